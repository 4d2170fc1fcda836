import { crc32 } from 'node:zlib';

/** Bytes of one value of each type that Exif knows, from 1. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const gpsTag = 0x8825;

/**
 * A picture without the place it was taken at, else the same: the GPS fields of Exif and XMP are blanked where they
 * stand, in JPEG, PNG, WebP and AVIF alike. Credit, rights, colours and orientation stay. The same array where there is none.
 */
export function hidePlace(bytes: Uint8Array): Uint8Array {
  const picture = Buffer.from(bytes);
  blankExif(picture);
  blankXmp(picture);
  if (picture.equals(bytes)) return bytes;
  mendPng(picture);
  return picture;
}

/** Exif is a TIFF file within the picture; `II*` and `MM*` begin one. */
function blankExif(picture: Buffer): void {
  for (const [mark, little] of [['II*\0', true], ['MM\0*', false]] as const) {
    for (let at = picture.indexOf(mark, 0, 'latin1'); at !== -1; at = picture.indexOf(mark, at + 4, 'latin1')) blankGps(picture.subarray(at), little);
  }
}

function blankGps(tiff: Buffer, little: boolean): void {
  const read16 = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const read32 = (at: number): number => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const entriesAt = (folder: number): number[] => Array.from({ length: Math.min(read16(folder), 512) }, (_, index) => folder + 2 + 12 * index).filter((at) => at + 12 <= tiff.length);
  for (const entry of entriesAt(read32(4))) {
    if (read16(entry) !== gpsTag) continue;
    const folder = read32(entry + 8);
    for (const field of entriesAt(folder)) {
      const length = (sizes[read16(field + 2)] ?? 0) * read32(field + 4);
      if (length > 4 && length < 65_536) tiff.fill(0, read32(field + 8), Math.min(tiff.length, read32(field + 8) + length));
      tiff.fill(0, field, field + 12);
    }
    tiff.fill(0, folder, Math.min(tiff.length, folder + 2));
  }
}

function blankXmp(picture: Buffer): void {
  if (!picture.includes('exif:GPS')) return;
  const blank = (field: string): string => ' '.repeat(field.length);
  picture.write(picture.toString('latin1').replace(/exif:GPS\w+="[^"]{0,200}"|<exif:GPS(\w+)>[^<]{0,200}<\/exif:GPS\1>/g, blank), 'latin1');
}

/** Each chunk of a PNG ends in a check sum of its type and data. */
function mendPng(picture: Buffer): void {
  if (picture.toString('latin1', 1, 4) !== 'PNG') return;
  for (let at = 8; at + 12 <= picture.length;) {
    const end = at + 8 + picture.readUInt32BE(at);
    if (end + 4 > picture.length) return;
    picture.writeUInt32BE(crc32(picture.subarray(at + 4, end)), end);
    at = end + 4;
  }
}
