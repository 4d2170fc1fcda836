import fs from 'node:fs';
import path from 'node:path';
import { compareText } from '../archive/order.ts';

/** What all shards of one site must share. None of it tells on which machine, or where on its disk, a shard was made. */
export interface Inputs {
  /** Version of Node: another one may format a date in other words. */
  node: string;
  /** Digest of the code, the packages and the files of the theme. */
  theme: string;
  /** Digest of the settings, of every view and search index, and of every file the site is to have but those of the indexes. */
  content: string;
  /** How many files the whole site has beside its search indexes. */
  files: number;
}

/** What a shard's folder says of itself, in a file beside the pages. */
export interface Manifest {
  index: number;
  count: number;
  inputs: Inputs;
  /** The shard's files, each with the SHA-256 of its bytes. */
  files: Record<string, string>;
}

export const manifestName = '.backfile-shard.json';

/** The first words of every manifest, by which a folder is known for a shard of ours. */
const mark = '{"generator":"Backfile"';

/** The text of a manifest: equal ones are equal to the byte. */
export function formatManifest({ index, count, inputs: { node, theme, content, files: total }, files }: Manifest): string {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => compareText(a, b)));
  return `${JSON.stringify({ generator: 'Backfile', index, count, inputs: { node, theme, content, files: total }, files: sorted })}\n`;
}

export function hasManifest(folder: string): boolean {
  return readManifestText(folder)?.startsWith(mark) === true;
}

/** The manifest of a folder, `none` where it has none, `damaged` where its manifest is not as it was written. */
export function readManifest(folder: string): Manifest | 'none' | 'damaged' {
  const text = readManifestText(folder);
  if (text === undefined) return 'none';
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) && formatManifest(value) === text ? value : 'damaged';
  } catch {
    return 'damaged';
  }
}

function readManifestText(folder: string): string | undefined {
  const file = path.join(folder, manifestName);
  return fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(file, 'utf8') : undefined;
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || !isRecord(value['inputs']) || !isRecord(value['files'])) return false;
  const { index, count, inputs, files } = value;
  const isNumber = (number: unknown): boolean => Number.isSafeInteger(number);
  return isNumber(index) && isNumber(count) && isNumber(inputs['files']) && [inputs['node'], inputs['theme'], inputs['content'], ...Object.values(files)].every((text) => typeof text === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
