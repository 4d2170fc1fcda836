import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../src/build/fingerprint.ts';
import { formatManifest } from '../../src/build/manifest.ts';
import { isOfShard, readShard } from '../../src/build/shard.ts';
import { copyProject, projectRoot, readTree, runBackfile, writeContent } from '../support/backfile.ts';
import { generateArchive } from '../support/generated.ts';

const limit = 180_000;
const manifest = '.backfile-shard.json';
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-shard-'));
const at = (...names: string[]): string => path.join(root, ...names);
const numbers = [1, 2, 3, 4];
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
let content = '';

type Run = ReturnType<typeof runBackfile>;

function build(out: string, cache: string, args: string[] = [], from = content): Run {
  return runBackfile(['build', '--content', from, '--out', at(out), '--cache', at(cache), ...args]);
}

function merge(shards: readonly string[], out = 'merged', args: string[] = []): Run {
  return runBackfile(['merge', '--out', at(out), '--cache', at('merge-cache'), ...args, ...shards.map((shard) => at(shard))]);
}

function copy(from: string, to: string): string {
  fs.rmSync(at(to), { recursive: true, force: true });
  fs.cpSync(at(from), at(to), { recursive: true });
  return to;
}

function tree(folder: string): [string, string][] {
  return [...readTree(at(folder))];
}

/** The four shards with one of them replaced. */
function withShard(number: number, folder: string): string[] {
  return numbers.map((each) => (each === number ? folder : `own-${each}`));
}

function changeManifest(folder: string, change: (text: string) => string): string {
  const file = at(folder, manifest);
  fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
  return folder;
}

function firstFile(folder: string): string {
  return [...readTree(at(folder)).keys()].find((file) => file.endsWith('.html')) ?? '';
}

beforeAll(() => {
  const articles = generateArchive(11, 12).articles.map(({ slug, date, title, text, tags }): [string, string] =>
    [`articles/${date.slice(0, 4)}/${date}-${slug}.md`, `---\ntitle: ${title}\ndate: ${date}\ntags: [${tags.join(', ')}]\n---\n\n${text}\n`]);
  content = writeContent({
    ...Object.fromEntries(articles), 'pages/about.md': '---\ntitle: About\n---\n\nUs.\n',
    'articles/pictured.md': '---\ntitle: Pictured\ndate: 2024-01-01\naliases: [/old/]\n---\n\n![A dot](dot.png)\n',
  });
  fs.writeFileSync(path.join(content, 'articles/dot.png'), picture);
  expect(build('whole', 'cache').code).toBe(0);
  for (const number of numbers) expect(build(`own-${number}`, `cache-${number}`, ['--shard', `${number}/4`]).text).toMatch(new RegExp(`: shard ${number} of 4 with \\d+ of \\d+ pages in `));
}, limit);

afterAll(() => {
  for (const folder of [root, content]) fs.rmSync(folder, { recursive: true, force: true });
}, limit);

