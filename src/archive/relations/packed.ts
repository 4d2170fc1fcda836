import type { RelationMemory } from './memory.ts';
import { rowLength } from './neighbours.ts';
import { looked } from './shared-runs.ts';

/**
 * The memory as bytes, in parts that follow each other: a line of JSON with the lengths, then each array as it lies in memory
 * (little-endian). The arrays are not copied: they are large.
 */
export function packMemory(memory: RelationMemory): Uint8Array[] {
  const arrays = arraysOf(memory);
  const head = new TextEncoder().encode(`${JSON.stringify({ ids: memory.ids, keys: memory.keys, size: memory.size, span: memory.span, all: { ids: memory.variants.ids, keys: memory.variants.keys }, bytes: arrays.map(({ byteLength }) => byteLength) })}\n`);
  return [head, ...arrays.map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength))].flatMap((bytes) => [bytes, new Uint8Array(align(bytes.length) - bytes.length)]);
}

function arraysOf({ days, starts, terms, hashes, marks, spots, levels, weights, neighbours, revisions, weighings, variants }: RelationMemory): (Int32Array | Uint32Array | Uint16Array | Uint8Array)[] {
  return [days, starts, terms, hashes, marks, spots, levels, weights, neighbours.articles, neighbours.scores, revisions, weighings, variants.leaders, variants.runs, variants.lengths];
}

/** Arrays of numbers stand on multiples of four bytes. */
function align(length: number): number {
  return Math.ceil(length / 4) * 4;
}

interface Head {
  ids: string[];
  keys: string[];
  size: number;
  span: number;
  /** Of the memory of variants, which knows every article. */
  all: { ids: string[]; keys: string[] };
  bytes: number[];
}

/** The memory in `packed`, or nothing where the bytes are not whole. */
export function unpackMemory(packed: Uint8Array): RelationMemory | undefined {
  const end = packed.indexOf(10);
  if (end === -1) return undefined;
  const head = readHead(new TextDecoder().decode(packed.subarray(0, end)));
  if (!head) return undefined;
  const start = align(end + 1);
  if (start + head.bytes.reduce((sum, bytes) => sum + align(bytes), 0) !== packed.length) return undefined;
  // Numbers must stand on a multiple of four bytes: a copy of its own does.
  const numbers = (packed.byteOffset + start) % 4 === 0 ? packed.subarray(start) : packed.slice(start);
  const places = head.bytes.map((bytes, index) => ({ at: head.bytes.slice(0, index).reduce((sum, each) => sum + align(each), 0), bytes }));
  const read = <T>(index: number, make: new (buffer: ArrayBufferLike, at: number, length: number) => T, width: number): T =>
    new make(numbers.buffer, numbers.byteOffset + (places[index]?.at ?? 0), (places[index]?.bytes ?? 0) / width);
  return {
    ids: head.ids, keys: head.keys, size: head.size, span: head.span,
    days: read(0, Int32Array, 4), starts: read(1, Uint32Array, 4), terms: read(2, Uint32Array, 4), hashes: read(3, Uint32Array, 4), marks: read(4, Uint16Array, 2), spots: read(5, Uint16Array, 2), levels: read(6, Uint8Array, 1), weights: read(7, Uint16Array, 2),
    neighbours: { articles: read(8, Int32Array, 4), scores: read(9, Uint16Array, 2) }, revisions: read(10, Uint32Array, 4), weighings: read(11, Uint32Array, 4),
    variants: { ...head.all, leaders: read(12, Int32Array, 4), runs: read(13, Uint32Array, 4), lengths: read(14, Uint8Array, 1) },
  };
}

function readHead(text: string): Head | undefined {
  try {
    const head = JSON.parse(text) as Partial<Head> | null;
    return head && isWhole(head) ? head : undefined;
  } catch {
    return undefined;
  }
}

/** Whether each array is as long as the number of articles asks for. */
function isWhole(head: Partial<Head>): head is Head {
  const { ids, keys, size, span, all, bytes } = head;
  if (![ids, keys, all?.ids, all?.keys].every(isTexts) || typeof size !== 'number' || typeof span !== 'number' || !Array.isArray(bytes) || ids?.length !== keys?.length || all?.ids.length !== all?.keys.length) return false;
  const [articles, every, terms, hashes] = [ids?.length ?? 0, all?.ids.length ?? 0, Number(bytes[2]) / 4, Number(bytes[3]) / 4];
  const lengths = [4 * articles, 4 * (articles + 1), 4 * terms, 4 * hashes, 2 * terms, 2 * terms, terms, 2 * terms, 8 * rowLength * articles, 4 * rowLength * articles, 4 * articles, 4 * articles, 4 * every, 4 * looked * every, every];
  return Number.isInteger(terms) && Number.isInteger(hashes) && bytes.length === lengths.length && lengths.every((length, at) => length === bytes[at]);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
