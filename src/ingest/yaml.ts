import matter from 'gray-matter';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { runBounded } from '../markdown/bounds.ts';
import type { Place, Places, Problem } from './problem.ts';
import type { Rule } from './rule.ts';

/** A front matter's fields with where each stands. Values are text, numbers, booleans, null, lists and maps; dates stay text. */
export interface Fields {
  values: Record<string, unknown>;
  places: Places;
}

/** The only engine that reads: the others would run the file as a program. */
function refuseEngine(): never {
  throw new TypeError('Only YAML is read.');
}

const refusedEngines = Object.fromEntries(
  ['js', 'javascript', 'json', 'json5', 'coffee', 'coffeescript', 'cson', 'toml'].map((name) => [name, { parse: refuseEngine, stringify: refuseEngine }]),
);

/**
 * Reads the YAML between a front matter's fences (1.2, core schema; no anchors, aliases, merge keys or tags).
 * Lines count from `firstLine`, the line of the file on which the block begins.
 */
export function readFrontMatter(file: string, block: string, firstLine = 2): Fields | { problems: Problem[] } {
  const outcome = block.length > largestBlock ? undefined : runBounded(() => readBlock(file, block, firstLine), block.length > shortBlock ? timeLimit : undefined);
  if (outcome && 'value' in outcome) return outcome.value;
  const reason = outcome ? 'The front matter nests too deeply to be read.' : `The front matter is longer than ${largestBlock} characters.`;
  return { problems: [{ severity: 'problem', file, line: firstLine, column: 1, field: 'file', rule: 'front-matter', reason, hint: 'Keep to the fields of the reference, and the text below the second `---`.' }] };
}

const largestBlock = 65536;
/** A block of so few characters is read in milliseconds, whatever it holds: aliases are refused. */
const shortBlock = 2048;
const timeLimit = 2000;

function readBlock(file: string, block: string, firstLine: number): Fields | { problems: Problem[] } {
  const lines = new LineCounter();
  let document: Document.Parsed | undefined;
  const yaml = {
    parse: (text: string): object => {
      document = parseDocument(text.replace(/^\n/, ''), { version: '1.2', schema: 'core', merge: false, uniqueKeys: true, lineCounter: lines, prettyErrors: false, stringKeys: true });
      return {};
    },
    stringify: refuseEngine,
  };
  // With options gray-matter keeps no cache; without them a broken file reads as empty the second time.
  matter(`---\n${block}\n---\n`, { language: 'yaml', delimiters: '---', engines: { ...refusedEngines, yaml, yml: yaml } });
  if (!document) return { values: {}, places: {} };
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const problems = findYamlProblems(document, file, placeAt, block);
  if (problems.length > 0) return { problems };
  if (document.contents !== null && !isMap(document.contents)) {
    return { problems: [{ severity: 'problem', file, line: firstLine, column: 1, field: 'file', rule: 'front-matter', reason: 'The front matter is not a list of fields.', hint: 'Write one `field: value` on each line.' }] };
  }
  return { values: plainRecord(document), places: findPlaces(document, placeAt) };
}

function plainRecord(document: Document.Parsed): Record<string, unknown> {
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function findYamlProblems(document: Document.Parsed, file: string, placeAt: (offset: number) => Place, block: string): Problem[] {
  const problems: Problem[] = [];
  const add = (offset: number, rule: Rule, reason: string, hint: string): void => {
    problems.push({ severity: 'problem', file, ...placeAt(offset), field: 'file', rule, reason, hint });
  };
  for (const error of document.errors) {
    if (error.message.includes('call stack')) throw new RangeError(error.message);
    const offset = error.code === 'MISSING_CHAR' || error.message.startsWith('Flow ') ? findOpened(document, error.pos[0]) : error.pos[0];
    const line = block.slice(block.lastIndexOf('\n', offset - 1) + 1).split('\n')[0] ?? '';
    const { reason, hint } = explain(error.code, line, error.message);
    add(offset, 'yaml', reason, hint);
  }
  if (problems.length > 0) return problems.slice(0, 1);
  visit(document, {
    Node(_, node) {
      if (isScalar(node)) checkCharacters(node.value, node.range?.[0] ?? 0, add);
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) add(offset, 'yaml', `\`*${node.source}\` is a YAML alias.`, 'Write the value out.');
      else if (node.anchor) add(block.lastIndexOf(`&${node.anchor}`, offset), 'yaml', `\`&${node.anchor}\` is a YAML anchor.`, `Remove \`&${node.anchor}\`.`);
      if (!isAlias(node) && node.tag && !['tag:yaml.org,2002:map', 'tag:yaml.org,2002:seq', 'tag:yaml.org,2002:str', 'tag:yaml.org,2002:int', 'tag:yaml.org,2002:float', 'tag:yaml.org,2002:bool', 'tag:yaml.org,2002:null'].includes(node.tag)) {
        const tag = node.tag.replace('tag:yaml.org,2002:', '!!');
        add(Math.max(0, block.lastIndexOf(tag, offset)), 'yaml', `\`${tag}\` is a YAML tag.`, 'Write the plain value.');
      }
    },
    Pair(_, pair) {
      if (isScalar(pair.key) && (pair.key.value === '<<' || pair.key.value === '__proto__')) add(pair.key.range?.[0] ?? 0, 'yaml', `\`${String(pair.key.value)}\` cannot be a field.`, 'Remove the line.');
    },
  });
  return problems;
}

