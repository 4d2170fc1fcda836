import fs from 'node:fs';
import path from 'node:path';
import { isDay } from '../archive/days.ts';
import { isFeedId, type LedgerRow } from '../archive/ledger.ts';
import type { Problem } from './problem.ts';
import { ledgerFile, readBytes } from './scan.ts';

/** 64 MiB: some 600,000 lines. */
const largestLedger = 64 * 1024 * 1024;

const heading = 'address\tfirst published\twhat answers there';

export interface LedgerReading {
  rows: LedgerRow[];
  problems: Problem[];
}

/** The ledger of a content folder; without the file nothing was promised yet. */
export function readLedgerFile(root: string): LedgerReading {
  const status = fs.lstatSync(path.join(root, ledgerFile), { throwIfNoEntry: false });
  if (!status) return { rows: [], problems: [] };
  if (!status.isFile()) return refuse(1, '`ledger.tsv` is not a regular file.', 'Put the file itself here.');
  if (status.size > largestLedger) return refuse(1, 'The ledger is larger than 64 MiB.', 'Run `npm run ledger` on a ledger that was not edited by hand.');
  try {
    return readLedger(new TextDecoder('utf-8', { fatal: true }).decode(readBytes(root, ledgerFile, largestLedger)));
  } catch (error) {
    if (error instanceof TypeError) return refuse(1, 'The ledger is not UTF-8 text.', 'Take it back from git, and run `npm run ledger`.');
    throw error;
  }
}

/** Text of a ledger → its rows, in any order, and a problem for each line that is none. */
export function readLedger(text: string): LedgerReading {
  const reading: LedgerReading = { rows: [], problems: [] };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || (index === 0 && line.replace(/^\ufeff/, '') === heading)) continue;
    const row = readRow(line, index + 1);
    if ('address' in row) reading.rows.push(row);
    else reading.problems.push(...refuse(index + 1, row.reason, row.hint).problems);
  }
  return reading;
}

const addressPattern = /^\/(?:(?!\.{1,2}\/)[\p{L}\p{N}\p{M}._~-]+\/)*$/u;
const feedIdPattern = /^tag:[a-z0-9][a-z0-9.-]*,\d{4}(?:-\d{2}(?:-\d{2})?)?:[A-Za-z0-9._~!$&'()*+,;=:@/?%-]+$/;

function readRow(line: string, number: number): LedgerRow | { reason: string; hint: string } {
  if (/^(<{7}|={7}|>{7}|\|{7})/.test(line)) return { reason: 'This line was left over when two branches were merged.', hint: 'Remove the line, keep the lines around it, and run `npm run ledger`.' };
  const [address = '', published = '', answer = '', ...more] = line.split('\t');
  if (answer === '' || more.length > 0) return { reason: 'This line is not an address, a day and what answers there, with tabs between them.', hint: 'Take the line back from git, or run `npm run ledger` on a ledger without it.' };
  const shown = address.slice(0, 80);
  if (isFeedId(address) ? !feedIdPattern.test(address) : !addressPattern.test(address)) return { reason: `\`${shown}\` is neither an address of this site nor the id of a feed entry.`, hint: 'Take the line back from git.' };
  if (isFeedId(address) && !addressPattern.test(answer)) return { reason: `\`${answer.slice(0, 80)}\`, which bears the id, is not an address of this site.`, hint: 'Take the line back from git.' };
  if (!isDay(published)) return { reason: `\`${published.slice(0, 80)}\` is not a day of the calendar.`, hint: 'Write the day it was first published as `YYYY-MM-DD`.' };
  return { address, published, answer, line: number };
}

function refuse(line: number, reason: string, hint: string): LedgerReading {
  return { rows: [], problems: [{ severity: 'problem', file: ledgerFile, line, column: 1, field: 'ledger', rule: 'ledger', reason, hint }] };
}

/**
 * The text of a ledger: sorted by code units, each address once with its earliest day, so that two branches that publish
 * change different lines and give the same file in either order.
 */
export function formatLedger(rows: readonly Omit<LedgerRow, 'line'>[]): string {
  const byAddress = new Map<string, Omit<LedgerRow, 'line'>>();
  for (const row of rows) {
    const known = byAddress.get(row.address);
    byAddress.set(row.address, { ...row, published: known && known.published < row.published ? known.published : row.published });
  }
  const sorted = [...byAddress.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
  return [heading, ...sorted.map(({ address, published, answer }) => `${address}\t${published}\t${answer}`), ''].join('\n');
}
