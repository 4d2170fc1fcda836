import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isDay } from '../archive/days.ts';
import { articleName } from '../ingest/article-name.ts';
import { formatDraft } from '../ingest/draft.ts';
import { findNamesake, findStanding, indexArticleNames, writeMissingSettings, writeNewFile } from '../ingest/write-article.ts';

interface Io {
  out: (line: string) => void;
  cwd: string;
  /** The editor's own day, `YYYY-MM-DD`. */
  today: string;
}

interface Options {
  title: string;
  date: string;
  content: string;
}

const usage = 'Usage: npm run new -- "Title" [--date YYYY-MM-DD] [--content DIR]';

/**
 * `npm run new -- "Title" [--date YYYY-MM-DD] [--content DIR]`: a ready article file. The last line printed is its path alone.
 * 0 when it was written, 1 when it was not, 2 where the call was not understood. No file is ever written over.
 */
export function newCommand(args: string[], io: Io): number {
  const options = readOptions(args, io.today);
  if ('reason' in options) {
    io.out(`${options.reason} ${usage}`);
    return 2;
  }
  const { title, date, content } = options;
  const root = path.resolve(io.cwd, content);
  const named = articleName(date, title);
  const refusal = 'reason' in named ? named : refuseOrWrite(root, named.name, formatDraft(title, date), options, io);
  if (refusal) {
    io.out(refusal.reason);
    return 1;
  }
  if ('name' in named) io.out(path.join(content, named.name));
  return 0;
}

function readOptions(args: string[], today: string): Options | { reason: string } {
  try {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true, options: { content: { type: 'string', default: 'content' }, date: { type: 'string', default: today } },
    });
    const title = positionals[0]?.trim() ?? '';
    if (title === '') return { reason: 'The title is missing.' };
    if (positionals.length > 1) return { reason: 'The title is to stand in quotation marks.' };
    if (/\p{Cc}/u.test(title)) return { reason: 'The title is to be one line of plain text.' };
    if (values.content === '') return { reason: 'The name of the content folder is empty.' };
    if (!isDay(values.date)) return { reason: `\`${values.date}\` is not a day of the calendar.` };
    return { title, date: values.date, content: values.content };
  } catch (error) {
    return { reason: error instanceof Error ? `${error.message.replace(/[.\s]*$/, '')}.` : 'The call was not understood.' };
  }
}

function refuseOrWrite(root: string, name: string, text: string, { content }: Options, io: Io): { reason: string } | undefined {
  const status = fs.statSync(root, { throwIfNoEntry: false });
  if (status && !status.isDirectory()) return { reason: `\`${content}\` is not a folder.` };
  const standing = findNamesake(indexArticleNames(root), name) ?? findStanding(root, name, text);
  if (standing) return typeof standing === 'object' ? standing : { reason: `\`${name}\` is there already.` };
  const settings = writeMissingSettings(root);
  if (typeof settings === 'object') return settings;
  if (settings === 'written') io.out(`Made \`${path.join(content, 'archive.yaml')}\`: write the name and address of your archive there.`);
  const writing = writeNewFile(root, name, text);
  if (writing === 'written') return undefined;
  return typeof writing === 'object' ? writing : { reason: `\`${name}\` is there already.` };
}
