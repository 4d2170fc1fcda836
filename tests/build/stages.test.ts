import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { OutputNote } from '../../src/build/output-folder.ts';
import { writeStages, type Outcome, type Stage } from '../../src/build/stages.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-stages-'));
let out = '';
let elsewhere = '';
let made: string[] = [];

beforeEach(() => {
  const folder = fs.mkdtempSync(path.join(root, 'case-'));
  [out, elsewhere, made] = [path.join(folder, 'dist'), path.join(folder, 'elsewhere'), []];
});

afterAll(() => fs.rmSync(root, { recursive: true }));

/** A stage of files by path, each with its bytes; what a file is made from is its bytes, unless another digest is given. */
function stageOf(files: Record<string, string>, digest?: string, name = 'pages'): Stage {
  return {
    name, outputs: Object.entries(files).map(([at, bytes]) => ({ path: at, digest: digest ?? bytes })),
    make: ({ path: at }) => {
      made.push(at);
      return files[at] ?? '';
    },
  };
}

/** Makes the files, and takes down which were made. */
async function write(files: Record<string, string>, known?: OutputNote, digest?: string): Promise<Outcome> {
  made = [];
  return writeStages([stageOf(files, digest)], out, known);
}

async function noteOf(files: Record<string, string>): Promise<OutputNote> {
  const { note } = await write(files);
  if (!note) throw new TypeError('Nothing was written.');
  return note;
}

/** Everything below a folder: bytes of a file, `/` for a folder, `@` for a link. */
function treeOf(folder: string): Record<string, string> {
  return Object.fromEntries(fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().map((name) => {
    const status = fs.lstatSync(path.join(folder, name));
    return [name, status.isSymbolicLink() ? '@' : status.isDirectory() ? '/' : fs.readFileSync(path.join(folder, name), 'utf8')];
  }));
}

function put(at: string, bytes: string): void {
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.writeFileSync(at, bytes);
}

const site = { 'a/b/c/index.html': 'c', 'a/index.html': 'a', 'index.html': 'home' };
const tree = { 'a': '/', 'a/b': '/', 'a/b/c': '/', 'a/b/c/index.html': 'c', 'a/index.html': 'a', 'index.html': 'home' };

