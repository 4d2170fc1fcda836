import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { runBounded } from '../markdown/bounds.ts';

/** A value of front matter: every word, figure and date as text, as it was written. Nothing is a number or a yes or no. */
export type Value = string | Value[] | { [name: string]: Value };
export type Values = Record<string, Value>;

export interface FrontMatter {
  values: Values;
  body: string;
  kind: 'YAML' | 'TOML' | 'JSON';
  notes: string[];
}

const largestBlock = 512 * 1024;
const timeLimit = 2000;

/**
 * Parts a file of Jekyll, Hugo, Eleventy, Zola or Astro into fields and text, and reads the fields as leniently as those do.
 * Undefined where the file has no front matter; a reason where it has and it cannot be read.
 */
export function readFrontMatter(text: string): FrontMatter | { reason: string } | undefined {
  const split = splitText(text.replace(/^\s*\n/, ''));
  if (!split || 'reason' in split) return split;
  if (split.block.length > largestBlock) return { reason: 'Its front matter is longer than 512 KiB.' };
  const notes: string[] = [];
  const outcome = runBounded(() => readBlock(split.kind, split.block, notes), split.block.length > 2048 ? timeLimit : undefined);
  if (!('value' in outcome)) return { reason: 'Its front matter nests too deeply, or takes too long to read.' };
  if ('reason' in outcome.value) return outcome.value;
  return { ...split, values: outcome.value.values, notes };
}

