import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { compose } from '../../src/build/compose.ts';
import type { OutputNote } from '../../src/build/output-folder.ts';
import { writeStages, type StageTally } from '../../src/build/stages.ts';
import { hasTwin, planTwins, readTwinPath } from '../../src/build/twin-stage.ts';
import { digestText } from '../../src/ingest/digest.ts';
import { openStore } from '../../src/store/store.ts';
import { readPage } from '../../src/store/views.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-twins-'));
let [content, out, cache] = ['', '', ''];
let note: OutputNote | undefined;

const wall = 'The wall held.\n\nSee [[doha-talks]] <!-- who said so? -->and [[hush-hush|more]].\n';

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  fs.writeFileSync(path.join(content, file), text);
}

beforeEach(() => {
  const folder = fs.mkdtempSync(path.join(root, 'case-'));
  [content, out, cache] = [path.join(folder, 'content'), path.join(folder, 'dist'), path.join(folder, 'cache')];
  note = undefined;
  write('archive.yaml', 'name: The Test\naddress: https://example.org/archive/\n');
  write('articles/2025-10-28-wall.md', `---\ntitle: The wall\ndate: 2025-10-28\ntags: [Harbour]\n---\n\n${wall}`);
  write('articles/2025-10-27-doha-talks.md', '---\ntitle: Talks in Doha\ndate: 2025-10-27\n---\n\nThey talked.\n');
  write('articles/2025-10-26-hush-hush.md', '---\ntitle: Hush\ndate: 2025-10-26\ndraft: true\n---\n\nNot yet.\n');
  write('articles/2025-10-25-gone.md', '---\ntitle: Gone\ndate: 2025-10-25\nupdates: [{date: 2025-10-26, type: withdrawal, text: It was wrong.}]\n---\n\nIt was so.\n');
});
afterAll(() => fs.rmSync(root, { recursive: true }));

/** Makes the twins of the content as it is, as builds one after another do; `before` is called when all is read and nothing made. */
async function build(before = (): void => undefined): Promise<StageTally | undefined> {
  const store = openStore(cache);
  try {
    const { settings, problems } = compose({ content, store, now: 0 });
    if (!settings) throw new TypeError(JSON.stringify(problems));
    before();
    const outcome = await writeStages([planTwins(store.listViews(), settings, 'code', { content, store })], out, note);
    note = outcome.note ?? note;
    return outcome.stages[0];
  } finally {
    store.close();
  }
}

function listFiles(folder = ''): string[] {
  return fs.readdirSync(path.join(out, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(out, path.join(entry.parentPath, entry.name))).sort();
}

const read = (file: string): string => fs.readFileSync(path.join(out, file), 'utf8');
const six = ['article.md', 'article.txt', 'cite.bib', 'cite.json', 'cite.ris', 'index.json'];

describe('the twins of a site', () => {
  it('stand beside each article, day, tag and story, and beside no withdrawn one', async () => {
    await build();
    expect(listFiles().filter((file) => !/^2025\/10\/\d\d\/index\.json$/.test(file))).toEqual([...six.map((file) => `2025/10/27/doha-talks/${file}`), ...six.map((file) => `2025/10/28/wall/${file}`), 'tags/harbour/index.json']);
    expect(listFiles()).toContain('2025/10/28/index.json');
  });

  it('tell nothing of what is not published, nor what an editor noted', async () => {
    await build();
    expect(read('2025/10/28/wall/article.md').split('---\n\n')[1]).toBe('The wall held.\n\nSee [Talks in Doha](https://example.org/archive/2025/10/27/doha-talks/) and more.\n');
    expect(read('2025/10/28/wall/article.txt')).toMatch(/\n\nThe wall held\.\nSee Talks in Doha and more\.\n$/);
    for (const file of listFiles()) expect(read(file)).not.toMatch(/hush|Hush|who said so|It was so/);
  });

  it('bear the SHA-256 of the text as it was written', async () => {
    await build();
    for (const file of ['article.md', 'index.json']) expect(read(`2025/10/28/wall/${file}`)).toContain(digestText(wall));
    const [, text = ''] = read('2025/10/27/doha-talks/article.md').split('---\n\n');
    expect(read('2025/10/27/doha-talks/index.json')).toContain(digestText(text));
  });

  it('are left alone where nothing changed, and made anew where the title of a linked article did', async () => {
    await build();
    expect(await build()).toMatchObject({ written: 0, equal: 0 });
    write('articles/2025-10-27-doha-talks.md', '---\ntitle: Talks in Doha end\ndate: 2025-10-27\n---\n\nThey talked.\n');
    expect((await build())?.written).toBeGreaterThan(0);
    expect(read('2025/10/28/wall/article.md')).toContain('See [Talks in Doha end](');
  });

  it.each([['false', []], ['[ris, json]', ['cite.ris', 'index.json']], ['true', six]])('are those that `twins: %s` names', async (setting, files) => {
    fs.appendFileSync(path.join(content, 'archive.yaml'), `twins: ${setting}\n`);
    await build();
    expect(fs.existsSync(out) && files.length > 0 ? listFiles('2025/10/28/wall').map((file) => path.basename(file)) : []).toEqual(files);
    expect(fs.existsSync(path.join(out, 'tags/harbour/index.json'))).toBe(files.includes('index.json'));
  });

  it('are not made of a text that was changed after it was read', async () => {
    const change = (): void => fs.appendFileSync(path.join(content, 'articles/2025-10-28-wall.md'), 'More.\n');
    await expect(build(change)).rejects.toThrow('`articles/2025-10-28-wall.md` was changed while the site was built. Build it again.');
    expect(fs.existsSync(out)).toBe(false);
  });

  it('are found by their address', async () => {
    await build();
    const store = openStore(cache);
    const answers = ['/2025/10/28/wall/article.md', '/2025/10/25/gone/article.md', '/2025/10/28/index.json', '/2025/10/28/cite.ris', '/index.json', '/tags/harbour/2025/index.json'].map((at) => {
      const found = readTwinPath(at);
      const view = found && readPage(store, found.path);
      return view && hasTwin(view, found.kind);
    });
    store.close();
    expect(answers).toEqual([true, false, true, false, false, false]);
    expect(readTwinPath('/2025/10/28/wall/')).toBeUndefined();
  });
});
