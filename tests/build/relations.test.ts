import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeCorpus, type CorpusArticle } from '../../bench/corpus.ts';
import { compose } from '../../src/build/compose.ts';
import { openStore, type Store } from '../../src/store/store.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-relations-'));
const content = path.join(folder, 'content');
const now = Date.parse('2026-01-01T00:00:00Z');

afterAll(() => fs.rmSync(folder, { recursive: true }));

function write({ id, date, title, text, tags, dateline }: CorpusArticle): void {
  fs.writeFileSync(path.join(content, 'articles', `${date}-${id}.md`), `---\ntitle: ${title}\ndate: ${date}\ntags: [${tags.join(', ')}]\ndateline: ${dateline}\n---\n\n${text}\n`);
}

function viewsOf(store: Store): string[] {
  const { problems } = compose({ content, store, now });
  expect(problems).toEqual([]);
  return store.listViews().map(({ path: at }) => `${at} ${JSON.stringify(store.readView(at))}`);
}

describe('relations of a build', () => {
  it('are with a cache what they are without one, after several changes', () => {
    fs.mkdirSync(path.join(content, 'articles'), { recursive: true });
    fs.writeFileSync(path.join(content, 'archive.yaml'), 'name: The Test\naddress: https://example.org/\n');
    const corpus = makeCorpus({ count: 320, words: 40, seed: 5 });
    for (const article of corpus.filter((_, at) => at !== 145)) write(article);
    const kept = openStore(path.join(folder, 'kept'));
    viewsOf(kept);
    const written = (): number => fs.statSync(path.join(folder, 'kept', 'relations.bin')).ino;
    const first = written();
    const alone: CorpusArticle = { ...(corpus[40] as CorpusArticle), id: 'alone', title: 'Wxyz', text: 'Qwxv zzyx wvvq xyyz qqwv.', tags: [], dateline: 'Vwxq' };
    write(alone);
    viewsOf(kept);
    // What little is new is found again by the next build, and not written before there is more.
    expect(written()).toBe(first);
    const changes = [
      () => write(corpus[145] ?? corpus[0] as CorpusArticle),
      () => fs.rmSync(path.join(content, 'articles', `${corpus[20]?.date ?? ''}-${corpus[20]?.id ?? ''}.md`)),
      () => write({ ...(corpus[30] as CorpusArticle), text: 'Torval Grisen spoke of 214 lunes in Pelkervo. Nobody answered.' }),
      () => fs.writeFileSync(path.join(content, 'archive.yaml'), 'name: Another name\naddress: https://example.org/\n'),
    ];
    for (const change of changes) {
      change();
      viewsOf(kept);
    }
    expect(written()).not.toBe(first);
    const fresh = openStore(path.join(folder, 'fresh'));
    expect(viewsOf(kept)).toEqual(viewsOf(fresh));
    fresh.close();
    kept.close();
  }, 60_000);
});
