import fs from 'node:fs';

/** A file larger than this is read in pieces or not at all. */
export const largestFile = 32 * 1024 * 1024;

const pieceSize = 256 * 1024;

/** Bytes as text with `\n` line ends and without control characters: UTF-8 where it is that, else UTF-16 by its mark, else Windows-1252. */
export function decodeText(bytes: Uint8Array): { text: string; notes: string[] } {
  const encoding = findEncoding([bytes], bytes.subarray(0, 1024));
  const notes = encoding === 'utf-8' ? [] : [tellEncoding(encoding)];
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\r')) notes.push('Its Windows line ends became plain ones');
  return { text: clean(text, notes), notes };
}

/** The note on a text that is not UTF-8. */
export function tellEncoding(encoding: string): string {
  return `It was not UTF-8, and was read as ${encoding === 'windows-1252' ? 'Latin-1 (Windows-1252)' : encoding.toUpperCase()}`;
}

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ue000\ue001]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Line ends made plain, characters that no text may hold taken out. */
export function clean(text: string, notes?: string[]): string {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const cleaned = lines.replace(controls, '');
  if (notes && cleaned.length < lines.length) notes.push('Control characters were taken out');
  return cleaned;
}

/** The text of a file, piece by piece, with the encoding it was found to be in. */
export function readPieces(file: string): { encoding: string; pieces: () => Generator<string> } {
  const head = readHead(file);
  const encoding = findEncoding(readBytes(file), head);
  return {
    encoding,
    *pieces() {
      const decoder = new TextDecoder(encoding);
      for (const bytes of readBytes(file)) yield decoder.decode(bytes, { stream: true });
      yield decoder.decode();
    },
  };
}

/** The first bytes of a file. */
export function readHead(file: string, most = 4096): Buffer {
  const handle = fs.openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(most);
    return bytes.subarray(0, fs.readSync(handle, bytes, 0, most, 0));
  } finally {
    fs.closeSync(handle);
  }
}

function* readBytes(file: string): Generator<Uint8Array> {
  const handle = fs.openSync(file, 'r');
  try {
    for (;;) {
      const bytes = Buffer.alloc(pieceSize);
      const size = fs.readSync(handle, bytes, 0, pieceSize, null);
      if (size === 0) return;
      yield bytes.subarray(0, size);
    }
  } finally {
    fs.closeSync(handle);
  }
}

function findEncoding(pieces: Iterable<Uint8Array>, head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    const strict = new TextDecoder('utf-8', { fatal: true });
    for (const piece of pieces) strict.decode(piece, { stream: true });
    strict.decode();
    return 'utf-8';
  } catch {
    return declaredEncoding(Buffer.from(head).toString('latin1'));
  }
}

/** The encoding an XML declaration names; a text that says UTF-8 and is not that is most often Windows-1252. */
function declaredEncoding(head: string): string {
  const named = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ?? 'windows-1252';
  try {
    const { encoding } = new TextDecoder(named);
    return encoding.startsWith('utf-') ? 'windows-1252' : encoding;
  } catch {
    return 'windows-1252';
  }
}
