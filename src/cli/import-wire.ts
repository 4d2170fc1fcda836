import fs from 'node:fs';
import path from 'node:path';
import { compareText } from '../archive/order.ts';
import { emptyTold, type Told } from '../imports/report.ts';
import { readArticle, readingManner } from '../ingest/article-file.ts';
import { largestText } from '../ingest/source-file.ts';
import { formatWireArticle, readWire } from '../ingest/wire.ts';
import { findNamesake, findStanding, indexArticleNames, tellDisk, writeMissingSettings, writeNewFile, type Writing } from '../ingest/write-article.ts';

interface Io {
  out: (line: string) => void;
  cwd: string;
}

interface Options {
  sources: string[];
  content: string;
  dryRun: boolean;
}

/** Files to read, refusals, and how many files of folders are neither. Paths are as the caller may type them. */
interface Found {
  files: string[];
  refused: [source: string, reason: string][];
  passedOver: number;
}

/** Takes wire text files, or folders of them, into the content folder, and tells each refusal and the sum. */
export function importWire(options: Options, io: Io): Told {
  const root = path.resolve(io.cwd, options.content);
  const found = findSources(options.sources, io.cwd);
  const take = takeInto(root, options, io);
  const told = emptyTold(options.sources.join(' '), 'Wire text');
  const tally = { written: 0, there: 0, refused: 0 };
  const refuse = (source: string, reason: string): void => {
    tally.refused += 1;
    told.outcomes.push({ origin: source, fate: 'refused', reason });
    io.out(`  ${printable(source)}  ${printable(reason)}`);
  };
  for (const [source, reason] of found.refused) refuse(source, reason);
  for (const source of found.files) {
    const outcome = take(path.resolve(io.cwd, source));
    if ('reason' in outcome) {
      refuse(source, outcome.reason);
      continue;
    }
    tally[outcome.fate] += 1;
    told.outcomes.push({ origin: source, ...outcome });
  }
  report(found, tally, options.dryRun, io);
  return told;
}

function findSources(sources: readonly string[], cwd: string): Found {
  const found: Found = { files: [], refused: [], passedOver: 0 };
  const seen = new Set<string>();
  const named = new Set(sources.map((source) => path.resolve(cwd, source)));
  const queue = [...sources];
  for (let source = queue.shift(); source !== undefined; source = queue.shift()) {
    const place = path.resolve(cwd, source);
    const isNamed = named.has(place);
    if (seen.has(place)) continue;
    seen.add(place);
    try {
      const status = fs.lstatSync(place);
      if (status.isDirectory()) queue.unshift(...listFolder(place, source));
      else if (status.isFile() && (isNamed || isWireName(source))) found.files.push(source);
      else if (!isNamed) found.passedOver += 1;
      else found.refused.push([source, status.isSymbolicLink() ? 'This is a link; name the file itself.' : 'This is not a file.']);
    } catch (error) {
      found.refused.push([source, `It could not be read: ${tellDisk(error)}`]);
    }
  }
  return found;
}

function listFolder(place: string, source: string): string[] {
  return fs.readdirSync(place).sort(compareText).map((name) => path.join(source, name));
}

function isWireName(source: string): boolean {
  return /^[^.].*\.txt$/i.test(path.basename(source));
}

/** A function that takes one source, by its full path, into the content folder. It remembers what the call has made so far. */
function takeInto(root: string, { dryRun, content }: Options, io: Io): (place: string) => { name: string; fate: 'written' | 'there' } | { reason: string } {
  const names = indexArticleNames(root);
  const made = new Map<string, string>();
  return (place) => {
    const article = readSource(place);
    if ('reason' in article) return article;
    const { name, text } = article;
    const before = made.get(name);
    if (before !== undefined) return before === text ? { name, fate: 'there' } : { reason: `Another story of this import makes \`${name}\` with other text.` };
    const namesake = findNamesake(names, name);
    if (namesake) return namesake;
    const standing = findStanding(root, name, text);
    if (!standing && !dryRun && made.size === 0) {
      const settings = writeMissingSettings(root);
      if (typeof settings === 'object') return settings;
      if (settings === 'written') io.out(`Made \`${path.join(content, 'archive.yaml')}\`: write the name and address of your archive there.`);
    }
    const outcome: Writing = standing ?? (dryRun ? 'written' : writeNewFile(root, name, text));
    if (outcome === 'written') made.set(name, text);
    return typeof outcome === 'object' ? outcome : { name, fate: outcome };
  };
}

/** Reads one wire file, and holds its article against what `check` asks of any other. */
function readSource(place: string): { name: string; text: string } | { reason: string } {
  try {
    if (fs.lstatSync(place).size > largestText) return { reason: 'The file is larger than 2 MiB.' };
    const text = decode(fs.readFileSync(place));
    if (text === undefined) return { reason: 'The file is not UTF-8 text.' };
    const story = readWire(text);
    if ('reason' in story) return story;
    const article = formatWireArticle(story);
    const checked = readArticle({ file: article.name, bytes: Buffer.from(article.text) }, readingManner(undefined));
    return 'problems' in checked ? { reason: checked.problems[0]?.reason ?? 'Its article would not pass the check.' } : article;
  } catch (error) {
    return { reason: `It could not be read: ${tellDisk(error)}` };
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function report({ passedOver }: Found, { written, there, refused }: Record<'written' | 'there' | 'refused', number>, dryRun: boolean, io: Io): void {
  if (passedOver > 0) io.out(`Passed over ${passedOver} ${passedOver === 1 ? 'file' : 'files'} in folders: only \`.txt\` is read there.`);
  const read = written + there + refused;
  const ending = dryRun ? ' Nothing was written.' : '';
  io.out(`${read} ${read === 1 ? 'story' : 'stories'} read: ${written} ${dryRun ? 'to import' : 'imported'}, ${there} already there, ${refused} refused.${ending}`);
}

/** A name or reason without characters that would steer a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}
