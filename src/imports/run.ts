import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { findNamesake, findStanding, indexArticleNames, writeMissingSettings, writeNewFile } from '../ingest/write-article.ts';
import { readLanguage } from '../ingest/content.ts';
import { readSettings } from '../ingest/registry-files.ts';
import { scanContent } from '../ingest/scan.ts';
import { splitSource } from '../ingest/source-file.ts';
import { readFrontMatter } from '../ingest/yaml.ts';
import { makeArticle, type Made, type Making } from './article.ts';
import type { Opened } from './find-format.ts';
import type { Export, Foreign } from './foreign.ts';
import { fetchPicture } from './pictures.ts';
import { leadsElsewhere, Plan, type Planned } from './plan.ts';
import { emptyTold, type Told } from './report.ts';
import { writeTagFiles } from './tag-files.ts';

export interface ImportOptions {
  /** Full path of the content folder. */
  root: string;
  dryRun: boolean;
  fetchImages: boolean;
  /** Address of the old site, where the caller names it. */
  site?: string;
  /** Lists of terms that change places: `categories` → `tags`. */
  terms: ReadonlyMap<string, string>;
  onProgress: (doing: string, done: number, total?: number) => void;
}

/**
 * Takes one source into the content folder. First every article is settled, so that links, old addresses and tags are known of
 * all; then each is made and laid by; at last each is written, whole, with its pictures before it. Articles that are there with
 * the same bytes are left, so that a stopped import goes on where it was.
 */
export async function runImport({ from, dialect }: Opened, source: string, options: ImportOptions): Promise<Told> {
  const plan = new Plan();
  plan.home = options.site;
  const taken = takenPaths(options.root);
  const refusals = await settleAll(from, plan, taken, options);
  const making: Making = { plan, dialect, roots: from.roots, language: readLanguage(options.root), wider: from.wider, fetched: new Map() };
  const told = emptyTold(source, from.format);
  const texts = openTexts();
  try {
    const laidBy = await makeAll(from, making, refusals, texts, options);
    const tags = writeAll(laidBy, from, texts, taken, told, options);
    told.tagFiles = writeTagFiles(tags, from.wider, (name) => plan.settleTag(name), options);
  } finally {
    texts.close();
  }
  told.passedOver = new Map(from.passedOver);
  return told;
}

/** Reads every article once, settles its name and address, and tells which can be none. */
async function settleAll(from: Export, plan: Plan, taken: ReadonlyMap<string, string>, options: ImportOptions): Promise<(string | undefined)[]> {
  const refusals: (string | undefined)[] = [];
  for await (const foreign of from.read()) {
    plan.home ??= from.site.home;
    applyTerms(foreign, options.terms);
    options.onProgress('Read', refusals.length);
    const planned = plan.add(foreign);
    refusals.push('refusal' in planned ? planned.refusal : undefined);
  }
  from.site.home = plan.home;
  plan.settleAliases(taken);
  return refusals;
}

/** An article that waits to be written: its text is laid by on the disk. */
interface LaidBy {
  foreign: Pick<Foreign, 'origin' | 'title' | 'dropped'>;
  planned?: Planned;
  made?: Omit<Made, 'text'>;
  text?: Place;
  refusal?: string;
}

