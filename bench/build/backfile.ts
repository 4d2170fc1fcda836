import fs from 'node:fs';
import path from 'node:path';
import { articleFile, formatArticleFile, writeArticle, writeContent, type Corpus } from '../content.ts';
import type { Sample } from './figures.ts';
import { articlePage, buildAdded, buildSite, listFiles, type Generator, type Site } from './site.ts';

const root = path.resolve(import.meta.dirname, '../..');
const parts = ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

export const { version, dependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string; dependencies: Record<string, string> };

/** Backfile, built from a copy of the project, so that its templates can be changed; `settings` are lines of `archive.yaml`. */
const openBackfile = (settings: string, relates: boolean): Generator => ({
  name: 'Backfile', product: 'Backfile', version, relates,
  prepare: (folder, { articles }) => {
    const [project, content, out, cache] = ['project', 'content', 'dist', 'cache'].map((name) => path.join(folder, name)) as [string, string, string, string];
    for (const part of parts) fs.cpSync(path.join(root, part), path.join(project, part), { recursive: true });
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'), 'dir');
    writeContent(content, articles, settings);
    return {
      out, add: (article) => writeArticle(content, article),
      command: { cwd: project, argv: [process.execPath, '--max-semi-space-size=8', '--disable-warning=ExperimentalWarning', 'src/cli/backfile.js', 'build', '--content', content, '--out', out, '--cache', cache] },
    };
  },
});

export const backfile = openBackfile('', true);

/** Backfile without what a peer does not do: no peer has a search of its text, cards, or files for programs. */
export function backfileBeside({ relates }: Generator): Generator {
  return openBackfile(`search: false\ntwins: false\ndata: false\nfeeds: { of: [] }\nimages: { og: none }\n${relates ? '' : 'likeness: false\n'}`, relates);
}

/** A step of the measurement: what is changed before the build, and what must be seen after it. */
interface Step {
  name: string;
  build: (site: Site, folder: string, corpus: Corpus, passing: string) => Promise<Sample>;
}

const newWord = 'benchword';

export const steps: Step[] = [
  { name: 'clean', build: (site, _folder, _corpus, passing) => buildSite(site, passing) },
  { name: 'unchanged', build: (site, _folder, _corpus, passing) => buildSite(site, passing) },
  { name: 'one article added', build: (site, _folder, { added }, passing) => buildAdded(site, added, passing) },
  { name: 'one article changed', build: buildChanged },
  { name: 'one template changed', build: buildWithTemplate },
];

/** The last word of a text becomes another one. */
async function buildChanged(site: Site, folder: string, { articles }: Corpus, passing: string): Promise<Sample> {
  const article = articles[Math.floor(articles.length / 3)];
  if (!article) throw new RangeError('A corpus holds at least one article.');
  const changed = { ...article, text: article.text.replace(/\S+$/, `${newWord}.`) };
  fs.writeFileSync(path.join(folder, 'content', articleFile(article)), formatArticleFile(changed));
  const sample = await buildSite(site, passing);
  if (!fs.readFileSync(articlePage(site.out, article), 'utf8').includes(newWord)) throw new Error('The changed word is not on its page.');
  return sample;
}

/** Every template that has a head says one thing more in it. */
async function buildWithTemplate(site: Site, folder: string, _corpus: Corpus, passing: string): Promise<Sample> {
  for (const file of listFiles(path.join(folder, 'project', 'src')).filter((name) => name.endsWith('.astro'))) {
    const text = fs.readFileSync(file, 'utf8');
    if (text.includes('</head>')) fs.writeFileSync(file, text.replace('</head>', `<meta name="${newWord}" content="1"></head>`));
  }
  const sample = await buildSite(site, passing);
  const kept = listFiles(site.out).filter((file) => file.endsWith('.html') && !fs.readFileSync(file, 'utf8').includes(`<meta name="${newWord}"`));
  if (kept.length > 0) throw new Error(`${kept.length} pages do not show the changed template, \`${kept[0] ?? ''}\` among them.`);
  return sample;
}
