import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { killBackfile, projectRoot, runBackfile } from '../support/backfile.ts';
import { addresses, emptyArchive, writeArchive } from '../support/edited-archive.ts';
import { changeArchive } from '../support/edits.ts';
import { findDifferences, readSite } from '../support/sequences.ts';
import { roomy } from '../support/themes.ts';

const limit = 300_000;
const root = fs.mkdtempSync(path.join(roomy, 'backfile-changes-'));
let made = 0;

afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

interface Newspaper {
  content: string;
  out: string;
  cache: string;
  /** Gives the whole archive another name, and with it every page. */
  rename: (name: string) => void;
  args: string[];
}

function aNewspaper(): Newspaper {
  const at = path.join(root, String(made += 1));
  const [content, out, cache] = [path.join(at, 'content'), path.join(at, 'dist'), path.join(at, 'cache')];
  const archive = emptyArchive();
  for (const a of [5, 6, 9, 13, 18, 21, 22, 29]) changeArchive(archive, { kind: 'add', a, b: a * 3, c: a });
  changeArchive(archive, { kind: 'link', a: 2, b: 5, c: 0 });
  for (const [file, bytes] of [...writeArchive(archive), ['articles/headed.md', '---\ntitle: Headed\ndate: 2024-02-20\n---\n\n## A heading\n\nSome words.\n'] as const]) {
    fs.mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    fs.writeFileSync(path.join(content, file), bytes);
  }
  const rename = (name: string): void => fs.writeFileSync(path.join(content, 'archive.yaml'), `name: ${name}\naddress: ${addresses[0]}\n`);
  return { content, out, cache, rename, args: ['build', '--content', content, '--out', out, '--cache', cache] };
}

/** Builds on what is there, and elsewhere from nothing; `theme` may be taken over from another cache. */
function expectClean({ content, out, args }: Newspaper, { env = {}, project, theme }: { env?: Record<string, string>; project?: string; theme?: string } = {}): void {
  expect(runBackfile(args, env, project)).toMatchObject({ code: 0 });
  const clean = path.join(root, String(made += 1));
  if (theme !== undefined) fs.cpSync(theme, path.join(clean, 'cache/theme'), { recursive: true });
  expect(runBackfile(['build', '--content', content, '--out', path.join(clean, 'dist'), '--cache', path.join(clean, 'cache')], {}, project)).toMatchObject({ code: 0 });
  expect(findDifferences(readSite(out), readSite(path.join(clean, 'dist')))).toEqual([]);
  expect(fs.readdirSync(path.dirname(out)).sort()).toEqual(['cache', 'content', 'dist']);
}

describe('a build', () => {
  it('equals a clean one after builds that were killed, after a theme that was damaged and in another time zone', async () => {
    const newspaper = aNewspaper();
    const theme = path.join(newspaper.cache, 'theme');
    await killBackfile(newspaper.args, 2500);
    const started = performance.now();
    expectClean(newspaper);
    const whole = performance.now() - started;
    let killed = 0;
    for (const [at, part] of [0.1, 0.14, 0.17, 0.2, 0.23, 0.26, 0.3].entries()) {
      newspaper.rename(`Name ${at}`);
      if (await killBackfile(newspaper.args, whole * part)) killed += 1;
    }
    expect(killed).toBeGreaterThan(0);
    expectClean(newspaper, { theme });
    const sound = path.join(root, 'sound');
    fs.cpSync(theme, sound, { recursive: true });
    for (const part of ['client', 'server']) {
      const files = fs.readdirSync(theme, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.parentPath.includes(part));
      const damaged = files[files.length >> 1];
      if (damaged) fs.rmSync(path.join(damaged.parentPath, damaged.name));
    }
    newspaper.rename('Another name');
    expectClean(newspaper, { theme: sound });
    fs.appendFileSync(path.join(newspaper.content, 'articles/headed.md'), '\nMore words.\n');
    expectClean(newspaper, { env: { TZ: 'Pacific/Kiritimati' }, theme });
  }, limit);

  it('equals a clean one after a component, a wording, rows of the data and a package changed', () => {
    const project = copyProject('rehype-slug');
    const newspaper = aNewspaper();
    const page = path.join(newspaper.out, '2024/02/20/headed/index.html');
    expect(runBackfile(newspaper.args, {}, project)).toMatchObject({ code: 0 });
    change(path.join(project, 'src/components/Footer.astro'), /<footer/, '<footer data-changed');
    // No other file is made of a template.
    const made = new Map([...runBackfile([...newspaper.args, '--timings'], {}, project).text.matchAll(/^(\S.*?) {2,}\d+ +(\d+) /gm)].map(([, stage, count]) => [stage, Number(count)]));
    expect(made.get('pages')).toBeGreaterThan(30);
    const others = ['twins', 'on this day', 'slugs', 'feeds', 'sitemaps', 'data', 'for hosts'];
    expect(others.map((stage) => [stage, made.get(stage)])).toEqual(others.map((stage) => [stage, 0]));
    change(path.join(project, 'src/site/words/en.ts'), /Mentioned in/, 'Named in');
    expectClean(newspaper, { project });
    expect(fs.readFileSync(page, 'utf8')).toContain('data-changed');
    change(path.join(project, 'src/exports/data/rows.ts'), /rank: link\.rank/, 'rank: link.rank + 100');
    change(path.join(project, 'src/build/compose.ts'), /(filled\.pictures\)\))\.join\('\\n'\)/, "$1.join('\\n\\n')");
    expectClean(newspaper, { project });
    change(path.join(project, 'node_modules/rehype-slug/lib/index.js'), /slugs\.slug\(/, '"changed-" + slugs.slug(');
    change(path.join(project, 'package-lock.json'), /("node_modules\/rehype-slug": \{\s*"version": ")[^"]+/, '$199.0.0');
    expectClean(newspaper, { project });
    expect(fs.readFileSync(page, 'utf8')).toMatch(/id="[^"]*changed-a-heading"/);
    const sound = readSite(newspaper.out);
    change(path.join(project, 'src/components/Footer.astro'), /<footer data-changed/, '<footer data-changed={Astro.url.pathname}');
    const { code, text } = runBackfile(newspaper.args, {}, project);
    expect(text).toContain('A template asks for `Astro.url`. It has `Astro.props` and `Astro.params`');
    expect(code).not.toBe(0);
    expect(findDifferences(readSite(newspaper.out), sound)).toEqual([]);
  }, limit);
});

/** The project in a folder of its own, with one package that may be changed. */
function copyProject(changed: string): string {
  const project = path.join(root, String(made += 1));
  for (const name of ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']) fs.cpSync(path.join(projectRoot, name), path.join(project, name), { recursive: true });
  const modules = fs.realpathSync(path.join(projectRoot, 'node_modules'));
  fs.mkdirSync(path.join(project, 'node_modules'));
  for (const name of fs.readdirSync(modules)) {
    if (name === changed) fs.cpSync(path.join(modules, name), path.join(project, 'node_modules', name), { recursive: true });
    else if (name !== '.cache') fs.symlinkSync(path.join(modules, name), path.join(project, 'node_modules', name));
  }
  return project;
}

function change(file: string, pattern: RegExp, to: string): void {
  const text = fs.readFileSync(file, 'utf8');
  expect(text).toMatch(pattern);
  fs.writeFileSync(file, text.replace(pattern, to));
}