async function makeAll(from: Export, making: Making, refusals: readonly (string | undefined)[], texts: Texts, options: ImportOptions): Promise<LaidBy[]> {
  const laidBy: LaidBy[] = [];
  const { plan } = making;
  const make = async (foreign: Foreign, index: number): Promise<LaidBy> => {
    const told = { origin: foreign.origin, title: foreign.title?.trim() || undefined, dropped: foreign.dropped };
    const planned = plan.articles[index];
    if (!planned) return { foreign: told, refusal: refusals[index] ?? 'It was read otherwise the second time.' };
    applyTerms(foreign, options.terms);
    const made = await makeWithPictures(foreign, planned, making, options);
    if ('refusal' in made) {
      plan.drop(index);
      return { foreign: told, planned, refusal: made.refusal };
    }
    const { text, ...rest } = made;
    return { foreign: told, planned, made: rest, text: texts.lay(text) };
  };
  for await (const foreign of from.read()) {
    options.onProgress('Made', laidBy.length, refusals.length);
    laidBy.push(await make(foreign, laidBy.length));
  }
  // A link to an article that turned out to be none is written anew, as a link to what is not there.
  const gone = new Set(laidBy.flatMap(({ planned, refusal }) => (planned && refusal !== undefined ? [planned.path] : [])));
  const isStale = ({ made }: LaidBy): boolean => made?.linked.some((path) => gone.has(path)) ?? false;
  if (gone.size === 0 || !laidBy.some(isStale)) return laidBy;
  let index = 0;
  for await (const foreign of from.read()) {
    const before = laidBy[index];
    if (before && isStale(before)) laidBy[index] = await make(foreign, index);
    index += 1;
  }
  return laidBy;
}

/** Writes what was made; returns the tags of all that came in. */
function writeAll(laidBy: readonly LaidBy[], from: Export, texts: Texts, taken: ReadonlyMap<string, string>, told: Told, options: ImportOptions): Set<string> {
  const tags = new Set<string>();
  const names = indexArticleNames(options.root);
  let isOpen = options.dryRun;
  for (const [index, { foreign, planned, made, text: place, refusal }] of laidBy.entries()) {
    options.onProgress('Written', index, laidBy.length);
    const refuse = (reason: string): void => {
      told.outcomes.push({ origin: foreign.origin, title: foreign.title, fate: 'refused', reason });
    };
    if (!planned || !made || !place) {
      refuse(refusal ?? 'It could not be made.');
      continue;
    }
    if (leadsElsewhere(taken, planned.path, planned)) {
      refuse(`Its address \`${planned.path}\` leads to \`${taken.get(planned.path) ?? ''}\` already.`);
      continue;
    }
    const text = texts.fetch(place);
    const settled = findNamesake(names, made.name) ?? findStanding(options.root, made.name, text);
    if (!settled && !isOpen) {
      const settings = writeMissingSettings(options.root, formatSettings(from));
      if (typeof settings === 'object') {
        refuse(settings.reason);
        continue;
      }
      isOpen = true;
    }
    const writing = settled && settled !== 'there' ? settled : writeArticle({ ...made, text }, options);
    if (typeof writing === 'object') refuse(writing.reason);
    else {
      told.outcomes.push({ origin: foreign.origin, name: made.name, fate: writing });
      tell(told, foreign, planned, made);
      for (const tag of made.tags) tags.add(tag);
    }
  }
  return tags;
}

interface Place {
  at: number;
  size: number;
}

/** Texts that wait on the disk and not in memory. */
interface Texts {
  lay: (text: string) => Place;
  fetch: (place: Place) => string;
  close: () => void;
}

