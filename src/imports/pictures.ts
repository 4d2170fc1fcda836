import fs from 'node:fs';
import path from 'node:path';
import { imageSize } from 'image-size';
import { toSlug } from '../site/slugs.ts';
import type { Foreign } from './foreign.ts';
import { decode } from './plan.ts';

const largestPicture = 20 * 1024 * 1024;
const longestSide = 30_000;
const endings: Readonly<Record<string, string>> = { jpg: 'jpg', png: 'png', webp: 'webp', gif: 'gif', avif: 'avif', heif: 'avif' };

/** A picture that is to lie beside an article: the name it gets there and where its bytes are. */
export interface Carried {
  name: string;
  bytes: () => Uint8Array;
}

/** What an archive asks of a picture: its ending, or why it cannot be shown. */
export function readPicture(bytes: Uint8Array): { ending: string } | { reason: string } {
  if (bytes.length > largestPicture) return { reason: 'is larger than 20 MiB' };
  try {
    const { type, width, height } = imageSize(bytes);
    const ending = endings[type ?? ''];
    if (ending === undefined) return { reason: `is a ${type ?? 'file'}, which no page shows` };
    if (width < 1 || height < 1 || width > longestSide || height > longestSide) return { reason: `is ${width} by ${height} pixels` };
    return { ending };
  } catch {
    return { reason: 'is no picture that can be read' };
  }
}

/** The file of the old site that a picture's address names, if it is at hand. Nothing outside its folder and the roots is looked at. */
export function findFile(address: string, foreign: Foreign, roots: readonly string[]): string | undefined {
  if (foreign.folder === undefined || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return undefined;
  const file = decode(address.replace(/[?#].*$/, ''));
  const places = file.startsWith('/') ? roots.map((root) => [root, file.slice(1)] as const) : [[foreign.folder, file] as const, ...roots.map((root) => [root, file] as const)];
  for (const [root, below] of places) {
    const place = path.resolve(root, below);
    const holder = [root, ...roots].find((each) => place.startsWith(`${path.resolve(each)}${path.sep}`));
    if (holder === undefined || file.includes('\0')) continue;
    const status = fs.lstatSync(place, { throwIfNoEntry: false });
    if (status?.isFile() && status.size <= largestPicture && fs.realpathSync(place).startsWith(`${fs.realpathSync(holder)}${path.sep}`)) return place;
  }
  return undefined;
}

/** A name for a picture beside an article that no picture of another article has. */
export function pictureName(id: string, address: string, ending: string, taken: ReadonlySet<string>): string {
  const base = decode(/([^/\\?#]+?)(?:\.\w{2,5})?(?:[?#].*)?$/.exec(address)?.[1] ?? 'picture');
  const words = toSlug(base.slice(0, 120)).slice(0, 60).replace(/-+$/, '') || 'picture';
  let name = `${id}-${words}.${ending}`;
  for (let number = 2; taken.has(name); number += 1) name = `${id}-${words}-${number}.${ending}`;
  return name;
}

const timeLimit = 20_000;

/** Fetches a picture over the net. Only where the caller asked for it. */
export async function fetchPicture(address: string): Promise<{ bytes: Uint8Array; ending: string } | { reason: string }> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(timeLimit), headers: { accept: 'image/*' } });
    if (!answer.ok) return { reason: `was not to be had (${answer.status})` };
    if (Number(answer.headers.get('content-length') ?? 0) > largestPicture) return { reason: 'is larger than 20 MiB' };
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of answer.body ?? []) {
      size += piece.length;
      if (size > largestPicture) return { reason: 'is larger than 20 MiB' };
      pieces.push(piece);
    }
    const bytes = Buffer.concat(pieces);
    const read = readPicture(bytes);
    return 'reason' in read ? read : { bytes, ending: read.ending };
  } catch {
    return { reason: 'could not be reached' };
  }
}