function splitText(text: string): { kind: FrontMatter['kind']; block: string; body: string } | { reason: string } | undefined {
  const fence = /^(---|\+\+\+|;;;)[ \t]*(\w*)[ \t]*\n/.exec(text);
  if (!fence) return /^\{\s*(?:"|\n|\})/.test(text) ? splitJson(text) : undefined;
  const [opening, mark = '', language = ''] = fence;
  if (/^(js|javascript|coffee|cson)/i.test(language)) return { reason: `Its front matter is a program (\`${language}\`), which is not run.` };
  const closing = mark === '---' ? /^(?:---|\.\.\.)[ \t]*$/m : mark === '+++' ? /^\+\+\+[ \t]*$/m : /^;;;[ \t]*$/m;
  const rest = text.slice(opening.length);
  const end = closing.exec(rest);
  if (!end) return mark === '---' ? undefined : { reason: `Its front matter begins with \`${mark}\` and does not end.` };
  const kind = mark === ';;;' || language === 'json' ? 'JSON' : mark === '+++' || language === 'toml' ? 'TOML' : 'YAML';
  return { kind, block: rest.slice(0, end.index), body: rest.slice(end.index + end[0].length).replace(/^\n/, '') };
}

/** Hugo takes a file that begins with a brace to begin with its fields. */
function splitJson(text: string): { kind: 'JSON'; block: string; body: string } | undefined {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth += 1;
    else if (!quoted && character === '}') depth -= 1;
    if (depth === 0) return { kind: 'JSON', block: text.slice(0, index + 1), body: text.slice(index + 1).replace(/^\s*\n/, '') };
  }
  return undefined;
}

function readBlock(kind: FrontMatter['kind'], block: string, notes: string[]): { values: Values } | { reason: string } {
  if (kind === 'YAML') return { values: readYaml(block, notes) };
  try {
    return { values: toValues(kind === 'TOML' ? parseToml(block) : JSON.parse(block.trim() || '{}')) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const line = error instanceof TomlError ? ` Line ${error.line + 1}` : '';
    return { reason: `Its front matter is not ${kind}.${line === '' ? '' : `${line} cannot be read.`}` };
  }
}

/** Repeated fields, tabs and lines that are no YAML are read as far as they can be, and told. */
export function readYaml(block: string, notes: string[]): Values {
  const spaced = block.replace(/^[ ]*\t[ \t]*/gm, (indent) => indent.replaceAll('\t', '  ')).replace(/:\t+/g, ': ').replace(/[ \t]+$/gm, '');
  if (spaced !== block.replace(/[ \t]+$/gm, '')) notes.push('Tabs in its front matter were read as spaces');
  const document = parseDocument(spaced, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0) {
    notes.push('Its front matter is not YAML to the letter, and was read line by line');
    return readLines(spaced);
  }
  const budget = { left: 20_000 };
  const values = isMap(document.contents) ? yamlValue(document.contents, document, budget, 0) : {};
  if (!isRecord(values)) return {};
  const names = isMap(document.contents) ? document.contents.items.map(({ key }) => String(key)) : [];
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  for (const name of new Set(repeated)) notes.push(`The field \`${name}\` was written more than once, and the last one counts`);
  return values;
}

function yamlValue(node: unknown, document: ReturnType<typeof parseDocument>, budget: { left: number }, depth: number): Value {
  if ((budget.left -= 1) < 0 || depth > 40) return '';
  if (isScalar(node)) return String(node.value ?? '');
  if (isSeq(node)) return node.items.map((item) => yamlValue(item, document, budget, depth + 1));
  if (isMap(node)) {
    const record: Values = newRecord();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const read = value === null ? '' : yamlValue(value, document, budget, depth + 1);
      if (name === '<<' && isRecord(read)) for (const [each, inner] of Object.entries(read)) record[each] ??= inner;
      else record[name] = read;
    }
    return record;
  }
  const target = node && typeof node === 'object' && 'source' in node && 'resolve' in node && typeof node.resolve === 'function' ? (node.resolve as (document: unknown) => unknown)(document) : undefined;
  return target === undefined ? '' : yamlValue(target, document, budget, depth + 1);
}

/** `field: value` on each line, `- member` below a field, and nothing else. */
function readLines(block: string): Values {
  const values: Values = newRecord();
  let last = '';
  for (const line of block.split('\n')) {
    const field = /^([A-Za-z_][\w.-]*)\s*:(?:\s+(.*))?$/.exec(line);
    const member = /^\s*-\s+(.*)$/.exec(line);
    if (field) {
      last = field[1] ?? '';
      const [, name = '', value = ''] = field;
      values[name] = /^\[.*\]$/.test(value) ? value.slice(1, -1).split(',').map(unquote).filter(Boolean) : unquote(value.replace(/\s+#.*$/, ''));
    } else if (member && last !== '') {
      const list = values[last];
      values[last] = [...Array.isArray(list) ? list : [], unquote(member[1] ?? '')];
    } else if (last !== '' && /^\s+\S/.test(line) && typeof values[last] === 'string') {
      values[last] = `${String(values[last])} ${line.trim()}`.replace(/^[|>][+-]?\s/, '').trim();
    }
  }
  return values;
}

function unquote(text: string): string {
  const bare = text.trim();
  const quoted = /^(["'])([\s\S]*)\1$/.exec(bare);
  return quoted ? (quoted[2] ?? '').replaceAll('\\"', '"').replaceAll("''", "'") : bare;
}

/** No name in a record can reach a prototype. */
function newRecord(): Values {
  return Object.create(null) as Values;
}

function isRecord(value: Value): value is Values {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Values of TOML or JSON as text. */
export function toValues(value: unknown): Values {
  const read = toValue(value, 0);
  return isRecord(read) ? read : {};
}

function toValue(value: unknown, depth: number): Value {
  if (value === null || value === undefined || depth > 40) return '';
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => toValue(each, depth + 1));
  if (typeof value !== 'object') return String(value);
  const record = newRecord();
  for (const [name, each] of Object.entries(value)) record[name] = toValue(each, depth + 1);
  return record;
}

/** A field as one line of words; undefined where it is empty or no words. */
export function wordsIn(value: Value | undefined): string | undefined {
  if (typeof value !== 'string') return Array.isArray(value) && value.length === 1 ? wordsIn(value[0]) : undefined;
  const words = value.replace(/\s+/g, ' ').trim();
  return words === '' || words === '~' || words === 'null' ? undefined : words;
}

/** A field as a list of words: a list, or one text parted where `part` says. Of records, their names. */
export function listIn(value: Value | undefined, part = /,/): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return (wordsIn(value) ?? '').split(part).map((each) => each.trim()).filter(Boolean);
  if (Array.isArray(value)) return value.flatMap((each) => (typeof each === 'string' ? wordsIn(each) ?? [] : listIn(each)));
  const named = [value['display_name'], value['display_as'], value['name'], value['title'], value['login'], value['label'], value['value']].map((each) => wordsIn(each)).find((each) => each !== undefined);
  return named === undefined ? [] : [named];
}

/** Whether a field says yes: nothing is told by an absent one. */
export function isTrue(value: Value | undefined): boolean | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return /^(?:true|yes|on|1|y)$/i.test(value.trim());
}
