import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/ingest/content.ts';
import { formatLedger, readLedger } from '../../src/ingest/ledger-file.ts';
import { inFolder } from './in-folder.ts';

const rows = [
  { address: 'tag:example.org,2024-05-01:/2024/05/01/wall/', published: '2026-01-05', answer: '/2024/05/01/wall/' },
  { address: '/2024/05/01/wall/', published: '2026-01-05', answer: 'articles/2024-05-01-wall.md' },
  { address: '/2024/', published: '2026-01-05', answer: 'year' },
];

describe('the file of the ledger', () => {
  it('is read as it was written, sorted by code units under a heading', () => {
    const text = formatLedger(rows);
    expect(text).toBe('address\tfirst published\twhat answers there\n/2024/\t2026-01-05\tyear\n/2024/05/01/wall/\t2026-01-05\tarticles/2024-05-01-wall.md\ntag:example.org,2024-05-01:/2024/05/01/wall/\t2026-01-05\t/2024/05/01/wall/\n');
    expect(formatLedger(readLedger(text).rows)).toBe(text);
  });

  it('holds an address once, with its earliest day and what answers there last', () => {
    expect(formatLedger([{ address: '/2024/', published: '2026-01-05', answer: 'year' }, { address: '/2024/', published: '2026-03-01', answer: '/archive/' }])).toContain('\n/2024/\t2026-01-05\t/archive/\n');
  });

  it('is read with Windows line ends and a byte-order mark', () => {
    expect(readLedger(`\ufeff${formatLedger(rows).replaceAll('\n', '\r\n')}`)).toMatchObject({ rows: [{ line: 2 }, { line: 3 }, { line: 4 }], problems: [] });
  });

  it.each([
    ['/2024/05/01/wall/', 'This line is not an address'],
    ['/2024/\t2026-01-05\tyear\tmore', 'This line is not an address'],
    ['/2024/\t2026-02-30\tyear', '`2026-02-30` is not a day'],
    ['/../etc/\t2026-01-05\tyear', '`/../etc/` is neither'],
    ['/a"><script>/\t2026-01-05\tyear', 'is neither an address'],
    ['https://example.org/\t2026-01-05\tyear', 'is neither an address'],
    ['tag:example.org,2024-05-01:/"/\t2026-01-05\t/2024/', 'is neither an address'],
    ['tag:example.org,2024-05-01:/a/\t2026-01-05\tjavascript:', '`javascript:`, which bears the id'],
    ['<<<<<<< HEAD', 'left over when two branches were merged'],
  ])('refuses the line %j with its number', (line, reason) => {
    const { problems } = readLedger(`${formatLedger([])}${line}\n`);
    expect(problems).toMatchObject([{ file: 'ledger.tsv', line: 2, rule: 'ledger', reason: expect.stringContaining(reason) as string }]);
  });

  it('reaches the content, and its problems the report', () => {
    const settings = 'name: The Gazette\naddress: https://gazette.example/\n';
    inFolder({ 'archive.yaml': settings, 'ledger.tsv': formatLedger(rows) }, (root) => {
      expect(readContent(root).ledger.feedIdOf('/2024/05/01/wall/')).toBe('tag:example.org,2024-05-01:/2024/05/01/wall/');
    });
    inFolder({ 'archive.yaml': settings, 'ledger.tsv': new Uint8Array([0xff, 0x0a]) }, (root) => {
      expect(readContent(root).problems).toMatchObject([{ file: 'ledger.tsv', reason: 'The ledger is not UTF-8 text.' }]);
    });
  });
});
