import type { Column, ColumnType, Table } from './tables.ts';

/** A file of the data, below `/data/`. */
export interface Resource {
  /** `articles.csv`, `2025/10.jsonl` */
  path: string;
  table: Table;
  /** Of a file of articles with their texts. */
  withText?: boolean;
  /** SHA-256, hex. */
  sha256: string;
}

/** Of the site that the data is of. */
export interface Described {
  name: string;
  address: string;
  rights?: string;
}

const formats: Readonly<Record<string, string>> = { csv: 'text/csv', jsonl: 'application/jsonl', json: 'application/json', parquet: 'application/vnd.apache.parquet' };
const types: Readonly<Record<ColumnType, object>> = {
  string: { type: 'string' }, date: { type: 'date' }, datetime: { type: 'datetime', format: 'any' }, uri: { type: 'string', format: 'uri' },
  integer: { type: 'integer' }, number: { type: 'number' }, boolean: { type: 'boolean' }, list: { type: 'string' },
};

/** What each file and each of its columns holds, as a Data Package: https://specs.frictionlessdata.io/data-package/ */
export function formatDatapackage(site: Described, resources: readonly Resource[]): string {
  return `${JSON.stringify({
    profile: 'data-package', name: 'backfile', title: site.name, homepage: site.address,
    description: `Articles of ${site.name} as data${site.rights === undefined ? '' : `. ${site.rights}`}`,
    resources: resources.map(describe),
  }, undefined, 1)}\n`;
}

function describe({ path, table, withText, sha256 }: Resource): object {
  const format = path.slice(path.lastIndexOf('.') + 1);
  const schema = { fields: [...table.columns.map((column) => describeColumn(column, format)), ...(withText ? [textField] : [])], missingValues: [''], primaryKey: table.key };
  const links = table.links.map(({ column, table: other, to }) => ({ fields: column, reference: { resource: nameOf(`${other}.csv`), fields: to } }));
  return {
    profile: format === 'csv' ? 'tabular-data-resource' : 'data-resource',
    name: nameOf(path), path, title: table.title, description: table.description, format, mediatype: formats[format] ?? 'application/octet-stream',
    encoding: 'utf-8', hash: `sha256:${sha256}`,
    schema: format === 'csv' && links.length > 0 ? { ...schema, foreignKeys: links } : schema,
    ...(format === 'csv' ? { dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true } } : {}),
  };
}

const textField = { name: 'text', type: 'string', description: 'The text, a line for each paragraph. Absent of a withdrawn article.' };

function describeColumn({ name, type, description, required }: Column, format: string): object {
  const list = type === 'list';
  const field = list && format !== 'csv' ? { type: 'array' } : types[type];
  return { name, ...field, description: list && format === 'csv' ? `${description} Joined by \`; \`.` : description, ...(required ? { constraints: { required } } : {}) };
}

/** `2025/10.jsonl` → `2025-10-jsonl`: what a package allows as a name. */
function nameOf(path: string): string {
  return path.replace(/[/.]/g, '-');
}

/** The files of a folder with their SHA-256, as `sha256sum` reads them. */
export function formatSums(files: readonly (readonly [file: string, sha256: string])[]): string {
  return files.map(([file, sha256]) => `${sha256}  ${file}\n`).join('');
}
