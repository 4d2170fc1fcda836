import zlib from 'node:zlib';

/** A text as it is kept: compressed, fast rather than small. */
export function packText(text: string): Uint8Array {
  return zlib.deflateRawSync(text, { level: 1 });
}

export function unpackText(packed: Uint8Array): string {
  return zlib.inflateRawSync(packed).toString('utf8');
}
