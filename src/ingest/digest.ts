import { createHash } from 'node:crypto';

/** SHA-256 of a text as it is cited: NFC, LF, trailing space trimmed, one final newline. */
export function digestText(text: string): string {
  const plain = text.normalize('NFC').replace(/[ \t]+$/gm, '').replace(/^\n+/, '').replace(/\n*$/, '\n');
  return createHash('sha256').update(plain).digest('hex');
}
