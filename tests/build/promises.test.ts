import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { prepare } from '../../src/build/compose.ts';
import { writeLedger } from '../../src/build/ledger.ts';
import { readContent } from '../../src/ingest/content.ts';
import { writeContent } from '../support/backfile.ts';

const now = Date.parse('2026-01-05T12:00:00Z');
const made: string[] = [];

afterEach(() => {
  for (const at of made.splice(0)) fs.rmSync(at, { recursive: true, force: true });
});

function article(title: string, date: string, rest = ''): string {
  return `---\ntitle: ${title}\ndate: ${date}\n${rest}---\n\nSome words on ${title}.\n`;
}

const small = {
  'articles/2024-05-01-wall-holds.md': article('Wall holds', '2024-05-01', 'tags: [Harbour, Afganistan]\nsection: World\nbyline: [Jon Smith]\nsource: The Gazette\n'),
  'articles/2024-06-02-bridge.md': article('Bridge', '2024-06-02', 'tags: [Bridges]\naliases: [/news/7/]\nstories: [floods]\n'),
  'articles/wall.md': article('The wall', '2023-01-01'),
  'tags/harbour.md': '---\nname: Harbour\n---\n',
  'stories/floods.md': '---\ntitle: Floods\n---\n',
  'pages/colophon.md': '---\ntitle: Colophon\n---\n\nSet in Vollkorn.\n',
};

type Edit = Readonly<Record<string, string | null>>;

/** A folder whose ledger holds all of `small`. */
function publish(): string {
  const root = writeContent(small);
  const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-ledger-'));
  made.push(root, cache);
  expect(writeLedger({ content: root, cache, now }).kind).toBe('written');
  return root;
}

function edit(root: string, files: Edit): void {
  for (const [file, text] of Object.entries(files)) {
    if (text === null) fs.rmSync(path.join(root, file));
    else fs.writeFileSync(path.join(root, file), text);
  }
}

/** What would be told of the folder, and where each address leads. */
function look(root: string): { told: string[]; leads: (address: string) => string | undefined } {
  const { problems, plan } = prepare(readContent(root), now);
  const paths = new Map(plan.map(({ path: at, to }) => [at, to ?? at]));
  return { told: problems.map(({ file, rule, reason, hint }) => `${file} ${rule}: ${reason} ${hint}`), leads: (address) => paths.get(address) };
}

/** Edits a published folder, expects the one problem, mends it, and expects that every published address answers. */
function expectTold(files: Edit, told: string, mended: Edit): ReturnType<typeof look> {
  const root = publish();
  edit(root, files);
  expect(look(root).told).toEqual([told]);
  edit(root, mended);
  return expectAnswers(root);
}

function expectAnswers(root: string): ReturnType<typeof look> {
  const seen = look(root);
  expect(seen.told).toEqual([]);
  for (const { address } of readContent(root).ledger.rows) expect(seen.leads(address), address).toBeDefined();
  return seen;
}

const lost = (address: string): string => `\`${address}\` was published on 2026-01-05, and nothing would answer there.`;

