import fs from 'node:fs';
import path from 'node:path';
import { readHead } from './decode.ts';
import type { FieldMap } from './fields.ts';
import { openFeed } from './feed.ts';
import type { Export } from './foreign.ts';
import { openCsv, openJson, openJsonLines } from './records.ts';
import type { Dialect } from './shortcodes.ts';
import { articleEnding, findSite, openSite, tools, walkFiles, type Tool } from './site-folder.ts';
import { openWordPress } from './wordpress.ts';

/** What `--from` takes. */
export const formats = ['wire', 'wordpress', ...tools, 'feed', 'json', 'jsonl', 'csv'] as const;
export type Format = (typeof formats)[number];

export function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}

/** Finds out what a source is by its first bytes and names. Undefined where it is no export that is known: wire text, most often. */
export function findFormat(place: string): Format | undefined {
  return fs.statSync(place).isDirectory() ? findFolderFormat(place) : findFileFormat(place);
}

const exportEnding = /\.(?:xml|rss|atom|rdf|json|jsonl|ndjson|csv|tsv)$/i;

function findFolderFormat(folder: string): Format | undefined {
  let texts = 0;
  for (const { file } of walkFiles(folder, () => undefined)) {
    if (articleEnding.test(file) && !/^(?:readme|license|licence)\b/i.test(path.basename(file))) return findSite(folder).tool;
    if (/\.txt$/i.test(file)) texts += 1;
  }
  return texts > 0 ? 'wire' : undefined;
}

function findFileFormat(place: string): Format | undefined {
  const head = readHead(place, 16 * 1024);
  const text = head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) ? head.toString('utf16le') : head.toString('latin1');
  const bare = text.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*/, '');
  if (/xmlns:wp\s*=|wordpress\.org\/export\/|<wp:wxr_version>/.test(text)) return 'wordpress';
  if (/^<(?:\?xml|!--|!DOCTYPE\s+(?:rss|rdf)|\w+:?(?:rss|rdf|feed)|rss|feed)/i.test(bare) && /<(?:\w+:)?(?:rss|feed|RDF)\b/i.test(text)) return 'feed';
  if (/\.(?:jsonl|ndjson)$/i.test(place)) return 'jsonl';
  if (/\.(?:csv|tsv)$/i.test(place)) return 'csv';
  if (articleEnding.test(place)) return findSite(path.dirname(place)).tool;
  if (/^[[{]/.test(bare)) return /^\{[^\n]*\}\s*\n\s*\{/.test(bare) ? 'jsonl' : 'json';
  return /\.(?:xml|rss|atom|rdf)$/i.test(place) ? 'feed' : undefined;
}

/** The files of a folder that are exports by themselves, where the folder is no site. */
export function listExports(folder: string): string[] {
  return [...walkFiles(folder, () => undefined)].filter(({ file }) => exportEnding.test(file)).map(({ file }) => file);
}

export interface Opened {
  from: Export;
  dialect: Dialect;
}

/** Opens one source as the format it is. `name` stands before each article in the report. */
export function openExport(place: string, format: Exclude<Format, 'wire'>, name: string, map: FieldMap, types: readonly string[]): Opened {
  switch (format) {
    case 'wordpress': return { from: openWordPress(place, name, types), dialect: 'wordpress' };
    case 'feed': return { from: openFeed(place, name), dialect: 'wordpress' };
    case 'json': return { from: openJson(place, map, name), dialect: 'none' };
    case 'jsonl': return { from: openJsonLines(place, map, name), dialect: 'none' };
    case 'csv': return { from: openCsv(place, map, name), dialect: 'none' };
    default: return { from: openSite(place, map, format), dialect: dialectOf(format) };
  }
}

function dialectOf(tool: Tool): Dialect {
  if (tool === 'hugo' || tool === 'zola') return tool;
  return tool === 'astro' ? 'none' : 'liquid';
}