describe('a shard', () => {
  it('is named by its number and how many there are', () => {
    expect([readShard('1/1'), readShard('3/12')]).toEqual([{ index: 1, count: 1 }, { index: 3, count: 12 }]);
    expect(['', 'x', '0/4', '5/4', '1/0', '-1/4', '1/4/2', '1.5/4', ' 1/4', '01/4', '1', '1/', '/4', '1/99999999999'].filter((text) => readShard(text))).toEqual([]);
  });

  it.each(['0/4', '5/4', 'x'])('refuses `--shard %s` in one line', (words) => {
    const { code, text } = build('none', 'cache', ['--shard', words]);
    expect([code, text]).toEqual([2, `\`${words}\` is not a shard. Write its number and how many there are, from 1/4 to 4/4 for four.\n`]);
    expect(fs.existsSync(at('none'))).toBe(false);
  });

  it('has the same files in every version and on every machine', () => {
    expect(['index.html', '404.html', 'tags/çay/index.html', '2024/02/29/leap-day/index.html'].map((file) => numbers.find((index) => isOfShard(file, { index, count: 4 })))).toEqual([1, 1, 2, 4]);
  });

  it('has no file of another, some of every kind, and a manifest', () => {
    const shards = numbers.map((number) => [...readTree(at(`own-${number}`)).keys()]);
    const files = shards.flat().filter((file) => file !== manifest);
    expect(new Set(files).size).toBe(files.length);
    for (const shard of shards) expect([shard.includes(manifest), shard.length > files.length / 10]).toEqual([true, true]);
  });

  it('says nothing of the machine in its manifest', () => {
    const texts = numbers.map((number) => fs.readFileSync(at(`own-${number}`, manifest), 'utf8'));
    expect(texts.filter((text) => text.includes(os.tmpdir()) || text.includes(projectRoot))).toEqual([]);
  });

  it('writes after an edit what is stale of its own, and merges to what a whole build gives', () => {
    const edited = at('edited-content');
    fs.cpSync(content, edited, { recursive: true });
    for (const number of numbers) {
      copy(`cache-${number}`, `edited-cache-${number}`);
      expect(build(`edited-${number}`, `edited-cache-${number}`, ['--shard', `${number}/4`], edited).code).toBe(0);
    }
    fs.appendFileSync(path.join(edited, 'articles/pictured.md'), '\nOne more sentence.\n');
    const built = numbers.map((number) => build(`edited-${number}`, `edited-cache-${number}`, ['--shard', `${number}/4`], edited).text);
    const counts = built.map((text) => (/ (\d+) written, (\d+) kept/.exec(text) ?? []).slice(1).map(Number));
    expect(counts.filter(([, kept = 0]) => kept === 0)).toEqual([]);
    expect(counts.reduce((sum, [written = 0]) => sum + written, 0)).toBeGreaterThan(0);
    expect(counts.reduce((sum, [written = 0]) => sum + written, 0)).toBeLessThan(20);
    expect(build('edited-1', 'edited-cache-1', ['--shard', '1/4'], edited).text).toMatch(/ 0 written, /);
    expect(build('edited-whole', 'cache-1', [], edited).code).toBe(0);
    expect(merge(numbers.map((number) => `edited-${number}`), 'edited-merged').code).toBe(0);
    expect(tree('edited-merged')).toEqual(tree('edited-whole'));
  }, limit);

  it('takes turns with a whole site and with other shards in one folder, each exact', () => {
    copy('cache', 'turns-cache');
    const turns: [args: string[], same: string][] = [[[], 'whole'], [['--shard', '2/4'], 'own-2'], [[], 'whole'], [['--shard', '3/4'], 'own-3'], [['--shard', '2/4'], 'own-2'], [[], 'whole']];
    for (const [args, same] of turns) {
      expect(build('turns', 'turns-cache', args).code).toBe(0);
      expect(tree('turns')).toEqual(tree(same));
    }
  }, limit);

  it('has a folder that another build may replace, though no front page is in it', () => {
    const folder = copy(numbers.map((number) => `own-${number}`).find((name) => !fs.existsSync(at(name, 'index.html'))) ?? '', 'no-front');
    expect(build(folder, 'cache', ['--shard', '1/4']).code).toBe(0);
    fs.mkdirSync(at('thesis'));
    fs.writeFileSync(at('thesis', manifest), 'years of work');
    expect(build('thesis', 'cache', ['--shard', '1/4'])).toMatchObject({ code: 2 });
    expect(fs.readFileSync(at('thesis', manifest), 'utf8')).toBe('years of work');
  }, limit);
});

