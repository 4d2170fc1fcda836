import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { projectRoot, readTree, runBackfile, writeContent } from '../support/backfile.ts';
import { generateArchive } from '../support/generated.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-astro-'));
// Astro moves files here from the project: the system's own folder for passing files may be another disk.
fs.mkdirSync(path.join(projectRoot, '.cache'), { recursive: true });
const plain = fs.mkdtempSync(path.join(projectRoot, '.cache/astro-build-'));

afterAll(() => {
  for (const made of [folder, plain]) fs.rmSync(made, { recursive: true, force: true });
});

/** Builds the pages of a cache's views with Astro alone; gives its files. */
function buildWithAstro(cache: string, site: string, base: string): Map<string, string> {
  const out = fs.mkdtempSync(path.join(plain, 'site-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(projectRoot, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: projectRoot, encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', VITEST: '', BACKFILE_CACHE: cache, BACKFILE_SITE: site, BACKFILE_BASE: base, BACKFILE_OUT: out },
  });
  if (status !== 0) throw new Error(stdout + stderr);
  return readTree(out);
}

/** What only the engine writes: data and pictures stand beside the pages. */
function isPart(file: string): boolean {
  return file.endsWith('.html') || file.startsWith('_assets/') || file === 'favicon.svg' || file === 'feed.css';
}

/** The first files in which two trees differ: a whole difference would be unreadable. */
function differ(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file)).slice(0, 10);
}

describe('a plain `astro build` of the same views', () => {
  it('gives the bytes of the demo', () => {
    const demo = inject('demo');
    const site = new Map([...readTree(demo)].filter(([file]) => isPart(file)));
    expect(site.size).toBeGreaterThan(3000);
    expect(differ(site, buildWithAstro(path.join(path.dirname(demo), 'cache'), 'https://backfile.example', '/'))).toEqual([]);
  });

  it('gives the bytes of a generated archive below a folder of its host', () => {
    const { articles } = generateArchive(7, 60, 90, 12);
    const content = writeContent({
      'archive.yaml': 'name: Generated\naddress: https://example.org/archive/\n',
      'articles/alias.md': '---\ntitle: Écluse\ndate: 2022-01-05\naliases: [/archive/old/, /écluse/, /news/1/]\n---\n\nWords & *more*, [[alias|here]].\n',
      ...Object.fromEntries(articles.map(({ slug, date, title, text, tags }) => [`articles/${date}-${slug}.md`, `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\ntags: ${JSON.stringify(tags)}\n---\n\n${text}\n`])),
    });
    const [out, cache] = [path.join(folder, 'dist'), path.join(folder, 'cache')];
    expect(runBackfile(['build', '--content', content, '--out', out, '--cache', cache])).toMatchObject({ code: 0 });
    const site = new Map([...readTree(out)].filter(([file]) => isPart(file)));
    expect(site.size).toBeGreaterThan(150);
    expect(differ(site, buildWithAstro(cache, 'https://example.org', '/archive/'))).toEqual([]);
    fs.rmSync(content, { recursive: true });
  });
});
