import fs from 'node:fs';
import path from 'node:path';
import type { DayText } from '../archive/article.ts';
import { isFeedId } from '../archive/ledger.ts';
import { formatLedger } from '../ingest/ledger-file.ts';
import type { Problem } from '../ingest/problem.ts';
import { ledgerFile } from '../ingest/scan.ts';
import { openStore } from '../store/store.ts';
import { prepare, readRemembered, recallRelations } from './compose.ts';
import { listPromises } from './promises.ts';

export type LedgerOutcome = { kind: 'written'; addresses: number; added: number } | { kind: 'refused'; problems: Problem[]; files: number };

/** Adds to `ledger.tsv` what the site publishes at `now` (milliseconds since 1970). No address is taken out; with a problem nothing is written. */
export function writeLedger({ content: root, cache, now }: { content: string; cache: string; now: number }): LedgerOutcome {
  const store = openStore(cache);
  try {
    const content = readRemembered(root, store);
    const { problems, archive, plan } = prepare(content, now, recallRelations(store));
    if (!archive || !content.settings) return { kind: 'refused', problems, files: content.files };
    const { ledger, settings } = content;
    const rows = listPromises(plan, archive, content, settings, dayIn(settings.timeZone, now));
    const held = new Set([...ledger.rows, ...ledger.feedIds].map(({ address }) => address));
    replaceFile(path.join(root, ledgerFile), formatLedger([...ledger.rows, ...ledger.feedIds, ...rows]));
    const added = rows.filter(({ address }) => !held.has(address)).length;
    return { kind: 'written', addresses: new Set([...ledger.rows, ...rows.filter(({ address }) => !isFeedId(address))].map(({ address }) => address)).size, added };
  } finally {
    store.close();
  }
}

/** The day it is at an instant where the newspaper is. */
export function dayIn(timeZone: string, now: number): DayText {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, calendar: 'gregory', numberingSystem: 'latn', dateStyle: 'short' }).format(now);
}

/** A file that says the same is left alone; another is put in place whole. */
function replaceFile(file: string, text: string): void {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return;
  const beside = `${file}.new`;
  fs.rmSync(beside, { force: true });
  // Never through a link that a stranger laid there.
  fs.writeFileSync(beside, text, { flag: 'wx' });
  fs.renameSync(beside, file);
}
