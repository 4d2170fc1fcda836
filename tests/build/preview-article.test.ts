import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { compose, type Kept } from '../../src/build/compose.ts';
import { recallComposition } from '../../src/build/composition.ts';
import { previewArticle } from '../../src/build/preview-article.ts';
import { scanContent } from '../../src/ingest/scan.ts';
import { openStore } from '../../src/store/store.ts';
import { readPage } from '../../src/store/views.ts';
import type { ArticleView } from '../../src/views/pages.ts';
import { writeContent } from '../support/backfile.ts';

const write = (title: string, text: string, more = ''): string => `---\ntitle: ${title}\ndate: 2024-05-01\n${more}---\n\n${text}\n`;
const content = writeContent({ 'articles/one.md': write('One', 'First words.', 'related: [two]\n'), 'articles/two.md': write('Two', 'Others.') });
const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-preview-'));
const store = openStore(cache);
const kept: Kept = { readings: new Map() };
const now = Date.parse('2026-01-01T00:00:00Z');

afterAll(() => {
  store.close();
  for (const folder of [content, cache]) fs.rmSync(folder, { recursive: true });
});

function save(name: string, text: string): boolean {
  fs.writeFileSync(path.join(content, 'articles', name), text);
  return previewArticle(content, store, `articles/${name}`, now, kept);
}

function at(address: string): ArticleView | undefined {
  const view = readPage(store, address);
  return view?.kind === 'article' ? view : undefined;
}

function withoutAnchors(html: string | undefined): string | undefined {
  return html?.replace(/ id="p-[^"]*"/g, '');
}

describe('previewArticle', () => {
  it('shows nothing before there was a sound site', () => {
    expect(previewArticle(content, store, 'articles/one.md', now, kept)).toBe(false);
  });

  it('shows the words of a saved article with the relations it had', () => {
    compose({ content, store, now, kept });
    expect(save('one.md', write('One more', 'Other words.', 'related: [two]\n'))).toBe(true);
    const view = at('/2024/05/01/one/');
    expect([view?.title, withoutAnchors(view?.body), [...view?.earlier ?? [], ...view?.later ?? []].map(({ text }) => text)]).toEqual(['One more', '<p>Other words.</p>', ['Two']]);
  });

  it('shows a new article', () => {
    expect([save('three.md', write('Three', 'New words.')), withoutAnchors(at('/2024/05/01/three/')?.body)]).toEqual([true, '<p>New words.</p>']);
  });

  it.each([['a draft', write('Three', 'Secret.', 'draft: true\n')], ['one with a problem', write('Three', '<b>Raw</b>')], ['one with a picture', write('Three', '![A](a.jpg)')]])('leaves %s to what composes the site', (_, text) => {
    expect([save('three.md', text), withoutAnchors(at('/2024/05/01/three/')?.body)]).toEqual([false, '<p>New words.</p>']);
  });

  it('makes the site be composed again though the file is gone before that', () => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    fs.rmSync(path.join(content, 'articles/three.md'));
    compose({ content, store, now, kept });
    const recall = (): unknown => recallComposition(store, content, scanContent(content), now);
    expect(recall()).toBeDefined();
    expect(save('four.md', write('Four', 'Gone soon.'))).toBe(true);
    fs.rmSync(path.join(content, 'articles/four.md'));
    expect(recall()).toBeUndefined();
    clock.mockRestore();
  });

  it('leaves nothing behind that composing does not mend', () => {
    fs.writeFileSync(path.join(content, 'articles/three.md'), write('Three', 'Last words.'));
    compose({ content, store, now, kept });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-fresh-'));
    const fresh = openStore(folder);
    compose({ content, store: fresh, now });
    expect(store.listViews()).toEqual(fresh.listViews());
    fresh.close();
    fs.rmSync(folder, { recursive: true });
  });
});
