import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { tellDisk } from '../ingest/write-article.ts';
import { isTarget, targets, type Target } from '../imports/fields.ts';
import { findFormat, formats, isFormat, listExports, openExport, type Format } from '../imports/find-format.ts';
import { count, countFates, emptyTold, formatImportReport, plain, type Told } from '../imports/report.ts';
import { runImport } from '../imports/run.ts';
import { importWire } from './import-wire.ts';

interface Io {
  out: (line: string) => void;
  cwd: string;
  /** Shows how far the work has come, where someone looks on. */
  tick?: (line: string) => void;
}

interface Options {
  sources: string[];
  content: string;
  from?: Format;
  map: Map<string, Target>;
  terms: Map<string, string>;
  types: string[];
  site?: string;
  report?: string;
  dryRun: boolean;
  fetchImages: boolean;
}

const usage = 'Usage: npm run import -- SOURCE… [--from FORMAT] [--content DIR] [--map FIELD=FIELD] [--site ADDRESS] [--type NAME] [--report FILE] [--fetch-images] [--dry-run]';

/**
 * `npm run import -- SOURCE…`: wire text, exports and folders of other tools become articles. 0 when nothing was refused, 1 when
 * something was, 2 where the call was not understood. No file is ever written over. What came in, what was changed and what was
 * refused stands in `import-report.md`.
 */
export async function importCommand(args: string[], io: Io): Promise<number> {
  const options = readOptions(args);
  if ('reason' in options) {
    io.out(`${options.reason} ${usage}`);
    return 2;
  }
  const root = path.resolve(io.cwd, options.content);
  const status = fs.statSync(root, { throwIfNoEntry: false });
  if (status && !status.isDirectory()) {
    io.out(`\`${options.content}\` is not a folder. ${usage}`);
    return 2;
  }
  const sources = sortSources(options, io.cwd);
  const told: Told[] = [];
  for (const [source, format] of sources.exports) told.push(await importExport(source, format, options, io));
  if (told.length > 0) tellExports(told, options, io);
  if (sources.wire.length > 0) told.push(importWire({ ...options, sources: sources.wire }, io));
  writeReport(told, options, io);
  return countFates(told).refused > 0 ? 1 : 0;
}

function readOptions(args: string[]): Options | { reason: string } {
  try {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true, options: {
        content: { type: 'string', default: 'content' }, from: { type: 'string' }, map: { type: 'string', multiple: true, default: [] }, site: { type: 'string' }, type: { type: 'string', multiple: true, default: ['post'] },
        report: { type: 'string' }, 'fetch-images': { type: 'boolean', default: false }, 'dry-run': { type: 'boolean', default: false },
      },
    });
    if (positionals.length === 0) return { reason: 'Nothing was named to import.' };
    if ([values.content, values.report, values.from, ...positionals].includes('')) return { reason: 'A name in the call is empty.' };
    const { from } = values;
    if (from !== undefined && !isFormat(from)) return { reason: `\`${from}\` is not a format; there are ${formats.join(', ')}.` };
    if (values.site !== undefined && !/^https?:\/\/[^/]/i.test(values.site)) return { reason: `\`${values.site}\` is not the address of a site, such as https://example.org/.` };
    const maps = readMaps(values.map);
    if ('reason' in maps) return maps;
    return { sources: positionals, content: values.content, from, ...maps, types: values.type.flatMap((type) => type.split(',')), site: values.site, report: values.report, dryRun: values['dry-run'], fetchImages: values['fetch-images'] };
  } catch (error) {
    return { reason: error instanceof Error ? `${error.message.replace(/[.\s]*$/, '')}.` : 'The call was not understood.' };
  }
}

/** `--map FIELD=FIELD`: a field of the source and what it is to become. Lists of terms may change places in every format. */
function readMaps(pairs: readonly string[]): { map: Map<string, Target>; terms: Map<string, string> } | { reason: string } {
  const map = new Map<string, Target>();
  const terms = new Map<string, string>();
  for (const pair of pairs) {
    const [source = '', target = ''] = pair.split('=').map((part) => part.trim());
    if (source === '' || !isTarget(target)) return { reason: `\`--map ${pair}\` does not name a field of the source and one of ${Object.keys(targets).join(', ')}.` };
    if (['categories', 'tags', 'authors'].includes(source) && ['section', 'tags', 'byline'].includes(target)) terms.set(source, target);
    else map.set(source, target);
  }
  return { map, terms };
}

