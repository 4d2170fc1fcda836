import fs from 'node:fs';
import path from 'node:path';
import { compareText } from '../archive/order.ts';
import { isDay } from '../archive/days.ts';
import { decodeText, largestFile } from './decode.ts';
import { Fields, fillFields, type FieldMap } from './fields.ts';
import { emptyForeign, refusedForeign, type Export, type Foreign } from './foreign.ts';
import { listIn, readFrontMatter, readYaml, toValues, wordsIn, type Values } from './front-matter.ts';
import { findOldAddresses } from './old-addresses.ts';
import { parse as parseToml } from 'smol-toml';

export const tools = ['jekyll', 'hugo', 'eleventy', 'zola', 'astro'] as const;
export type Tool = (typeof tools)[number];

/** A site's folder as it was found: where its articles are, and what its settings say. */
export interface SiteFolder {
  tool: Tool;
  /** Full path of the folder in which articles lie; addresses are relative to it. */
  articles: string;
  settings: Values;
}

const configNames: Readonly<Record<string, Tool>> = {
  '_config.yml': 'jekyll', '_config.yaml': 'jekyll', '_config.toml': 'jekyll', 'hugo.toml': 'hugo', 'hugo.yaml': 'hugo', 'hugo.yml': 'hugo', 'hugo.json': 'hugo', 'config.yaml': 'hugo', 'config.yml': 'hugo', 'config.json': 'hugo',
  '.eleventy.js': 'eleventy', 'eleventy.config.js': 'eleventy', 'eleventy.config.mjs': 'eleventy', 'eleventy.config.cjs': 'eleventy', 'eleventy.config.ts': 'eleventy',
  'astro.config.mjs': 'astro', 'astro.config.ts': 'astro', 'astro.config.js': 'astro', 'astro.config.mts': 'astro',
};

/** Files that hold articles. */
export const articleEnding = /\.(?:md|markdown|mdx|mkd|mkdn|mdown|html|htm|njk|liquid)$/i;

const passedFolders = /^(?:\.|node_modules$|_site$|_includes$|_layouts$|_sass$|_data$|_plugins$|themes$|layouts$|archetypes$|templates$|assets$|static$|public$|dist$|vendor$|i18n$|data$|sass$)/;

/** Finds out whose folder it is, by its settings, its folders and its first files. `as` says it, where the caller knows. */
export function findSite(folder: string, as?: Tool): SiteFolder {
  const config = Object.keys(configNames).find((name) => isFile(path.join(folder, name)));
  const toml = isFile(path.join(folder, 'config.toml')) ? readSettings(path.join(folder, 'config.toml')) : undefined;
  const tool = as ?? (config === undefined ? undefined : configNames[config]) ?? (toml ? ('base_url' in toml ? 'zola' : 'hugo') : guessTool(folder));
  const settings = toml ?? (config !== undefined && /\.(?:ya?ml|toml|json)$/.test(config) ? readSettings(path.join(folder, config)) : {});
  const inner = tool === 'astro' ? 'src/content' : tool === 'hugo' || tool === 'zola' ? wordsIn(settings['contentDir']) ?? 'content' : '';
  const articles = inner !== '' && !/(?:^|\/)\.\.(?:\/|$)|^\//.test(inner) && fs.existsSync(path.join(folder, inner)) ? path.join(folder, inner) : folder;
  return { tool, articles, settings };
}

function isFile(place: string): boolean {
  return fs.lstatSync(place, { throwIfNoEntry: false })?.isFile() ?? false;
}

function readSettings(place: string): Values {
  try {
    const { text } = decodeText(fs.readFileSync(place));
    if (/\.ya?ml$/.test(place)) return readYaml(text, []);
    return toValues(place.endsWith('.json') ? JSON.parse(text) : parseToml(text));
  } catch {
    return {};
  }
}

