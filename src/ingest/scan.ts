import fs from 'node:fs';
import path from 'node:path';
import { findNearest } from './likeness.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

/** A file of the content folder, seen and not opened. */
export interface FoundFile {
  /** Relative to the content folder, with forward slashes. */
  file: string;
  /** Size, times and inode in one string: equal stamps mean an untouched file. */
  stamp: string;
  /** Milliseconds since 1970 of the latest change the disk knows of. */
  touched: number;
  size: number;
}

export interface Scan {
  articles: FoundFile[];
  pictures: FoundFile[];
  tags: FoundFile[];
  stories: FoundFile[];
  pages: FoundFile[];
  problems: Problem[];
}

/** The settings of the archive, at the root of the content folder. */
export const settingsFile = 'archive.yaml';

/** The addresses the site has promised, beside the settings. */
export const ledgerFile = 'ledger.tsv';

const rooms = ['articles', 'tags', 'stories', 'pages'] as const;
const litter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.gitkeep']);
const picturePattern = /\.(jpe?g|png|webp|gif|avif)$/i;
const deepestFolder = 20;

/**
 * Lists the content folder without following a link. Whatever is neither a Markdown file, a picture beside an
 * article nor a folder is a problem, so nothing is passed over in silence.
 */
export function scanContent(root: string): Scan {
  const scan: Scan = { articles: [], pictures: [], tags: [], stories: [], pages: [], problems: [] };
  checkRoot(root, scan);
  for (const room of rooms) walk(root, room, room, scan, 0);
  return scan;
}

/** A folder that no room reads is most often a slip of the pen, and so is an article outside `articles/`. */
function checkRoot(root: string, scan: Scan): void {
  if (!fs.existsSync(root)) return;
  for (const entry of fs.readdirSync(root, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || rooms.some((room) => room === entry.name)) continue;
    const nearest = findNearest(entry.name, rooms);
    if (entry.isDirectory()) refuse(scan, entry.name, 'file-type', `\`${entry.name}/\` is not a folder of an archive.`, nearest ? `Did you mean \`${nearest}/\`?` : 'Move it out of the content folder.');
    else if (entry.name.endsWith('.md') && entry.name !== 'README.md') refuse(scan, entry.name, 'file-type', `\`${entry.name}\` would not be read here.`, 'Move it into `articles/`, `tags/`, `stories/` or `pages/`.');
  }
}

function walk(root: string, folder: string, room: (typeof rooms)[number], scan: Scan, depth: number): void {
  let names: Buffer[];
  const status = fs.lstatSync(path.join(root, folder), { throwIfNoEntry: false });
  if (!status) return;
  if (!status.isDirectory()) return refuse(scan, folder, 'file-type', `\`${folder}\` is not a folder.`, 'Make it a folder of Markdown files.');
  if (depth > deepestFolder) return refuse(scan, folder, 'file-type', `\`${folder}\` lies ${depth} folders deep.`, `Keep files at most ${deepestFolder} folders deep.`);
  names = fs.readdirSync(path.join(root, folder), { encoding: 'buffer' });
  for (const bytes of names.sort(Buffer.compare)) {
    const name = bytes.toString('utf8');
    const file = `${folder}/${name}`;
    if (!Buffer.from(name, 'utf8').equals(bytes)) {
      refuse(scan, file, 'file-name', `The name \`${name}\` is not UTF-8.`, 'Rename the file with plain letters.');
      continue;
    }
    if (litter.has(name)) continue;
    addEntry(root, file, name, room, scan, depth);
  }
}

/** A regular file of the content folder as it is seen; undefined where there is none. */
export function findFile(root: string, file: string): FoundFile | undefined {
  const status = fs.lstatSync(path.join(root, file), { bigint: true, throwIfNoEntry: false });
  return status?.isFile() ? toFound(file, status) : undefined;
}

function toFound(file: string, { size, mtimeNs, ctimeNs, ino }: fs.BigIntStats): FoundFile {
  return { file, stamp: `${size}:${mtimeNs}:${ctimeNs}:${ino}`, touched: Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n), size: Number(size) };
}

function addEntry(root: string, file: string, name: string, room: (typeof rooms)[number], scan: Scan, depth: number): void {
  const status = fs.lstatSync(path.join(root, file), { bigint: true, throwIfNoEntry: false });
  if (!status) return;
  if (status.isSymbolicLink()) return refuse(scan, file, 'file-type', `\`${name}\` is a symbolic link.`, 'Put the file itself here.');
  if (status.isDirectory()) {
    if (room !== 'articles') return refuse(scan, file, 'file-type', `\`${room}/\` holds no folders.`, `Move the files of \`${name}\` up into \`${room}/\`.`);
    return walk(root, file, room, scan, depth + 1);
  }
  if (!status.isFile()) return refuse(scan, file, 'file-type', `\`${name}\` is not a regular file.`, 'Remove it.');
  const found = toFound(file, status);
  if (name.endsWith('.md')) scan[room].push(found);
  else if (room === 'articles' && picturePattern.test(name)) scan.pictures.push(found);
  else if (/\.(md|markdown|mdown)$/i.test(name)) refuse(scan, file, 'file-name', `\`${name}\` does not end in \`.md\`.`, `Rename it to \`${name.replace(/\.[^.]+$/, '')}.md\`.`);
  else refuse(scan, file, 'file-type', `\`${name}\` is neither a Markdown file nor a picture.`, 'Move it out of the content folder.');
}

function refuse(scan: Scan, file: string, rule: Rule, reason: string, hint: string): void {
  scan.problems.push({ severity: 'problem', file, line: 1, column: 1, field: 'file', rule, reason, hint });
}

const noFollow = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

/** Reads one scanned file without following a link, never more than `most` bytes and one. */
export function readBytes(root: string, file: string, most: number): Buffer {
  const handle = fs.openSync(path.join(root, file), noFollow);
  try {
    if (!fs.fstatSync(handle).isFile()) return Buffer.alloc(0);
    const size = Math.min(fs.fstatSync(handle).size, most + 1);
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, fs.readSync(handle, bytes, 0, size, 0));
  } finally {
    fs.closeSync(handle);
  }
}