describe('a published address', () => {
  it('answers while nothing changed', () => {
    expectAnswers(publish());
  });

  it('of a renamed article is held by the line that is told', () => {
    const seen = expectTold(
      { 'articles/2024-06-02-bridge.md': null, 'articles/2024-06-02-harbour-bridge.md': small['articles/2024-06-02-bridge.md'] },
      `articles/2024-06-02-harbour-bridge.md address-lost: ${lost('/2024/06/02/bridge/')} Write \`aliases: [/news/7/, /2024/06/02/bridge/]\` in \`articles/2024-06-02-harbour-bridge.md\`.`,
      { 'articles/2024-06-02-harbour-bridge.md': article('Bridge', '2024-06-02', 'tags: [Bridges]\naliases: [/news/7/, /2024/06/02/bridge/]\nstories: [floods]\n') },
    );
    expect(seen.leads('/2024/06/02/bridge/')).toBe('/2024/06/02/harbour-bridge/');
  });

  it('of a re-dated article is held by the line that is told, and its emptied lists lead on', () => {
    const moved = (rest: string): string => article('The wall', '2022-12-31', rest);
    const seen = expectTold(
      { 'articles/wall.md': moved('') },
      `articles/wall.md address-lost: ${lost('/2023/01/01/wall/')} Add the line \`aliases: [/2023/01/01/wall/]\` to \`articles/wall.md\`.`,
      { 'articles/wall.md': moved('aliases: [/2023/01/01/wall/]\n') },
    );
    expect(['/2023/01/01/wall/', '/2023/01/01/', '/2023/01/', '/2023/'].map(seen.leads)).toEqual(['/2022/12/31/wall/', '/archive/', '/archive/', '/archive/']);
  });

  it('of a re-titled article is what it was', () => {
    const root = publish();
    edit(root, { 'articles/wall.md': article('Another headline', '2023-01-01') });
    expect(expectAnswers(root).leads('/2023/01/01/wall/')).toBe('/2023/01/01/wall/');
  });

  it('of an article merged into another is held by the line that is told', () => {
    const seen = expectTold(
      { 'articles/wall.md': null },
      `ledger.tsv address-lost: ${lost('/2023/01/01/wall/')} Put \`articles/wall.md\` back and add \`updates: [{ date: 2026-MM-DD, type: withdrawal, text: Why it was withdrawn. }]\`, or add the line \`aliases: [/2023/01/01/wall/]\` to the article that takes its place.`,
      { 'articles/2024-05-01-wall-holds.md': small['articles/2024-05-01-wall-holds.md'].replace('tags:', 'aliases: [/2023/01/01/wall/]\ntags:') },
    );
    expect(seen.leads('/2023/01/01/wall/')).toBe('/2024/05/01/wall-holds/');
  });

  it('of a withdrawn article still answers, with every list it was the last of', () => {
    const root = publish();
    const withdrawn = small['articles/2024-05-01-wall-holds.md'].replace('tags: [Harbour, Afganistan]\n', 'updates: [{ date: 2026-02-01, type: withdrawal, text: It was not so. }]\n');
    edit(root, { 'articles/2024-05-01-wall-holds.md': withdrawn, 'articles/2024-06-02-bridge.md': small['articles/2024-06-02-bridge.md'].replace('[Bridges]', '[Bridges, Harbour, Afganistan]') });
    const seen = expectAnswers(root);
    expect(['/2024/05/01/wall-holds/', '/2024/05/01/', '/sections/world/', '/bylines/jon-smith/2024/', '/sources/the-gazette/'].map(seen.leads))
      .toEqual(['/2024/05/01/wall-holds/', '/2024/05/01/', '/sections/', '/bylines/', '/sources/']);
  });

  it('of an article made a draft again is told', () => {
    const root = publish();
    edit(root, { 'articles/wall.md': article('The wall', '2023-01-01', 'draft: true\n') });
    expect(look(root).told).toEqual([expect.stringContaining('Remove `draft:` from `articles/wall.md`.')]);
  });

  it('that was an alias is held by the line it came from', () => {
    const root = publish();
    edit(root, { 'articles/2024-06-02-bridge.md': article('Bridge', '2024-06-02', 'tags: [Bridges]\nstories: [floods]\n') });
    expect(look(root).told).toEqual([`articles/2024-06-02-bridge.md address-lost: ${lost('/news/7/')} Add the line \`aliases: [/news/7/]\` to \`articles/2024-06-02-bridge.md\`.`]);
  });

  it('of a renamed tag file is held by `redirect_from`, its years included', () => {
    const seen = expectTold(
      { 'tags/harbour.md': null, 'tags/harbours.md': '---\nname: Harbours\nvariants: [Harbour]\n---\n' },
      `tags/harbours.md address-lost: ${lost('/tags/harbour/')} Add the line \`redirect_from: [harbour]\` to \`tags/harbours.md\`.`,
      { 'tags/harbours.md': '---\nname: Harbours\nvariants: [Harbour]\nredirect_from: [harbour]\n---\n' },
    );
    expect(['/tags/harbour/', '/tags/harbour/2024/'].map(seen.leads)).toEqual(['/tags/harbours/', '/tags/harbours/2024/']);
  });

  it('of a tag that was misspelt is held by a tag file that is told in full', () => {
    const seen = expectTold(
      { 'articles/2024-05-01-wall-holds.md': small['articles/2024-05-01-wall-holds.md'].replace('Afganistan', 'Afghanistan') },
      `ledger.tsv address-lost: ${lost('/tags/afganistan/')} Make the file \`tags/afghanistan.md\` with \`name: "Afghanistan"\` and \`redirect_from: [afganistan]\`.`,
      { 'tags/afghanistan.md': '---\nname: "Afghanistan"\nredirect_from: [afganistan]\n---\n' },
    );
    expect(seen.leads('/tags/afganistan/2024/')).toBe('/tags/afghanistan/2024/');
  });

  it('of a story that was taken out, and of a page, is told with what to type', () => {
    const root = publish();
    edit(root, { 'stories/floods.md': null, 'pages/colophon.md': null, 'articles/2024-06-02-bridge.md': small['articles/2024-06-02-bridge.md'].replace('stories: [floods]\n', '') });
    expect(look(root).told).toEqual([
      expect.stringContaining('Put `pages/colophon.md` back, or add the line `aliases: [/colophon/]` to the article'),
      expect.stringContaining('Add the line `redirect_from: [floods]` to the file in `stories/`'),
    ]);
  });

  it('of a story found by likeness leads on to its first article', () => {
    const root = publish();
    fs.appendFileSync(path.join(root, 'ledger.tsv'), '/stories/2023-01-01-wall/\t2026-01-05\tstory\n');
    expect(expectAnswers(root).leads('/stories/2023-01-01-wall/')).toBe('/2023/01/01/wall/');
  });
});

