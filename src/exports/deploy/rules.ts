import { dataPath, opmlPath, searchPath, twinFiles, webManifestPath } from '../../site/addresses.ts';
import { basePath, type Settings } from '../../site/settings.ts';
import { formatPolicy, type InlineHashes } from './policy.ts';

/** Files of the site that headers are meant for; folders and names stand below its base. */
export type Where =
  | { kind: 'all' }
  /** Everything below a folder, `_assets/`. */
  | { kind: 'below'; folder: string }
  /** Files of one name, in folders so many levels deep. */
  | { kind: 'named'; name: string; depths: readonly number[] }
  /** Files of a folder and below it whose names end so, `.csv`. */
  | { kind: 'ending'; folder: string; ending: string };

/** Headers of answers. A later rule puts its own in place of an earlier one's. */
export interface HeaderRule {
  where: Where;
  headers: readonly (readonly [name: string, value: string])[];
}

/** An address that moved for good, and where to; both with the base, as they are asked for. */
export interface Moved {
  from: string;
  to: string;
}

/** What a web server is told of a site. Each server's own words are made from it. */
export interface Deployment {
  /** Where the site stands: `example.org`, with a port where it has one. */
  host: string;
  /** `/` or `/archive/`. */
  base: string;
  /** Whether it is served by HTTPS. */
  secure: boolean;
  rules: readonly HeaderRule[];
  moved: readonly Moved[];
}

/** Asked for anew each time, and answered in a word where nothing changed. */
const brief = 'public, max-age=0, must-revalidate';
/** Another file has another name. */
const forever = 'public, max-age=31536000, immutable';

export const cacheHeader = 'Cache-Control';
export const policyHeader = 'Content-Security-Policy';
export const typeHeader = 'Content-Type';

/** Media types that servers do not know, or not in this use, by what such a file is called. */
const types: readonly (readonly [Where, string])[] = [
  // Of the archive and corrections; of groups, also at the addresses they had; of months. Under Atom's own type Chromium
  // shows the bare text of a feed, and its style sheet tells nobody what it is; readers of feeds know Atom by its root.
  [named('feed.xml', 0, 1, 2), 'application/xml; charset=utf-8'],
  [named('feed.json', 0, 1, 2), 'application/feed+json; charset=utf-8'],
  [named(opmlPath.slice(1), 0), 'text/x-opml; charset=utf-8'],
  [named(webManifestPath.slice(1), 0), 'application/manifest+json; charset=utf-8'],
  [named('opensearch.xml', 1), 'application/opensearchdescription+xml; charset=utf-8'],
  [named(twinFiles.ris, 4), 'application/x-research-info-systems; charset=utf-8'],
  [named(twinFiles.bibtex, 4), 'application/x-bibtex; charset=utf-8'],
  [named(twinFiles.csl, 4), 'application/vnd.citationstyles.csl+json; charset=utf-8'],
  [named(twinFiles.markdown, 4), 'text/markdown; charset=utf-8'],
  [named(twinFiles.text, 4), 'text/plain; charset=utf-8'],
  [data('.jsonl'), 'application/jsonl; charset=utf-8'],
  [data('.csv'), 'text/csv; charset=utf-8'],
  [data('.parquet'), 'application/vnd.apache.parquet'],
  [data('.sqlite'), 'application/vnd.sqlite3'],
];

function named(name: string, ...depths: number[]): Where {
  return { kind: 'named', name, depths };
}

function data(ending: string): Where {
  return { kind: 'ending', folder: dataPath.slice(1), ending };
}

/** What every server is told of a site with these settings. */
export function describeDeployment(settings: Settings, inline: InlineHashes, moved: readonly Moved[]): Deployment {
  const { host, protocol } = new URL(settings.address);
  const secure = protocol === 'https:';
  const all: HeaderRule['headers'] = [
    [policyHeader, formatPolicy(inline, false)],
    ...(secure ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    [cacheHeader, brief],
  ];
  const search: HeaderRule = { where: { kind: 'below', folder: searchPath.slice(1) }, headers: [[policyHeader, formatPolicy(inline, true)]] };
  return {
    host, secure, base: basePath(settings), moved,
    rules: [
      { where: { kind: 'all' }, headers: all },
      { where: { kind: 'below', folder: '_assets/' }, headers: [[cacheHeader, forever]] },
      ...(settings.search === false ? [] : [search]),
      // Notebooks and tools of other sites may read the data.
      { where: { kind: 'below', folder: dataPath.slice(1) }, headers: [['Access-Control-Allow-Origin', '*']] },
      ...types.map(([where, type]): HeaderRule => ({ where, headers: [[typeHeader, type]] })),
    ],
  };
}

/** The paths a rule is meant for, as a regular expression that JavaScript, PCRE and RE2 read alike. */
export function patternOf(where: Where, base: string): string {
  const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  switch (where.kind) {
    case 'all': return `^${escaped(base)}`;
    case 'below': return `^${escaped(base + where.folder)}`;
    case 'named': return `^${escaped(base)}(?:.*/)?${escaped(where.name)}$`;
    case 'ending': return `^${escaped(base + where.folder)}.*${escaped(where.ending)}$`;
  }
}

/** One header over the whole site: what it says everywhere, if anything, and where it says something else, the strongest first. */
export interface HeaderPlan {
  name: string;
  usual?: string;
  elsewhere: readonly { pattern: string; value: string }[];
}

/** The same rules header by header, for servers that set each of them in one place. */
export function planHeaders({ rules, base }: Deployment): HeaderPlan[] {
  const names = new Set(rules.flatMap(({ headers }) => headers.map(([name]) => name)));
  return [...names].map((name) => {
    const given = rules.flatMap(({ where, headers }) => headers.filter((header) => header[0] === name).map(([, value]) => ({ where, value })));
    const usual = given.find(({ where }) => where.kind === 'all')?.value;
    const elsewhere = given.filter(({ where }) => where.kind !== 'all').toReversed().map(({ where, value }) => ({ pattern: patternOf(where, base), value }));
    return { name, usual, elsewhere };
  });
}
