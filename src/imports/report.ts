/** What became of one article of an import. */
export interface Outcome {
  origin: string;
  /** By which a person knows one that was refused. */
  title?: string;
  /** Where it is in the content folder; absent where it was refused. */
  name?: string;
  fate: 'written' | 'there' | 'refused';
  reason?: string;
}

/** All that an import has to tell. Lists are in the order of reading. */
export interface Told {
  source: string;
  format: string;
  outcomes: Outcome[];
  /** What was changed → the articles, by where they came from. */
  notes: Map<string, string[]>;
  shortcodes: [origin: string, shortcode: string][];
  remote: [origin: string, address: string][];
  lost: [origin: string, address: string][];
  /** Fields that no article has → how many held one. */
  dropped: Map<string, number>;
  passedOver: Map<string, string>;
  tagFiles: ToldTagFile[];
}

/** A tag that stood below others. Its file was written, or is there and was left without these parents. */
export interface ToldTagFile {
  name: string;
  parents: string[];
  fate: 'written' | 'left';
  reason?: string;
}

export function emptyTold(source: string, format: string): Told {
  return { source, format, outcomes: [], notes: new Map(), shortcodes: [], remote: [], lost: [], dropped: new Map(), passedOver: new Map(), tagFiles: [] };
}

export function countFates(sources: readonly Told[]): Record<Outcome['fate'], number> {
  const tally = { written: 0, there: 0, refused: 0 };
  for (const { outcomes } of sources) for (const { fate } of outcomes) tally[fate] += 1;
  return tally;
}

/** The report of an import as Markdown. The same import gives the same report. */
export function formatImportReport(sources: readonly Told[], dryRun: boolean): string {
  const { written, there, refused } = countFates(sources);
  return `${[
    '# Import report', '',
    `${count(written + there + refused, 'article')} read: ${written} ${dryRun ? 'to import' : 'imported'}, ${there} already there, ${refused} refused.${dryRun ? ' Nothing was written.' : ''}`,
    ...sources.flatMap(formatSource),
  ].join('\n')}\n`;
}

function formatSource(told: Told): string[] {
  const { written, there, refused } = countFates([told]);
  return [
    '', `## ${code(told.source)}`, '', `${told.format}: ${written + there + refused} read, ${written} imported, ${there} already there, ${refused} refused.`,
    ...section('Refused', told.outcomes.filter(({ fate }) => fate === 'refused').map(({ origin, title, reason = '' }) => `- ${code(origin)}${title === undefined ? '' : ` (${plain(title)})`}: ${plain(reason)}`)),
    ...section('Shortcodes that stand in the text', told.shortcodes.map(([origin, shortcode]) => `- ${code(origin)}: ${code(shortcode)}`)),
    ...section('Pictures that were not at hand', told.remote.map(([origin, address]) => `- ${code(origin)}: ${code(address)}`)),
    ...section('Old addresses that cannot be kept', told.lost.map(([origin, address]) => `- ${code(origin)}: ${code(address)}`)),
    ...section('Changed', [...told.notes].flatMap(([note, origins]) => [`- ${plain(note)}: ${count(origins.length, 'article')}`, ...origins.map((origin) => `  - ${code(origin)}`)])),
    ...section('Fields that no article has', [...told.dropped].map(([name, number]) => `- ${code(name)}: ${number}`)),
    ...section('Tag files', told.tagFiles.map(formatTagFile)),
    ...section('Passed over', [...told.passedOver].map(([origin, reason]) => `- ${code(origin)}: ${plain(reason)}`)),
    ...section('Came in', told.outcomes.filter(({ fate }) => fate !== 'refused').map(({ origin, name = '', fate }) => `- ${code(origin)} → ${code(name)}${fate === 'there' ? ', already there' : ''}`)),
  ];
}

function formatTagFile({ name, parents, fate, reason }: ToldTagFile): string {
  const above = parents.map((parent) => `\`${parent}\``).join(', ');
  if (fate === 'written') return `- \`${name}\`${above === '' ? '' : `, below ${above}`}`;
  return `- \`${name}\` was left as it is${reason === undefined ? '' : ` (${plain(reason)})`}; the old site had it below ${above}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}

export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

const longest = 300;

/** Words of a stranger's file on one line, without what would steer a terminal. */
export function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000\ue001]/gu, '\ufffd').replace(/<(?=[!/?A-Za-z])/g, '\\<');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function code(text: string): string {
  const line = plain(text).replaceAll('\\<', '<');
  const fence = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return fence.length === 1 ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}