describe('writeStages', () => {
  it('makes a new folder of every output', async () => {
    const { stages, removed, note } = await write(site);
    expect(treeOf(out)).toEqual(tree);
    expect([stages, removed]).toMatchObject([[{ name: 'pages', items: 3, written: 3, equal: 0, kept: 0 }], 0]);
    expect([Object.keys(note?.files ?? {}).sort(), Object.keys(note?.folders ?? {}).sort()]).toEqual([Object.keys(site).sort(), ['', 'a', 'a/b', 'a/b/c']]);
  });

  it('leaves nothing beside the folder', async () => {
    await write(site);
    await write({ 'index.html': 'home' });
    expect(fs.readdirSync(path.dirname(out))).toEqual(['dist']);
  });

  it('makes nothing and gives no note where nothing changed', async () => {
    const outcome = await write(site, await noteOf(site));
    expect([made, outcome]).toEqual([[], { stages: [expect.objectContaining({ items: 3, written: 0, equal: 0, kept: 3 })], removed: 0, note: undefined }]);
  });

  it('makes only what is made from something else', async () => {
    const known = await noteOf(site);
    const before = fs.statSync(path.join(out, 'index.html')).mtimeMs;
    const { note } = await write({ ...site, 'a/index.html': 'A' }, known);
    expect([made, treeOf(out), fs.statSync(path.join(out, 'index.html')).mtimeMs]).toEqual([['a/index.html'], { ...tree, 'a/index.html': 'A' }, before]);
    await write({ ...site, 'a/index.html': 'A' }, note);
    expect(made).toEqual([]);
  });

  it('leaves a file alone that is made anew with equal bytes', async () => {
    const known = await noteOf(site);
    const before = fs.statSync(path.join(out, 'index.html')).ino;
    const { stages, note } = await write(site, known, 'new');
    expect([stages[0]?.equal, stages[0]?.written, fs.statSync(path.join(out, 'index.html')).ino]).toEqual([3, 0, before]);
    await write(site, note, 'new');
    expect(made).toEqual([]);
  });

  it('writes again what was tampered with, of one length or another, or is gone', async () => {
    const known = await noteOf(site);
    fs.writeFileSync(path.join(out, 'index.html'), 'emoh');
    fs.appendFileSync(path.join(out, 'a/index.html'), 'b');
    fs.rmSync(path.join(out, 'a/b'), { recursive: true });
    await write(site, known);
    expect([made.sort(), treeOf(out)]).toEqual([Object.keys(site).sort(), tree]);
  });

  it('trusts no file of a folder it has no note of', async () => {
    await write(site);
    await write(site);
    expect([made.length, treeOf(out)]).toEqual([3, tree]);
  });

  it('removes files and folders that are nobody’s, whatever their names', async () => {
    const known = await noteOf(site);
    for (const name of ['stray.txt', 'a/stray.txt', 'stray/deep/file.txt', 'constructor/file.txt', 'toString']) put(path.join(out, name), 'stray');
    const { removed, note } = await write(site, known);
    expect([treeOf(out), removed, made]).toEqual([tree, 5, []]);
    expect((await write(site, note)).note).toBeUndefined();
  });

  it('removes what is no output any longer, and folders left empty', async () => {
    const known = await noteOf(site);
    const { removed, note } = await write({ 'index.html': 'home' }, known);
    expect([treeOf(out), removed, Object.keys(note?.folders ?? {})]).toEqual([{ 'index.html': 'home' }, 2, ['']]);
  });

  it('removes a link that stands where an output was', async () => {
    const known = await noteOf(site);
    put(path.join(elsewhere, 'thesis.txt'), 'years of work');
    fs.rmSync(path.join(out, 'a/index.html'));
    fs.symlinkSync(path.join(elsewhere, 'thesis.txt'), path.join(out, 'a/index.html'));
    const { 'a/index.html': _, ...rest } = site;
    expect((await write(rest, known)).removed).toBe(1);
    const { 'a/index.html': gone, ...left } = tree;
    expect([treeOf(out), gone, treeOf(elsewhere)]).toEqual([left, 'a', { 'thesis.txt': 'years of work' }]);
  });

  it('takes down anew a folder that was touched, and no more than that', async () => {
    const known = await noteOf(site);
    put(path.join(out, 'a/stray.txt'), 'stray');
    fs.rmSync(path.join(out, 'a/stray.txt'));
    const { note, removed } = await write(site, known);
    expect([made, removed, note?.files, note?.folders['a'] === known.folders['a']]).toEqual([[], 0, known.files, false]);
    expect((await write(site, note)).note).toBeUndefined();
  });

  it('makes nothing of a folder that was copied and brought back, but what was changed there', async () => {
    const known = await noteOf(site);
    fs.cpSync(out, elsewhere, { recursive: true });
    fs.rmSync(out, { recursive: true });
    fs.cpSync(elsewhere, out, { recursive: true });
    fs.writeFileSync(path.join(out, 'a/index.html'), 'b');
    const back = await write(site, known);
    expect([made, back.stages[0]?.kept, treeOf(out)]).toEqual([['a/index.html'], 2, tree]);
    const again = await write(site, back.note);
    expect([made, again.note]).toEqual([[], undefined]);
    fs.utimesSync(path.join(out, 'index.html'), 1, 1);
    const touched = await write(site, back.note);
    expect([made, touched.note?.files['index.html']?.[0] === back.note?.files['index.html']?.[0], (await write(site, touched.note)).note]).toEqual([[], false, undefined]);
  });

  it('is not held up by what a build left that was cut off', async () => {
    put(path.join(`${out}.backfile-new`, '0'), 'half');
    put(path.join(`${out}.backfile-new`, 'index.html'), 'half');
    const known = await noteOf(site);
    put(path.join(`${out}.backfile-new`, '0'), 'half');
    await write({ ...site, 'index.html': 'new' }, known);
    expect([treeOf(out), fs.readdirSync(path.dirname(out))]).toEqual([{ ...tree, 'index.html': 'new' }, ['dist']]);
  });

  it('removes links and nothing that they lead to', async () => {
    const known = await noteOf(site);
    put(path.join(elsewhere, 'c/thesis.txt'), 'years of work');
    put(path.join(elsewhere, 'thesis.txt'), 'years of work');
    const before = treeOf(elsewhere);
    fs.symlinkSync(elsewhere, path.join(out, 'a/link'));
    fs.rmSync(path.join(out, 'index.html'));
    fs.symlinkSync(path.join(elsewhere, 'thesis.txt'), path.join(out, 'index.html'));
    fs.rmSync(path.join(out, 'a/b'), { recursive: true });
    fs.symlinkSync(elsewhere, path.join(out, 'a/b'));
    await write(site, known);
    expect([treeOf(out), treeOf(elsewhere)]).toEqual([tree, before]);
  });

  it('follows no link that stands in a folder whose time was set back', async () => {
    const known = await noteOf(site);
    put(path.join(elsewhere, 'c/index.html'), 'years of work');
    const { mtime } = fs.statSync(path.join(out, 'a'));
    fs.rmSync(path.join(out, 'a/b'), { recursive: true });
    fs.symlinkSync(elsewhere, path.join(out, 'a/b'));
    fs.utimesSync(path.join(out, 'a'), mtime, mtime);
    const before = treeOf(elsewhere);
    await write({ 'index.html': 'home' }, { ...known, folders: { ...known.folders, a: `${fs.statSync(path.join(out, 'a')).mtimeMs}:${fs.statSync(path.join(out, 'a')).ino}` } });
    expect([treeOf(out), treeOf(elsewhere)]).toEqual([{ 'index.html': 'home' }, before]);
  });

  it('makes the files anew of a folder that was moved away and linked', async () => {
    const known = await noteOf(site);
    fs.renameSync(path.join(out, 'a'), elsewhere);
    fs.symlinkSync(elsewhere, path.join(out, 'a'));
    const before = treeOf(elsewhere);
    await write(site, known);
    expect([treeOf(out), treeOf(elsewhere)]).toEqual([tree, before]);
  });

  it('turns a file into a folder and a folder into a file', async () => {
    const { note } = await write({ 'a': 'file', 'b/c/d': 'deep' });
    const turned = await write({ 'a/e': 'below', 'b': 'file' }, note);
    expect(treeOf(out)).toEqual({ 'a': '/', 'a/e': 'below', 'b': 'file' });
    await write({ 'a': 'file', 'b/c/d': 'deep' }, turned.note);
    expect(treeOf(out)).toEqual({ 'a': 'file', 'b': '/', 'b/c': '/', 'b/c/d': 'deep' });
  });

  it('puts right a file that another hand turned into a folder, and the reverse', async () => {
    const known = await noteOf(site);
    fs.rmSync(path.join(out, 'index.html'));
    put(path.join(out, 'index.html/file.txt'), 'stray');
    fs.rmSync(path.join(out, 'a'), { recursive: true });
    put(path.join(out, 'a'), 'stray');
    await write(site, known);
    expect(treeOf(out)).toEqual(tree);
  });

  it('makes anew a folder that was emptied or removed', async () => {
    const known = await noteOf(site);
    fs.rmSync(out, { recursive: true });
    await write(site, known);
    expect(treeOf(out)).toEqual(tree);
    fs.rmSync(out, { recursive: true });
    fs.mkdirSync(out);
    await write(site, known);
    expect(treeOf(out)).toEqual(tree);
  });

  it('keeps the stages apart in what it tells', async () => {
    const { note } = await writeStages([stageOf({ 'a': '1' }, undefined, 'pages'), stageOf({ 'b': '2', 'c': '3' }, undefined, 'files')], out);
    const { stages } = await writeStages([stageOf({ 'a': '1' }, undefined, 'pages'), stageOf({ 'b': '4', 'c': '3' }, undefined, 'files')], out, note);
    expect(stages).toMatchObject([{ name: 'pages', items: 1, written: 0, kept: 1 }, { name: 'files', items: 2, written: 1, kept: 1 }]);
  });

  it.each([[['a'], ['a']], [['a/b', 'a/b'], []], [['a'], ['a/b']], [['a/b/c'], ['a/b']]])('refuses two outputs in one place: %j and %j', async (one, two) => {
    const known = await noteOf(site);
    const stage = (paths: string[]): Stage => ({ name: 'x', outputs: paths.map((at) => ({ path: at, digest: '' })), make: () => '' });
    await expect(writeStages([stage(one), stage(two)], out, known)).rejects.toThrow(/^Two outputs stand at `a(\/b)?`\.$/);
    expect(treeOf(out)).toEqual(tree);
  });

  it.each(['../a', 'a/../../b', 'a/../b', '.', '', '..', './a', 'a//b'])('refuses an output at %j', async (at) => {
    const known = await noteOf(site);
    await expect(write({ [at]: 'x' }, known)).rejects.toThrow(new RangeError(`\`${at}\` lies outside the output folder.`));
    expect(treeOf(out)).toEqual(tree);
  });

  it('leaves everything as it was where a file cannot be made', async () => {
    const failing: Stage = { name: 'pages', outputs: ['index.html', 'new.html', 'z.html'].map((at) => ({ path: at, digest: 'other' })), make: ({ path: at }) => (at === 'z.html' ? Promise.reject(new TypeError('No page.')) : 'new') };
    await expect(writeStages([failing], out)).rejects.toThrow('No page.');
    expect(fs.existsSync(out)).toBe(false);
    const known = await noteOf(site);
    put(path.join(out, 'stray.txt'), 'stray');
    await expect(writeStages([failing], out, known)).rejects.toThrow('No page.');
    expect([treeOf(out), fs.readdirSync(path.dirname(out))]).toEqual([{ ...tree, 'stray.txt': 'stray' }, ['dist']]);
  });
});
