import fs from 'node:fs';
import { compareText } from '../archive/order.ts';
import { hashBytes } from './fingerprint.ts';

/** A file within a pack. */
export interface PackedFile {
  path: string;
  hash: string;
  /** Where it lies in the pack, in bytes. */
  start: number;
  size: number;
}

/** Files in one: a line that lists them by name, then their bytes. Equal files make equal packs, in whatever order they come. */
export function packFiles(files: readonly { path: string; content: Uint8Array }[]): Buffer {
  const sorted = files.toSorted((a, b) => compareText(a.path, b.path));
  const list = sorted.map(({ path, content }): [string, string, number] => [path, hashBytes(content), content.length]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(list)}\n`), ...sorted.map(({ content }) => content)]);
}

const chunk = 1 << 16;

/** What a pack holds, its bytes left alone; undefined where it is missing or cut short. */
export function listPack(file: string): PackedFile[] | undefined {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size;
  const head = size === undefined ? undefined : readFirstLine(file);
  if (head === undefined) return undefined;
  let start = head.length + 1;
  const files = (JSON.parse(head.toString()) as [string, string, number][]).map(([path, hash, length]) => {
    const entry = { path, hash, start, size: length };
    start += length;
    return entry;
  });
  return start === size ? files : undefined;
}

function readFirstLine(file: string): Buffer | undefined {
  const handle = fs.openSync(file, 'r');
  try {
    let head = Buffer.alloc(0);
    for (;;) {
      const part = Buffer.alloc(chunk);
      const read = fs.readSync(handle, part, 0, chunk, head.length);
      head = Buffer.concat([head, part.subarray(0, read)]);
      const end = head.indexOf('\n');
      if (end !== -1) return head.subarray(0, end);
      if (read === 0) return undefined;
    }
  } finally {
    fs.closeSync(handle);
  }
}

/** The bytes of one file of a pack. */
export function readPacked(file: string, { start, size }: PackedFile): Buffer {
  const handle = fs.openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(size);
    fs.readSync(handle, bytes, 0, size, start);
    return bytes;
  } finally {
    fs.closeSync(handle);
  }
}
