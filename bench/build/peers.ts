import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { formatArticleFile, writeArticle } from '../content.ts';
import type { CorpusArticle } from '../corpus.ts';
import { dependencies } from './backfile.ts';
import { environment } from './measure.ts';
import type { Generator } from './site.ts';

const templates = path.join(import.meta.dirname, 'peers');

/** Exact versions of the packages that are measured beside Backfile. */
const packages = { '@11ty/eleventy': '3.1.8', astro: dependencies['astro'] ?? '' };

/** All peers that are to be had here; for one that is not, `tell` says why. */
export function findPeers(tell: (line: string) => void): Generator[] {
  const hugo = findHugo();
  if (!hugo) tell('Hugo was not found. Put it on the PATH, or name it: HUGO=/path/to/hugo');
  const installed = installPeers(tell);
  return [...hugo ? [hugoPeer(hugo, true), hugoPeer(hugo, false)] : [], ...installed ? [eleventyPeer(installed), astroPeer(installed)] : []];
}

interface Hugo {
  file: string;
  version: string;
}

function findHugo(): Hugo | undefined {
  const file = process.env['HUGO'] ?? 'hugo';
  const { status, stdout } = spawnSync(file, ['version'], { encoding: 'utf8' });
  return status === 0 ? { file, version: /v([\d.]+)/.exec(stdout)?.[1] ?? stdout.trim() } : undefined;
}

/** Installs the packages outside the checkout, once; gives their `node_modules`. */
function installPeers(tell: (line: string) => void): string | undefined {
  const folder = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'backfile-bench', `eleventy-${packages['@11ty/eleventy']}-astro-${packages.astro}`);
  const modules = path.join(folder, 'node_modules');
  const isThere = Object.entries(packages).every(([name, version]) => readVersion(path.join(modules, name)) === version);
  if (isThere) return modules;
  tell(`Installing ${Object.entries(packages).map(([name, version]) => `${name} ${version}`).join(' and ')} in ${folder}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8', env: environment(os.tmpdir()) });
  if (status === 0) return modules;
  tell(`Eleventy and Astro could not be installed: ${(stderr ?? '').trim().split('\n')[0] ?? ''}`);
  return undefined;
}

function readVersion(folder: string): string | undefined {
  const file = path.join(folder, 'package.json');
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { version?: string }).version : undefined;
}

function hugoPeer({ file, version }: Hugo, related: boolean): Generator {
  return {
    name: related ? 'Hugo with related content' : 'Hugo', product: 'Hugo', version, relates: related,
    prepare: (folder, { articles }) => {
      fs.cpSync(path.join(templates, 'hugo'), folder, { recursive: true });
      const add = (article: CorpusArticle): void => writeHugoArticle(path.join(folder, 'content'), article);
      for (const article of articles) add(article);
      return { out: path.join(folder, 'public'), add, command: { cwd: folder, argv: [file, '--quiet', '--config', related ? 'hugo.toml,related.toml' : 'hugo.toml'] } };
    },
  };
}

/** Years, months and days are sections of Hugo: folders, each with a file of its own. */
function writeHugoArticle(content: string, article: CorpusArticle): void {
  const folder = path.join(content, article.date.replaceAll('-', '/'));
  fs.mkdirSync(folder, { recursive: true });
  for (const [layout, title] of [['year', article.date.slice(0, 4)], ['month', article.date.slice(0, 7)], ['day', article.date]] as const) {
    const file = path.join(content, title.replaceAll('-', '/'), '_index.md');
    if (!fs.existsSync(file)) fs.writeFileSync(file, `---\ntitle: "${title}"\nlayout: ${layout}\n---\n`);
  }
  fs.writeFileSync(path.join(folder, `${article.id}.md`), formatArticleFile(article));
}

function eleventyPeer(modules: string): Generator {
  return packagePeer({ name: 'Eleventy', version: packages['@11ty/eleventy'], template: 'eleventy', content: 'src', modules, argv: ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet'] });
}

function astroPeer(modules: string): Generator {
  return packagePeer({ name: 'Astro', version: packages.astro, template: 'astro', content: 'content', modules, argv: ['node_modules/astro/bin/astro.mjs', 'build', '--silent'] });
}

interface PackagePeer {
  name: string;
  version: string;
  /** Its folder below `peers/`. */
  template: string;
  /** Where it wants the folder of articles. */
  content: string;
  modules: string;
  argv: string[];
}

function packagePeer({ name, version, template, content, modules, argv }: PackagePeer): Generator {
  return {
    name, product: name, version, relates: true,
    prepare: (folder, { articles }) => {
      fs.cpSync(path.join(templates, template), folder, { recursive: true });
      fs.copyFileSync(path.join(templates, 'related.mjs'), path.join(folder, 'related.mjs'));
      fs.symlinkSync(modules, path.join(folder, 'node_modules'), 'dir');
      const add = (article: CorpusArticle): void => writeArticle(path.join(folder, content), article);
      for (const article of articles) add(article);
      return { out: path.join(folder, 'dist'), add, command: { cwd: folder, argv: [process.execPath, ...argv] } };
    },
  };
}
