import type { DayText } from './article.ts';

/** One line of the ledger: an address of the site, `/2025/10/28/talks/`, or the id of a feed entry, `tag:example.org,2025-10-28:/2025/10/28/talks/`. */
export interface LedgerRow {
  address: string;
  /** The day it was first published on this site. */
  published: DayText;
  /** What answers there: a file of the content folder, an address, or the kind of a page no file makes. Of an id: the address of what bears it. */
  answer: string;
  /** The line of the ledger it stands on, from 1. */
  line: number;
}

/** Which addresses were published, and under which ids feeds told of what stands there. None of it is ever taken back. */
export interface Ledger {
  /** Addresses alone, in the order of the file. */
  rows: readonly LedgerRow[];
  /** Ids alone, in the order of the file. */
  feedIds: readonly LedgerRow[];
  /** What answered at an address when it was last noted. */
  answersAt: (address: string) => LedgerRow | undefined;
  /** The id under which feeds know what answers at an address. For what has moved its old addresses are asked for after its own. */
  feedIdOf: (address: string, ...before: readonly string[]) => string | undefined;
}

/** Whether a line holds the id of a feed entry and not an address. */
export function isFeedId(address: string): boolean {
  return address.startsWith('tag:');
}

/**
 * Rows → ledger. Branches that were merged may bear one address on two lines: the earlier day stands.
 * @example openLedger([]).feedIdOf('/2025/10/28/talks/') === undefined
 */
export function openLedger(rows: readonly LedgerRow[]): Ledger {
  const addresses = rows.filter(({ address }) => !isFeedId(address));
  const feedIds = rows.filter(({ address }) => isFeedId(address));
  const byAddress = indexOnce(addresses, ({ address }) => address);
  const byBearer = indexOnce(feedIds, ({ answer }) => answer);
  return {
    rows: addresses,
    feedIds,
    answersAt: (address) => byAddress().get(address),
    feedIdOf: (...all) => all.map((address) => byBearer().get(address)?.address).find((id) => id !== undefined),
  };
}

/** Made when it is first asked for: a build that has nothing to do asks for none. */
function indexOnce(rows: readonly LedgerRow[], keyOf: (row: LedgerRow) => string): () => ReadonlyMap<string, LedgerRow> {
  let index: Map<string, LedgerRow> | undefined;
  return () => {
    if (index) return index;
    index = new Map();
    for (const row of rows) {
      const known = index.get(keyOf(row));
      if (!known || isEarlier(row, known)) index.set(keyOf(row), row);
    }
    return index;
  };
}

function isEarlier(row: LedgerRow, other: LedgerRow): boolean {
  return row.published < other.published || (row.published === other.published && row.address < other.address);
}
