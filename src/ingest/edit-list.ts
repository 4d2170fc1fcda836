import { isMap, isScalar, isSeq, parseDocument, type Pair, type Scalar, type YAMLSeq } from 'yaml';
import { readFrontMatter } from './yaml.ts';

/** What becomes of a list: `map` gives each value anew, or nothing where it goes, and is asked once for each in their order; `add` comes after them. */
export interface ListChange {
  map?: (value: string) => string | undefined;
  add?: readonly string[];
}

/** A part of a text that is replaced, by its places. */
interface Splice {
  from: number;
  to: number;
  text: string;
}

/** Front matter with every line end as one character, and the place each character has in the file. */
interface Block {
  text: string;
  places: number[];
  newline: string;
}

/** Plain where nothing else could be meant by it, in any list. */
const plainWords = /^\p{L}[\p{L}\p{M}\p{N}]*(?:[ .’/-]+[\p{L}\p{M}\p{N}]+)*$/u;
const otherMeanings = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * Changes one list of a file's front matter and leaves every other byte as it is: comments, quotation marks, line ends,
 * order. Gives the new text, the old one where nothing changes, or why it cannot be done.
 */
export function editList(file: string, text: string, field: string, change: ListChange): { text: string } | { reason: string } {
  const refuse = (why: string): { reason: string } => ({ reason: `\`${field}\` of \`${file}\` ${why}. Change it by hand.` });
  const block = findBlock(text);
  const before = block && readFrontMatter(file, block.text.trimEnd());
  if (!block || !before || 'problems' in before) return refuse('cannot be read');
  const old = before.values[field];
  const { map = (value: string): string => value, add = [] } = change;
  const values = (Array.isArray(old) ? old : []).map((value) => map(String(value)));
  const wanted = [...values.flatMap((value) => value ?? []), ...add];
  const splices = planSplices(block, field, values, add);
  if (!splices) return refuse('is written in a way that is not changed by a command');
  const after = applySplices(text, block, splices);
  // What was written is read again: the list is what was wanted, and every other field what it was.
  const again = readFrontMatter(file, findBlock(after)?.text.trimEnd() ?? '');
  const { [field]: list, ...others } = 'problems' in again ? {} : again.values;
  const { [field]: _old, ...kept } = before.values;
  const isRight = !('problems' in again) && JSON.stringify(list ?? []) === JSON.stringify(wanted) && JSON.stringify(others) === JSON.stringify(kept);
  return isRight ? { text: after } : refuse('is written in a way that is not changed by a command');
}

function findBlock(text: string): Block | undefined {
  const [head = ''] = /^\ufeff?---(?:\r\n?|\n)/.exec(text) ?? [];
  const end = /(?:^|[\r\n])---(?:[\r\n]|$)/.exec(text.slice(head.length));
  if (head === '' || !end) return undefined;
  const [first = ''] = /\r\n?|\n/.exec(head) ?? [];
  // The line end before the fence belongs to the last field.
  const stop = head.length + end.index + (end[0].startsWith('-') ? 0 : 1);
  const block: Block = { text: '', places: [], newline: first };
  for (let at = head.length; at < stop; at += 1) {
    block.places.push(at);
    if (text[at] === '\r') {
      if (text[at + 1] === '\n' && at + 1 < stop) at += 1;
      block.text += '\n';
    } else block.text += text[at] ?? '';
  }
  block.places.push(text[stop - 1] === '\r' && text[stop] === '\n' ? stop + 1 : stop);
  return block;
}

function applySplices(text: string, { places, newline }: Block, splices: readonly Splice[]): string {
  return splices.toSorted((a, b) => b.from - a.from || b.to - a.to).reduce((edited, { from, to, text: put }) =>
    edited.slice(0, places[from]) + put.replaceAll('\n', newline) + edited.slice(places[to]), text);
}