function openTexts(): Texts {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-import-'));
  const handle = fs.openSync(path.join(folder, 'texts'), 'w+');
  let end = 0;
  return {
    lay(text) {
      const bytes = Buffer.from(text);
      const place = { at: end, size: bytes.length };
      fs.writeSync(handle, bytes, 0, bytes.length, end);
      end += bytes.length;
      return place;
    },
    fetch({ at, size }) {
      const bytes = Buffer.alloc(size);
      fs.readSync(handle, bytes, 0, size, at);
      return bytes.toString('utf8');
    },
    close() {
      fs.closeSync(handle);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function applyTerms(foreign: Foreign, terms: ReadonlyMap<string, string>): void {
  for (const [source, target] of terms) {
    const taken = source === 'categories' ? foreign.categories.splice(0) : source === 'tags' ? foreign.tags.splice(0) : foreign.authors.splice(0);
    if (target === 'tags') foreign.tags.push(...taken);
    if (target === 'section') foreign.categories.push(...taken);
    if (target === 'byline') foreign.authors.push(...taken);
  }
}

/** Makes an article; where pictures are to be fetched, fetches them and makes it with them. */
async function makeWithPictures(foreign: Foreign, planned: Planned, making: Making, { fetchImages, dryRun }: ImportOptions): Promise<Made | { refusal: string }> {
  const made = makeArticle(foreign, planned, making);
  if (!fetchImages || dryRun || 'refusal' in made) return made;
  const fetched = new Map<string, { bytes: Uint8Array; ending: string }>();
  const failed: string[] = [];
  for (const address of made.remote.filter((each) => /^https?:/.test(each))) {
    const picture = await fetchPicture(address);
    if ('reason' in picture) failed.push(`The picture \`${address}\` ${picture.reason}`);
    else fetched.set(address, picture);
  }
  const again = makeArticle(foreign, planned, { ...making, fetched });
  if ('notes' in again) again.notes.push(...failed);
  return again;
}

function writeArticle(made: Made, { root, dryRun }: ImportOptions): 'written' | 'there' | { reason: string } {
  const standing = findStanding(root, made.name, made.text);
  if (standing && standing !== 'there') return standing;
  if (dryRun) return standing ?? 'written';
  for (const { name, bytes } of made.pictures) {
    const writing = writeNewFile(root, name, bytes());
    if (typeof writing === 'object') return writing;
  }
  return standing ?? writeNewFile(root, made.name, made.text);
}

/** Paths of the editor's own pages and of articles that are there, old ones too → the file each leads to. */
function takenPaths(root: string): Map<string, string> {
  const { pages, articles } = scanContent(root);
  const taken = new Map(pages.map(({ file }) => [`/${path.posix.basename(file, '.md').toLowerCase()}/`, file]));
  for (const { file } of articles) {
    for (const alias of readAliases(root, file)) taken.set(`${alias.toLowerCase().replace(/\/+$/, '')}/`, file);
    const [, year, month, day, slug] = /^(\d{4})-(\d\d)-(\d\d)-(.+)\.md$/.exec(path.posix.basename(file)) ?? [];
    if (slug !== undefined) taken.set(`/${year}/${month}/${day}/${slug}/`, file);
  }
  return taken;
}

function readAliases(root: string, file: string): string[] {
  const split = splitSource({ file, bytes: fs.readFileSync(path.join(root, file)) });
  if ('problems' in split || !/^aliases:/m.test(split.frontMatter)) return [];
  const fields = readFrontMatter(file, split.frontMatter);
  const aliases = 'values' in fields ? fields.values['aliases'] : undefined;
  return [aliases].flat().filter((alias) => typeof alias === 'string');
}

/** The settings a new archive gets from what the old site says of itself, as far as they pass the check. */
function formatSettings({ site }: Export): string | undefined {
  const address = site.home !== undefined && URL.canParse(site.home) ? new URL('/', site.home).href : 'https://example.org/';
  const language = site.language?.replaceAll('_', '-').split('-')[0]?.toLowerCase() ?? 'en';
  for (const settings of [{ name: site.name?.replace(/\s+/g, ' ').trim() || 'News archive', address, language }, { name: 'News archive', address, language: 'en' }]) {
    const text = stringify(settings, { lineWidth: 0 });
    if ('value' in readSettings({ file: 'archive.yaml', bytes: Buffer.from(text) })) return text;
  }
  return undefined;
}

function tell(told: Told, foreign: Pick<Foreign, 'origin' | 'dropped'>, planned: Planned, made: Pick<Made, 'notes' | 'shortcodes' | 'remote'>): void {
  for (const note of new Set(made.notes)) {
    const origins = told.notes.get(note);
    if (origins) origins.push(foreign.origin);
    else told.notes.set(note, [foreign.origin]);
  }
  for (const shortcode of made.shortcodes) told.shortcodes.push([foreign.origin, shortcode]);
  for (const address of made.remote) told.remote.push([foreign.origin, address]);
  for (const address of planned.lost) told.lost.push([foreign.origin, address]);
  for (const name of new Set(foreign.dropped)) told.dropped.set(name, (told.dropped.get(name) ?? 0) + 1);
}