describe('the ledger', () => {
  it('is written the same again, and keeps days and ids when more is published and things have moved', () => {
    const root = publish();
    const before = fs.readFileSync(path.join(root, 'ledger.tsv'), 'utf8');
    expect(before).toContain('\n/2023/01/01/wall/\t2026-01-05\tarticles/wall.md\n');
    const again = (at: number): string => {
      const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-ledger-'));
      made.push(cache);
      expect(writeLedger({ content: root, cache, now: at }).kind).toBe('written');
      return fs.readFileSync(path.join(root, 'ledger.tsv'), 'utf8');
    };
    const later = Date.parse('2026-03-01T00:00:00Z');
    expect(again(later)).toBe(before);
    edit(root, { 'articles/wall.md': article('The wall', '2022-12-31', 'aliases: [/2023/01/01/wall/]\n'), 'articles/new.md': article('New', '2026-02-28') });
    const after = again(later);
    expect(after).toContain('\n/2023/01/01/wall/\t2026-01-05\t/2022/12/31/wall/\n');
    expect(after).toContain('\n/2026/02/28/new/\t2026-03-01\tarticles/new.md\n');
    expect(after).toContain('\ntag:example.org,2023-01-01:/2023/01/01/wall/\t2026-01-05\t/2022/12/31/wall/\n');
    expect(after).not.toContain('tag:example.org,2022-12-31:');
  });

  it('holds neither drafts nor what is under embargo, and notes the day it is where the newspaper is', () => {
    const root = writeContent({ ...small, 'archive.yaml': 'name: Test\naddress: https://example.org/\ntime_zone: Pacific/Kiritimati\n', 'articles/secret.md': article('Secret', '2024-01-01', 'draft: true\n'), 'articles/later.md': article('Later', '2024-01-02', 'embargo: 2030-01-01T00:00:00Z\n') });
    const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-ledger-'));
    made.push(root, cache);
    writeLedger({ content: root, cache, now });
    const text = fs.readFileSync(path.join(root, 'ledger.tsv'), 'utf8');
    expect(text).not.toMatch(/secret|later/);
    expect(text).toContain('\n/2023/\t2026-01-06\tyear\n');
  });

  it('is not written while there is a problem', () => {
    const root = publish();
    edit(root, { 'articles/wall.md': null });
    const before = fs.readFileSync(path.join(root, 'ledger.tsv'), 'utf8');
    const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-ledger-'));
    made.push(cache);
    expect(writeLedger({ content: root, cache, now }).kind).toBe('refused');
    expect(fs.readFileSync(path.join(root, 'ledger.tsv'), 'utf8')).toBe(before);
  });
});