/** `values` are those of the list, each as it is to be. */
function planSplices({ text }: Block, field: string, values: readonly (string | undefined)[], add: readonly string[]): Splice[] | undefined {
  const { contents } = parseDocument(text, { version: '1.2', schema: 'core', merge: false, keepSourceTokens: true, stringKeys: true });
  if (contents !== null && !isMap(contents)) return undefined;
  const pair = contents?.items.find(({ key }) => isScalar(key) && key.value === field);
  const fresh = `[${add.map((value) => formatScalar(value)).join(', ')}]`;
  if (!pair) return add.length === 0 ? [] : [{ from: text.length, to: text.length, text: `${text === '' || text.endsWith('\n') ? '' : '\n'}${field}: ${fresh}\n` }];
  if (isScalar(pair.value) && pair.value.value === null) return add.length === 0 ? [] : fillEmpty(text, pair, fresh);
  if (!isSeq(pair.value)) return undefined;
  const items = pair.value.items.filter((item) => isScalar(item) && typeof item.value === 'string' && item.type?.startsWith('BLOCK') !== true) as Scalar<string>[];
  if (items.length !== pair.value.items.length) return undefined;
  if (items.length === 0) return add.length === 0 ? [] : spliceRange(pair.value, fresh);
  if (values.every((value) => value === undefined) && add.length === 0) return removeField(text, pair);
  const replaced = items.flatMap((item, at) => {
    const value = values[at];
    return value === undefined || value === item.value ? [] : spliceRange(item, formatScalar(value, item.type));
  });
  const inLine = pair.value.flow === true;
  return [...replaced, ...(inLine ? removeInLine(items, values) : removeLines(text, items, values)), ...(add.length === 0 ? [] : inLine ? addInLine(items, values, add) : addLines(text, items, add))];
}

function spliceRange({ range }: Scalar | YAMLSeq, text: string): Splice[] {
  return range ? [{ from: range[0], to: range[1], text }] : [];
}

/** `variants:` with nothing behind it. */
function fillEmpty(text: string, { key }: Pair, fresh: string): Splice[] | undefined {
  const end = isScalar(key) ? key.range?.[1] : undefined;
  const colon = end === undefined ? -1 : text.indexOf(':', end);
  const line = colon === -1 ? '' : text.slice(colon + 1).split('\n')[0] ?? '';
  return /^\s*(?:#.*)?$/.test(line) && colon !== -1 ? [{ from: colon + 1, to: colon + 1, text: ` ${fresh}` }] : undefined;
}

/** A list of which nothing is left goes with its field. */
function removeField(text: string, { key, value }: Pair): Splice[] | undefined {
  const [start, end] = [isScalar(key) ? key.range?.[0] : undefined, isSeq(value) ? value.range?.[1] : undefined];
  if (start === undefined || end === undefined) return undefined;
  return [{ from: text.lastIndexOf('\n', start - 1) + 1, to: endOfLine(text, Math.max(start, end - 1)), text: '' }];
}

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

function removeInLine(items: readonly Scalar<string>[], values: readonly (string | undefined)[]): Splice[] {
  // Those at the end take the comma before them along, the others the one behind.
  const lastKept = values.findLastIndex((value) => value !== undefined);
  const tail = items.at(-1)?.range?.[1];
  const kept = items[lastKept]?.range?.[1];
  const behind = items.slice(0, Math.max(0, lastKept)).flatMap(({ range }, at) => {
    const next = items[at + 1]?.range?.[0];
    return values[at] !== undefined || !range || next === undefined ? [] : [{ from: range[0], to: next, text: '' }];
  });
  if (lastKept === items.length - 1 || tail === undefined) return behind;
  return [...behind, { from: kept ?? items[0]?.range?.[0] ?? tail, to: tail, text: '' }];
}

function removeLines(text: string, items: readonly Scalar<string>[], values: readonly (string | undefined)[]): Splice[] {
  return items.flatMap(({ range }, at) => (values[at] !== undefined || !range ? [] : [{ from: text.lastIndexOf('\n', range[0] - 1) + 1, to: endOfLine(text, range[1]), text: '' }]));
}

function addInLine(items: readonly Scalar<string>[], values: readonly (string | undefined)[], add: readonly string[]): Splice[] {
  const at = items.at(-1)?.range?.[1];
  if (at === undefined) return [];
  const words = add.map((value) => formatScalar(value, items.at(-1)?.type)).join(', ');
  return [{ from: at, to: at, text: values.some((value) => value !== undefined) ? `, ${words}` : words }];
}

function addLines(text: string, items: readonly Scalar<string>[], add: readonly string[]): Splice[] {
  const last = items.at(-1);
  if (!last?.range) return [];
  const start = text.lastIndexOf('\n', last.range[0] - 1) + 1;
  const at = endOfLine(text, last.range[1]);
  const dash = text.slice(start, last.range[0]);
  return [{ from: at, to: at, text: add.map((value) => `${dash}${formatScalar(value, last.type)}\n`).join('') }];
}

/** A value in the quotation marks of the one it stands for, or in those it needs. */
function formatScalar(value: string, like: Scalar['type'] = 'PLAIN'): string {
  if (like === 'QUOTE_SINGLE' && !/[\n\t]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (like !== 'QUOTE_DOUBLE' && plainWords.test(value) && !otherMeanings.test(value)) return value;
  return JSON.stringify(value);
}