function sortSources({ sources, from }: Options, cwd: string): { wire: string[]; exports: [source: string, format: Exclude<Format, 'wire'>][] } {
  const sorted: ReturnType<typeof sortSources> = { wire: [], exports: [] };
  for (const source of sources) {
    const place = path.resolve(cwd, source);
    const status = fs.lstatSync(place, { throwIfNoEntry: false });
    const isReadable = status !== undefined && (status.isFile() || status.isDirectory());
    const format = isReadable ? from ?? findFormatSafely(place) : 'wire';
    const inner = isReadable && status.isDirectory() && (format === undefined || ['wordpress', 'feed', 'json', 'jsonl', 'csv'].includes(format)) ? listExports(place) : [];
    if (inner.length > 0) for (const file of inner) sorted.exports.push([path.join(source, file), exportFormat(path.join(place, file), from)]);
    else if (format === undefined || format === 'wire') sorted.wire.push(source);
    else sorted.exports.push([source, format]);
  }
  return sorted;
}

function findFormatSafely(place: string): Format | undefined {
  try {
    return findFormat(place);
  } catch {
    return undefined;
  }
}

function exportFormat(place: string, from: Format | undefined): Exclude<Format, 'wire'> {
  const found = from ?? findFormatSafely(place);
  return found === undefined || found === 'wire' ? 'feed' : found;
}

async function importExport(source: string, format: Exclude<Format, 'wire'>, options: Options, io: Io): Promise<Told> {
  try {
    const opened = openExport(path.resolve(io.cwd, source), format, path.basename(source), options.map, options.types);
    const told = await runImport(opened, source, {
      root: path.resolve(io.cwd, options.content), dryRun: options.dryRun, fetchImages: options.fetchImages, site: options.site, terms: options.terms,
      onProgress: (doing, done, total) => {
        if (done % 50 === 0) io.tick?.(`${doing} ${done}${total === undefined ? '' : ` of ${total}`}`);
      },
    });
    if (told.outcomes.length === 0) told.outcomes.push({ origin: source, fate: 'refused', reason: `No article was found in it (read as ${told.format}); \`--from\` names another format.` });
    return told;
  } catch (error) {
    const isDisk = error instanceof Error && 'code' in error && 'syscall' in error;
    const told = emptyTold(source, format);
    told.outcomes.push({ origin: source, fate: 'refused', reason: isDisk ? `It could not be read: ${tellDisk(error)}` : `It could not be read to its end (${plain(error instanceof Error ? error.message : String(error))}).` });
    return told;
  }
}

const mostRefusals = 40;

function tellExports(told: readonly Told[], { dryRun }: Options, io: Io): void {
  const refused = told.flatMap(({ outcomes }) => outcomes.filter(({ fate }) => fate === 'refused'));
  for (const { origin, reason = '' } of refused.slice(0, mostRefusals)) io.out(`  ${plain(origin)}  ${plain(reason)}`);
  if (refused.length > mostRefusals) io.out(`  … and ${refused.length - mostRefusals} more, in the report.`);
  const sum = (list: (each: Told) => number): number => told.reduce((total, each) => total + list(each), 0);
  const shortcodes = sum((each) => each.shortcodes.length);
  const remote = sum((each) => each.remote.length);
  const passed = sum((each) => each.passedOver.size);
  if (shortcodes > 0) io.out(`${count(shortcodes, 'shortcode')} ${shortcodes === 1 ? 'stands' : 'stand'} in texts as written; the report lists them.`);
  if (remote > 0) io.out(`${count(remote, 'picture')} ${remote === 1 ? 'was' : 'were'} not at hand; the report lists them, and \`--fetch-images\` fetches those with an address.`);
  if (passed > 0) io.out(`Passed over ${passed === 1 ? '1 thing that is' : `${passed} things that are`} no article.`);
  const tally = countFates(told);
  const read = tally.written + tally.there + tally.refused;
  io.out(`${count(read, 'article')} read: ${tally.written} ${dryRun ? 'to import' : 'imported'}, ${tally.there} already there, ${tally.refused} refused.${dryRun ? ' Nothing was written.' : ''}`);
}

/** The report is written over; it is no part of the content. On a dry run it is written only where it was asked for by name. */
function writeReport(told: readonly Told[], { report, dryRun }: Options, io: Io): void {
  if (report === undefined && dryRun) return;
  const name = report ?? 'import-report.md';
  try {
    fs.writeFileSync(path.resolve(io.cwd, name), formatImportReport(told, dryRun));
  } catch (error) {
    io.out(`The report \`${name}\` could not be written: ${tellDisk(error)}`);
  }
}
