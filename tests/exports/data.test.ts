import { describe, expect, it } from 'vitest';
import { formatDatapackage, formatSums } from '../../src/exports/data/datapackage.ts';
import { listExamples } from '../../src/exports/data/examples.ts';
import { tables, tableNames, type Row } from '../../src/exports/data/tables.ts';
import { formatCsvHead, formatCsvRow, formatJsonLine } from '../../src/exports/data/text.ts';

const row: Row = { slug: 'turkiye', address: 'https://example.org/tags/turkiye/', name: 'Türkiye', type: 'place', articles: 12, variants: ['Turkey', 'Turkei'], latitude: -39.5 };

function cellOf(name: string): string {
  return formatCsvRow({ ...tables.tags, columns: tables.tags.columns.filter((column) => column.name === 'name') }, { ...row, name }).slice(0, -2);
}

describe('a row as CSV', () => {
  it('stands under its columns, lists joined, what is not known empty', () => {
    expect(formatCsvHead(tables.tags).trimEnd().split(',')).toEqual(tables.tags.columns.map(({ name }) => name));
    expect(formatCsvRow(tables.tags, row)).toBe('turkiye,https://example.org/tags/turkiye/,Türkiye,place,12,,,,Turkey; Turkei,,-39.5,,\r\n');
  });

  it('holds nothing that a spreadsheet runs', () => {
    expect(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'].map(cellOf)).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", '"\'\r=1"', "'＝1"]);
  });

  it('quotes what CSV gives a meaning', () => {
    expect(['a,b', 'a"b', 'a\nb', ' a', 'a '].map(cellOf)).toEqual(['"a,b"', '"a""b"', '"a\nb"', '" a"', '"a "']);
  });
});

describe('a row as JSON', () => {
  it('is one line, without what is not known', () => {
    expect(formatJsonLine({ title: 'Two\nlines\u2028', summary: undefined }, { text: 'a' })).toBe('{"title":"Two\\nlines\u2028","text":"a"}\n');
  });
});

describe('the description of the data', () => {
  const text = formatDatapackage({ name: 'The Ferry', address: 'https://example.org/', rights: 'CC BY 4.0' }, [
    { path: 'relations.csv', table: tables.relations, sha256: 'ab' }, { path: '2024/01.jsonl', table: tables.articles, withText: true, sha256: 'cd' },
  ]);
  const { resources } = JSON.parse(text) as { resources: { name: string; path: string; hash: string; schema: { fields: { name: string }[]; foreignKeys?: unknown[] } }[] };

  it('names each file with its sum', () => {
    expect(resources.map(({ name, path, hash }) => [name, path, hash])).toEqual([['relations-csv', 'relations.csv', 'sha256:ab'], ['2024-01-jsonl', '2024/01.jsonl', 'sha256:cd']]);
  });

  it('describes each column, the text where there is one, and what a column leads to', () => {
    expect(resources[0]?.schema.fields.map(({ name }) => name)).toEqual(['from', 'to', 'kind', 'rank', 'reasons']);
    expect(resources[0]?.schema.foreignKeys).toHaveLength(2);
    expect(resources[1]?.schema.fields.at(-1)?.name).toBe('text');
  });

  it('is followed by sums as sha256sum reads them', () => {
    expect(formatSums([['articles.csv', 'ab'], ['2024/01.jsonl', 'cd']])).toBe('ab  articles.csv\ncd  2024/01.jsonl\n');
  });
});

describe('tables', () => {
  it('have keys and links that are columns of theirs', () => {
    for (const name of tableNames) {
      const columns = new Set(tables[name].columns.map((column) => column.name));
      expect([...tables[name].key, ...tables[name].links.map(({ column }) => column)].filter((column) => !columns.has(column))).toEqual([]);
    }
  });
});

describe('examples', () => {
  it('are of the forms there are', () => {
    const of = (csv: boolean, jsonl: boolean, sqlite: boolean): string[] => listExamples('https://example.org/data/', 'sea', 'sea', { csv, jsonl, sqlite }).map(({ language }) => language);
    expect([of(true, true, true), of(true, false, false), of(false, false, false)]).toEqual([['Python', 'R', 'SQL', 'jq'], ['Python', 'R'], []]);
  });
});