describe('npm run merge', () => {
  it('makes of four shards with a cache each what one build makes, to the byte', () => {
    const { code, text } = merge(['own-3', 'own-1', 'own-4', 'own-2'], 'merged-own');
    expect([code, text.replace(/[\d.]+ s\./, 's.').replaceAll(root, '')]).toEqual([0, `4 shards: ${tree('whole').length} files in /merged-own/, ${tree('whole').length} written, 0 kept, s.\n`]);
    expect(tree('merged-own')).toEqual(tree('whole'));
  }, limit);

  it('makes the same of four shards with copies of one cache', () => {
    for (const number of numbers) {
      copy('cache', `copied-cache-${number}`);
      expect(build(`copied-${number}`, `copied-cache-${number}`, ['--shard', `${number}/4`]).code).toBe(0);
    }
    expect(merge(numbers.map((number) => `copied-${number}`), 'merged-copied').code).toBe(0);
    expect(tree('merged-copied')).toEqual(tree('whole'));
  }, limit);

  it('makes the same with a shard of another machine', () => {
    const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(copyProject(at('elsewhere', 'project')), 'src/cli/backfile.js'), 'build', '--shard', '2/4', '--content', content, '--out', at('far'), '--cache', at('far-cache')], {
      cwd: root, env: { ...process.env, NODE_ENV: 'production', VITEST: '', TZ: 'Pacific/Kiritimati' },
    });
    expect(status).toBe(0);
    expect(merge(withShard(2, 'far'), 'merged-far').text).toMatch(/^4 shards: /);
    expect(tree('merged-far')).toEqual(tree('whole'));
  }, limit);

  it('makes a site of one shard', () => {
    copy('cache', 'one-cache');
    expect(build('one', 'one-cache', ['--shard', '1/1']).code).toBe(0);
    expect(merge(['one'], 'merged-one').text).toMatch(/^1 shard: /);
    expect(tree('merged-one')).toEqual(tree('whole'));
  }, limit);

  it('makes a site of shards of which some have no files', () => {
    for (const index of numbers) {
      fs.mkdirSync(at(`thin-${index}`));
      const files: Record<string, string> = index === 1 ? { '404.html': hashBytes('404') } : {};
      fs.writeFileSync(at(`thin-${index}`, manifest), formatManifest({ index, count: 4, inputs: { node: 'v24', theme: 'a', content: 'b', files: 1 }, files }));
    }
    fs.writeFileSync(at('thin-1/404.html'), '404');
    expect(merge(numbers.map((number) => `thin-${number}`), 'merged-thin').code).toBe(0);
    expect([...readTree(at('merged-thin')).keys()]).toEqual(['404.html', 'manifest-sha256.txt']);
  });

  it('leaves alone what is as it was, and removes what is no part of the site', () => {
    const shards = numbers.map((number) => `own-${number}`);
    expect(merge(shards, 'again').code).toBe(0);
    const before = fs.statSync(at('again/index.html')).mtimeMs;
    fs.writeFileSync(at('again/stray.txt'), 'stray');
    fs.appendFileSync(at('again/404.html'), '<p>Forged');
    expect(merge(shards, 'again').text).toMatch(/ 1 written, /);
    expect([fs.statSync(at('again/index.html')).mtimeMs, tree('again')]).toEqual([before, tree('whole')]);
  }, limit);

  it('takes the place of a whole site, and a whole site its place', () => {
    copy('cache', 'place-cache');
    expect(build('place', 'place-cache').code).toBe(0);
    expect(merge(numbers.map((number) => `own-${number}`), 'place', ['--cache', at('place-cache')]).text).toMatch(/ 0 written, /);
    expect(build('place', 'place-cache').text).toMatch(/ 0 written, /);
    expect(tree('place')).toEqual(tree('whole'));
  }, limit);
});