/** Where the quotation mark or bracket stands that is still open at `offset`. */
function findOpened(document: Document.Parsed, offset: number): number {
  let opened = offset;
  visit(document, {
    Node(_, node) {
      const isOpening = isScalar(node) ? /^QUOTE/.test(node.type ?? '') : (isMap(node) || isSeq(node)) && node.flow === true;
      if (isOpening && node.range && node.range[0] <= offset && node.range[1] >= offset) opened = node.range[0];
    },
  });
  return opened;
}

/** A newline may come from a folded block; what steers a terminal is refused. Marks of direction belong to some scripts and stay. */
function checkCharacters(value: unknown, offset: number, add: (offset: number, rule: Rule, reason: string, hint: string) => void): void {
  const steering = typeof value === 'string' ? /[\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff]/u.exec(value) : null;
  if (steering) add(offset, 'encoding', `This value holds the control character U+${(steering[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}.`, 'Delete the character.');
}

function explain(code: string, line: string, message: string): { reason: string; hint: string } {
  const colon = /^(\s*-?\s*)([A-Za-z_]+):\s+([^"'[{].*:.*)$/.exec(line);
  if (code === 'DUPLICATE_KEY') return { reason: `The field \`${/^\s*([^:]+):/.exec(line)?.[1] ?? ''}\` is written twice.`, hint: 'Keep one of the two lines.' };
  if (code === 'TAB_AS_INDENT' || /^\s*\t/.test(line)) return { reason: 'This line is indented with a tab.', hint: 'Indent with spaces.' };
  if (colon) return { reason: `The value of \`${colon[2]}\` holds a colon and no quotation marks.`, hint: `Write \`${colon[2]}: ${JSON.stringify(colon[3])}\`.` };
  if (code === 'MULTIPLE_DOCS') return { reason: 'The line above ends the front matter before this field.', hint: 'Remove the line above.' };
  if (code === 'MISSING_CHAR' || message.startsWith('Flow ')) return { reason: 'A quotation mark or bracket on this line is not closed.', hint: 'Close it on the same line.' };
  return { reason: `This line is not YAML: ${(message.split('\n')[0] ?? '').replace(/[.:]?\s*$/, '')}.`, hint: 'Write `field: value`, and put a value with marks in it between quotation marks.' };
}

function findPlaces(document: Document.Parsed, placeAt: (offset: number) => Place): Places {
  const places: Places = {};
  const walk = (node: unknown, path: string): void => {
    if (isMap(node)) {
      for (const pair of node.items) {
        if (!isScalar(pair.key)) continue;
        const name = path ? `${path}.${String(pair.key.value)}` : String(pair.key.value);
        const value = pair.value as { range?: [number, number, number] } | null;
        places[`${name}:key`] = placeAt(pair.key.range?.[0] ?? 0);
        places[name] = placeAt(value?.range && value.range[1] > value.range[0] ? value.range[0] : (pair.key.range?.[0] ?? 0));
        walk(pair.value, name);
      }
    } else if (isSeq(node)) {
      for (const [index, each] of node.items.entries()) {
        const offset = (each as { range?: [number, number, number] } | null)?.range?.[0];
        if (offset !== undefined) places[`${path}.${index}`] = placeAt(offset);
        walk(each, `${path}.${index}`);
      }
    }
  };
  walk(document.contents, '');
  return places;
}