/** Without settings: `_posts` is Jekyll's, `+++` Zola's where it has `taxonomies`, `extra` or `path`, and else Hugo's. */
function guessTool(folder: string): Tool {
  if (path.basename(folder) === '_posts' || fs.existsSync(path.join(folder, '_posts'))) return 'jekyll';
  const texts = [...walkFiles(folder, () => undefined)].filter(({ file }) => /\.(?:md|markdown)$/.test(file)).slice(0, 40).map(({ place }) => decodeText(fs.readFileSync(place).subarray(0, 4096)).text);
  if (texts.some((text) => /^\+\+\+/.test(text))) return texts.some((text) => /^(?:\[taxonomies\]|\[extra\]|path\s*=|sort_by\s*=)/m.test(text)) ? 'zola' : 'hugo';
  if (texts.some((text) => /^\{/.test(text) || /\{\{[<%]/.test(text))) return 'hugo';
  if (texts.some((text) => /^pubDate:|^heroImage:/m.test(text))) return 'astro';
  if (texts.some((text) => /\{\{|\{%/.test(text))) return 'jekyll';
  return fs.existsSync(path.join(folder, 'content')) ? 'hugo' : 'jekyll';
}

interface Walked {
  /** Full path. */
  place: string;
  /** Relative to the folder walked, with forward slashes. */
  file: string;
}

/** Every file below a folder, in order; links are told and not followed. */
export function* walkFiles(folder: string, tellLink: (file: string) => void, below = '', depth = 0): Generator<Walked> {
  if (depth > 40) return;
  for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true }).toSorted((a, b) => compareText(a.name, b.name))) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isSymbolicLink()) tellLink(file);
    else if (entry.isDirectory() && !passedFolders.test(entry.name)) yield* walkFiles(folder, tellLink, file, depth + 1);
    else if (entry.isFile()) yield { place: path.join(folder, file), file };
  }
}

/** A folder of Jekyll, Hugo, Eleventy, Zola or Astro, or one file of it. */
export function openSite(source: string, map: FieldMap, as?: Tool): Export {
  const single = fs.statSync(source).isFile();
  const folder = single ? path.dirname(source) : source;
  const site = findSite(folder, as ?? (single ? guessByFile(source) : undefined));
  const { settings, tool } = site;
  const opened: Export = {
    format: `${tool.charAt(0).toUpperCase()}${tool.slice(1)} folder`,
    site: { home: ['url', 'baseURL', 'baseurl', 'base_url', 'site'].map((name) => wordsIn(settings[name])).find((each) => each !== undefined && /^https?:/.test(each)), name: wordsIn(settings['title']), language: ['lang', 'languageCode', 'default_language', 'defaultContentLanguage', 'locale'].map((name) => wordsIn(settings[name])).find(Boolean) },
    roots: [...new Set(['static', 'assets', 'public', '.', '..'].map((each) => path.resolve(folder, each)))],
    passedOver: new Map(), wider: new Map(), read,
  };
  return opened;

  async function* read(): AsyncGenerator<Foreign> {
    const listed = single ? [{ place: source, file: path.basename(source) }] : walkFiles(site.articles, (file) => opened.passedOver.set(file, 'a link, which is not followed'));
    const hasPosts = !single && tool === 'jekyll' && fs.existsSync(path.join(site.articles, '_posts'));
    for (const { place, file } of listed) {
      if (!articleEnding.test(file)) continue;
      if (hasPosts && !/(?:^|\/)_(?:posts|drafts)\//.test(file)) opened.passedOver.set(file, 'a page outside `_posts`');
      else if (/^(?:readme|license|licence|contributing|changelog|code_of_conduct)\b/i.test(path.basename(file))) opened.passedOver.set(file, 'not a text of the site');
      else yield readFile(place, file, site, map);
    }
  }
}

function guessByFile(file: string): Tool | undefined {
  return path.basename(path.dirname(file)) === '_posts' ? 'jekyll' : undefined;
}

const listPage = /(?:^|\/)_index(?:\.[a-z-]{2,7})?\.(?:md|html)$/i;

function readFile(place: string, file: string, site: SiteFolder, map: FieldMap): Foreign {
  if (listPage.test(file)) return refusedForeign(file, 'It is the page of a section, and no article.');
  if (fs.lstatSync(place).size > largestFile) return refusedForeign(file, 'The file is larger than 32 MiB.');
  const bytes = fs.readFileSync(place);
  if (bytes.includes(0)) return refusedForeign(file, 'The file is not text.');
  const decoded = decodeText(bytes);
  const matter = readFrontMatter(decoded.text);
  if (matter && 'reason' in matter) return refusedForeign(file, matter.reason);
  if (!matter && site.tool !== 'jekyll' && site.tool !== 'eleventy' && !/^\d{4}-\d{2}-\d{2}-/.test(path.basename(file))) return refusedForeign(file, 'It has no front matter, and so neither title nor date.');
  const values = matter?.values ?? {};
  const foreign = emptyForeign(file);
  foreign.notes.push(...decoded.notes, ...matter?.notes ?? []);
  if (!matter) foreign.notes.push('It has no front matter');
  const fields = new Fields(values, map);
  fillFields(foreign, fields, site.tool === 'jekyll' ? /,|\s+/ : /,/);
  fields.all('address');
  Object.assign(foreign, { text: matter?.body ?? decoded.text, markup: /\.html?$/i.test(file) ? 'html' : 'markdown', folder: path.dirname(place) });
  readNames(foreign, file, site, values);
  foreign.dropped = fields.unused();
  if (/\.mdx$/i.test(file)) takeOutModules(foreign);
  if (/(?:^|\/)_drafts\//.test(file)) foreign.draft ??= 'it lies in `_drafts`';
  return foreign;
}

/** What the path tells: a day, the words of the address, a language, and where it stood on the old site. */
function readNames(foreign: Foreign, file: string, site: SiteFolder, values: Values): void {
  const parts = file.replace(articleEnding, '').split('/');
  let name = parts.pop() ?? '';
  const language = /\.([a-z]{2}(?:-[A-Za-z]{2,4})?)$/.exec(name);
  if (language && site.tool === 'hugo') {
    foreign.lang ??= language[1];
    name = name.slice(0, language.index);
  }
  // A bundle bears the name of its folder.
  if (name === 'index' && parts.length > 0) name = parts.pop() ?? name;
  const dated = /^(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})[-_. T]?(.*)$/.exec(name);
  const inFolders = /(?:^|\/)(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?(?:\/|$)/.exec(`${parts.join('/')}/`);
  const day = dated ? dayOf(dated[1], dated[2], dated[3]) : inFolders?.[3] === undefined ? undefined : dayOf(inFolders[1], inFolders[2], inFolders[3]);
  const path = wordsIn(values['path'] ?? '') ?? wordsIn(values['permalink'] ?? '') ?? wordsIn(values['url'] ?? '');
  const inPath = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})(?:\/|$)/.exec(path ?? '');
  const named = day ?? (inPath ? dayOf(inPath[1], inPath[2], inPath[3]) : undefined);
  if (named !== undefined) foreign.dates.push(named);
  const words = dated?.[4] !== undefined && dated[4] !== '' && day !== undefined ? dated[4] : name;
  if (foreign.title === undefined && words !== '') {
    foreign.title = capital(words.replace(/[-_]+/g, ' ').trim());
    foreign.notes.push('It has no title, and its file name became one');
  }
  const inAddress = site.tool === 'zola' ? /([^/]+)\/*$/.exec(wordsIn(values['path'] ?? '') ?? '')?.[1] : undefined;
  foreign.slug ??= inAddress ?? words;
  foreign.addresses = findOldAddresses({ tool: site.tool, settings: site.settings, values, folders: parts, name, words, categories: foreign.categories, slug: wordsIn(values['slug'] ?? ''), date: foreign.dates });
  foreign.addresses.push(...['redirect_from', 'redirects', 'aliases', 'alias'].flatMap((field) => listIn(values[field])));
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** MDX: lines that load components are no text. */
function takeOutModules(foreign: Foreign): void {
  const text = foreign.text.replace(/^(?:import\s.+\sfrom\s+["'][^"']+["'];?|import\s+["'][^"']+["'];?|export\s+const\s.+)$/gm, '');
  if (text !== foreign.text) foreign.notes.push('Its `import` and `export` lines were left out');
  foreign.text = text;
}