describe('a merge', () => {
  const all = numbers.map((number) => `own-${number}`);

  function refused(shards: readonly string[], out = 'refused', args: string[] = []): string {
    const before = fs.existsSync(at(out)) ? tree(out) : undefined;
    const { code, text } = merge(shards, out, args);
    expect(code).toBe(2);
    expect(fs.existsSync(at(out)) ? tree(out) : undefined).toEqual(before);
    return text.replaceAll(`${root}/`, '').trimEnd();
  }

  it('refuses a call without shards', () => {
    expect(refused([])).toBe('The folders of the shards are missing. Usage: npm run merge -- [--out DIR] [--cache DIR] SHARD_DIR…');
  });

  it('refuses when shards are missing, and names them', () => {
    expect(refused(['own-1', 'own-2', 'own-4'])).toBe('Shard 3 of 4 is missing.');
    expect(refused(['own-3'])).toBe('Shards 1, 2, 4 of 4 are missing.');
  });

  it('refuses a shard that is there twice', () => {
    expect(refused([...all, 'own-2'])).toBe('The folder `own-2` is named twice.');
    expect(refused([...all, copy('own-2', 'twin')])).toBe('`own-2` and `twin` are both shard 2 of 4.');
  });

  it('refuses shards of different numbers', () => {
    copy('cache', 'third-cache');
    expect(build('third', 'third-cache', ['--shard', '2/3']).code).toBe(0);
    expect(refused(withShard(2, 'third'))).toBe('`own-1` is one shard of 4, `third` one of 3.');
  }, limit);

  it.each<[what: string, change: (folder: string) => void]>([
    ['a word of an article', (folder) => fs.appendFileSync(path.join(folder, 'articles/pictured.md'), '\nMore.\n')],
    ['a picture', (folder) => fs.writeFileSync(path.join(folder, 'articles/dot.png'), Buffer.concat([picture, Buffer.from('\n')]))],
    ['the settings', (folder) => fs.writeFileSync(path.join(folder, 'archive.yaml'), 'name: Another\naddress: https://example.org/\n')],
  ])('refuses shards of different content: %s', (_what, change) => {
    const other = at('other-content');
    fs.cpSync(content, other, { recursive: true });
    change(other);
    copy('cache', 'other-cache');
    expect(build('other', 'other-cache', ['--shard', '2/4'], other).code).toBe(0);
    fs.rmSync(other, { recursive: true });
    expect(refused(withShard(2, 'other'))).toBe('`own-1` and `other` were built from different content. Build all shards from the same, with the same `--now`.');
  }, limit);

  it('refuses shards of different code, themes or versions of Node', () => {
    const theme = changeManifest(copy('own-2', 'theme'), (text) => text.replace(/"theme":"/, '$&x'));
    expect(refused(withShard(2, theme))).toBe('`own-1` and `theme` were built with different code or themes. Build all shards with the same.');
    const node = changeManifest(copy('own-2', 'node'), (text) => text.replace(process.version, 'v1.2.3'));
    expect(refused(withShard(2, node))).toBe(`\`own-1\` was built with Node ${process.version}, \`node\` with v1.2.3. Build all shards with one.`);
  });

  it('refuses a file that is damaged, missing or a link', () => {
    const file = firstFile('own-2');
    const damages: [how: string, damage: (at: string) => void][] = [
      ['appended', (target) => fs.appendFileSync(target, ' ')], ['removed', (target) => fs.rmSync(target)],
      ['linked', (target) => { fs.renameSync(target, `${target}.moved`); fs.symlinkSync(`${target}.moved`, target); }],
    ];
    for (const [how, damage] of damages) {
      damage(at(copy('own-2', how), file));
      expect(refused(withShard(2, how))).toBe(`In \`${how}\` \`${file}\` is missing or damaged. Build that shard again.`);
    }
    expect(merge(all, 'standing').code).toBe(0);
    expect(refused(withShard(2, 'appended'), 'standing')).toContain('missing or damaged');
  });

  it('refuses a manifest that is damaged', () => {
    const damages: ((text: string) => string)[] = [() => '', () => '{}', (text) => text.slice(0, -20), (text) => text.replace('"files":{', '"files":{"../../x":"x",'), (text) => text.replace('"index":2', '"index":1'), (text) => ` ${text}`];
    for (const damage of damages) expect(refused(withShard(2, changeManifest(copy('own-2', 'torn'), damage)))).toBe(`The \`${manifest}\` of \`torn\` is damaged. Build that shard again.`);
  });

  it('refuses shards from whose manifest a file is gone', () => {
    const folder = changeManifest(copy('own-2', 'fewer'), (text) => text.replace(/("files":\{)"[^"]+":"[^"]+",/, '$1'));
    expect(refused(withShard(2, folder))).toMatch(/^The shards hold \d+ of \d+ files\. Build them again\.$/);
  });

  it('refuses folders that are no shards', () => {
    expect(refused(withShard(2, 'nowhere'))).toBe('The folder `nowhere` is not there.');
    expect(refused(withShard(2, 'whole'))).toBe(`The folder \`whole\` is no shard: \`${manifest}\` is not in it.`);
  });

  it('refuses an output folder that is not ours, is a shard or lies in one', () => {
    fs.mkdirSync(at('mine'));
    fs.writeFileSync(at('mine/thesis.txt'), 'years of work');
    expect(refused(all, 'mine')).toBe('The folder `mine` holds files that were not built here. Name another, or empty it.');
    expect(refused(all, 'own-3')).toBe('The folder `own-3` is one of the shards. Name another for the site.');
    expect(refused(all, 'own-3/site')).toBe('The folder `own-3/site` lies inside the shard `own-3`. Name another for the site.');
    expect(merge(all, '.')).toMatchObject({ code: 2, text: expect.stringMatching(/ and cannot be replaced by a site\.\n$/) as string });
  });

  it('keeps nothing in a shard', () => {
    expect(refused(all, 'refused', ['--cache', at('own-1/cache')])).toBe('The folder `own-1/cache` cannot be the cache: it belongs to the shard `own-1`.');
    expect(fs.existsSync(at('own-1/cache'))).toBe(false);
  });
});
