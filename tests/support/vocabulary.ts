import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// The types of schema-dts are made from schema.org's own vocabulary: one interface for each type, one member for each property.
const declarations = fs.readFileSync(path.join(path.dirname(fileURLToPath(import.meta.resolve('schema-dts'))), 'schema.d.ts'), 'utf8');

interface Type {
  above: string[];
  /** Types each of its own properties may have. */
  properties: Map<string, string[]>;
}

const types = new Map([...declarations.matchAll(/^interface (\w+)Base extends ([^{]+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', above = '', body = '']): [string, Type] => [name, {
  above: [...above.matchAll(/(\w+)Base/g)].map((match) => match[1] ?? ''),
  properties: new Map([...body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<(.+), "\w+">;$/gm)].map(([, property = '', range = '']): [string, string[]] => [property, range.split(' | ')])),
}]));
/** Types without properties of their own stand on the type above them. */
const leaves = new Map([...declarations.matchAll(/^export interface (\w+)Leaf extends (\w+)Base \{\n\s*"@type": "(\w+)";/gm)].map(([, , base = '', name = '']) => [name, base]));

function lineOf(type: string): string[] {
  const known = types.get(type);
  if (known) return [type, ...known.above.flatMap(lineOf)];
  const base = leaves.get(type);
  return base === undefined ? [] : [type, ...lineOf(base)];
}

const scalars: Record<string, (value: unknown) => boolean> = {
  Text: (value) => typeof value === 'string', URL: (value) => typeof value === 'string' && URL.canParse(value), Boolean: (value) => typeof value === 'boolean', Number: (value) => typeof value === 'number', Integer: (value) => Number.isInteger(value),
  Date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value), DateTime: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value),
  Duration: (value) => typeof value === 'string' && /^P/.test(value),
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What in a thing of schema.org the vocabulary does not have: a type, a property of a type, or a value of a property. */
export function checkVocabulary(thing: unknown, at = ''): string[] {
  if (!isRecord(thing) || typeof thing['@type'] !== 'string') return [`${at}: no thing`];
  const line = lineOf(thing['@type']);
  if (line.length === 0) return [`${at}: no type ${thing['@type']}`];
  return Object.entries(thing).filter(([name]) => !name.startsWith('@')).flatMap(([name, value]) => {
    const where = `${at}/${name}`;
    // https://schema.org/docs/actions.html#part-4: what is to be put in.
    if (name === 'query-input' && thing['@type'] === 'SearchAction') return [];
    const range = line.map((type) => types.get(type)?.properties.get(name)).find((found) => found !== undefined);
    return range ? [value].flat().flatMap((each) => checkValue(each, range, where)) : [`${where}: no property of ${thing['@type']}`];
  });
}

function checkValue(value: unknown, range: readonly string[], at: string): string[] {
  if (!isRecord(value)) return range.some((type) => scalars[type]?.(value)) ? [] : [`${at}: ${JSON.stringify(value)} is none of ${range.join(', ')}`];
  if (Object.keys(value).join() === '@id') return [];
  const line = lineOf(String(value['@type']));
  return line.some((type) => range.includes(type)) ? checkVocabulary(value, at) : [`${at}: ${String(value['@type'])} is none of ${range.join(', ')}`];
}
