import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { dataPath } from '../site/addresses.ts';
import type { Stage } from './stages.ts';

/** Files that are texts. Those for downloading whole are left to the server: they can be larger than memory. */
const text = /\.(?:html|css|js|json|xml|txt|md|svg|opml|webmanifest|ris|bib)$/;

/** How a file is compressed, by the ending its name gets. Nothing in the bytes depends on a clock or machine. */
const ways: Readonly<Record<string, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  '.gz': (bytes) => promisify(gzip)(bytes, { level: 9 }),
  // The last levels take ten times as long for a few hundredths.
  '.br': (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
};

/** The file that one is the compressed form of; itself where it is none. */
export function uncompressedOf(file: string): string {
  const plain = file.slice(0, -3);
  return Object.hasOwn(ways, file.slice(-3)) && text.test(plain) ? plain : file;
}

/** The texts of all stages before, compressed for servers that send such files as they are. Inputs: those of each text. */
export function planCompressed(stages: readonly Stage[]): Stage {
  const texts = stages.flatMap(({ outputs }) => outputs).filter(({ path: file }) => text.test(file) && !file.startsWith(dataPath.slice(1)));
  let read: (file: string) => Uint8Array = (file) => { throw new TypeError(`\`${file}\` cannot be read yet.`); };
  return {
    name: 'compressed',
    outputs: texts.flatMap(({ path: file, digest }) => Object.keys(ways).map((ending) => ({ path: file + ending, digest }))),
    begin: (_stale, reader) => {
      read = reader;
      return undefined;
    },
    make: async ({ path: file }) => {
      const compress = ways[file.slice(-3)];
      if (!compress) throw new TypeError(`\`${file}\` is not to be compressed.`);
      return compress(read(uncompressedOf(file)));
    },
  };
}
