import { imageSize } from 'image-size';
import type { Picture } from '../archive/article.ts';
import { resizedName } from '../site/pictures.ts';
import type { WantedPicture } from './article-file.ts';
import { findNearest } from './likeness.ts';
import type { Problem } from './problem.ts';
import { readBytes } from './scan.ts';

/** 20 MiB: a photograph at full size. */
const largestPicture = 20 * 1024 * 1024;

/** Pixels: what decoders of browsers still show. */
const longestSide = 30_000;

const kinds: Record<string, string> = { jpg: 'jpg', jpeg: 'jpg', png: 'png', webp: 'webp', gif: 'gif', avif: 'avif' };

/** Measures a picture an article asks for, or tells why it cannot be shown. `found` maps each picture's file to its size in bytes. */
export function readPicture(root: string, article: string, wanted: WantedPicture, found: ReadonlyMap<string, number>): Picture | Problem {
  const refuse = (reason: string, hint: string): Problem => ({ severity: 'problem', file: article, ...wanted.place, field: wanted.field, rule: 'picture', reason, hint });
  const name = wanted.file.slice(wanted.file.lastIndexOf('/') + 1);
  const size = found.get(wanted.file);
  if (size === undefined) {
    const folder = wanted.file.slice(0, wanted.file.lastIndexOf('/') + 1);
    const nearest = findNearest(name, [...found.keys()].filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length)));
    return refuse(`The picture \`${name}\` is not beside the article.`, nearest ? `Did you mean \`${nearest}\`?` : `Put it into \`${folder}\`.`);
  }
  if (resizedName.test(name)) return refuse(`\`${name}\` is a name that smaller pictures bear.`, 'Give the picture another name.');
  if (size > largestPicture) return refuse(`The picture \`${name}\` is larger than 20 MiB.`, 'Make it smaller.');
  try {
    const bytes = readBytes(root, wanted.file, largestPicture);
    const { type, orientation, ...stored } = imageSize(bytes);
    // From 5 on the camera was held upright.
    const { width, height } = (orientation ?? 1) < 5 ? stored : { width: stored.height, height: stored.width };
    if (width < 1 || height < 1 || width > longestSide || height > longestSide) return refuse(`The picture \`${name}\` is ${width} by ${height} pixels.`, `Save it with sides of 1 to ${longestSide} pixels.`);
    const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    if (type !== undefined && kinds[ending] !== type && !(ending === 'avif' && type === 'heif')) return refuse(`\`${name}\` is a ${type} picture under another ending.`, `Rename it to end in \`.${type}\`.`);
    const { file, alt, caption, credit } = wanted;
    return { file, alt, caption, credit, width, height, animated: isAnimated(bytes) || undefined };
  } catch {
    return refuse(`\`${name}\` is not a picture that can be read.`, 'Save it again as jpg, png, webp, gif or avif.');
  }
}

/** Animated WebP and PNG say so before their first picture. */
function isAnimated(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  return /^RIFF.{4}WEBP[^]*ANIM/s.test(head) || (head.startsWith('\u0089PNG') && /acTL/.test(head.split('IDAT')[0] ?? ''));
}
