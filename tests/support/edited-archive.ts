import { crc32, deflateSync } from 'node:zlib';
import { addDays } from '../../src/archive/days.ts';

/** An article as an editor has it, before it is a file. Others are named by their keys, so that they may be renamed. */
export interface Piece {
  key: number;
  folder: string;
  name: string;
  /** Written in the front matter, so that the file may bear any name. */
  slug?: string;
  date: string;
  /** Of its day: `T10:00Z`. */
  time?: string;
  title: string;
  event: number;
  sentences: number[];
  tags: string[];
  fields: Record<string, string>;
  related: number[];
  unrelated: number[];
  /** Written where it can be: see `originalOf`. */
  translates?: number;
  links: { to: number; form: LinkForm }[];
  stories: string[];
  withdrawn: boolean;
  corrected: boolean;
  /** Pixels of the picture beside it. */
  picture?: number;
}

export const linkForms = ['title', 'words', 'id', 'file'] as const;
export type LinkForm = (typeof linkForms)[number];

export interface StorySpec {
  title: string;
  status: string;
  articles: number[];
  old?: string;
}

export interface TagSpec {
  name: string;
  type: string;
  variants: string[];
  parents: string[];
  old?: string;
  description?: string;
}

/** One archive between edits. */
export interface EditedArchive {
  pieces: Piece[];
  tags: Map<string, TagSpec>;
  stories: Map<string, StorySpec>;
  pages: Map<string, { title: string; links: number[] }>;
  settings: Record<string, string>;
  now: number;
  coined: number;
}

export const addresses = ['https://example.org/', 'https://example.net/'] as const;
export const embargoes = ['2024-05-01T06:00:00Z', '2024-06-01T06:00:00+02:00'] as const;
export const instants = ['2024-04-01T00:00:00Z', '2024-05-10T00:00:00Z', '2024-07-01T00:00:00Z', '2024-03-01T12:00:00Z'] as const;

export function emptyArchive(): EditedArchive {
  return { pieces: [], tags: new Map(), stories: new Map(), pages: new Map(), settings: { name: 'The Test', address: addresses[0], search: 'false', data: '[jsonl, csv]', feeds: '{full_text: [CC BY 4.0]}' }, now: Date.parse(instants[0]), coined: 0 };
}

const people = ['Kadir Demir', 'Mara Olsen', 'Tarik Vane', 'Ines Walde', 'Oren Pell', 'Sanne Roth'];
const places = ['Vale Harbour', 'Port Selin', 'Karsholm', 'Doha', 'Elmbridge', 'Nordwick'];
const words = 'flood dyke river rescue levee rain strike union wage picket dock crane talks envoy truce border treaty hostage vote ballot recount mayor poll seat bridge rail tunnel span girder toll census museum orchard ferry grain coal'.split(' ');
/** Events that share nothing but the odd name. */
export const events = 6;

/** Events from this number on have nothing in common with others. */
export const firstLone = 100;

/** A sentence of an event: the same number gives the same words, and events share few. */
export function writeSentence(event: number, number: number): string {
  if (event >= firstLone) return `Nobody${event} lone${event} word${event}x${number} of thing${event}x${number % 5} was${event} seen${event}.`;
  const said = (at: number): string => words[event * 6 + (at % 6)] ?? '';
  const [who, where] = [people[(event + (number % 7 === 6 ? 1 : 0)) % events] ?? '', places[event] ?? ''];
  return `The ${said(number)} of the ${said(number * 5 + 1)} was on the ${said(number >> 2)} in ${where}, and ${who} said to the ${said(number + 3)} that it is for ${event * 30 + number} of it.`;
}

export function nameEvent(event: number): string {
  if (event >= firstLone) return `Nobody${event} seen${event}`;
  return `${people[event] ?? ''} in ${places[event] ?? ''}`;
}

/** Days of one month, a few of the next and one of another year. */
export function dayAt(number: number): string {
  const place = number % 20;
  return place === 19 ? '2023-12-31' : addDays('2024-02-12', place);
}

export function slugOf({ slug, name }: Piece): string {
  return slug ?? name;
}

export function idOf(piece: Piece): string {
  return `${piece.date}-${slugOf(piece)}`;
}

function fileOf({ folder, name }: Piece): string {
  return `articles/${folder}${name}.md`;
}

/** A line of so many black pixels, as a PNG of one bit a pixel. */
export function drawPicture(width: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0]);
  head.writeUInt32BE(width);
  return Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1 + Math.ceil(width / 8)))), chunk('IEND', Buffer.alloc(0))]);
}

/** Every file of the content folder: path → text or bytes. References to what is gone are left out. */
export function writeArchive(archive: EditedArchive): Map<string, string | Buffer> {
  const byKey = new Map(archive.pieces.map((piece) => [piece.key, piece]));
  const slugs = (keys: readonly number[], own?: Piece): string[] => keys.flatMap((key) => {
    const piece = byKey.get(key);
    return piece && piece !== own ? [slugOf(piece)] : [];
  });
  const files = new Map<string, string | Buffer>();
  files.set('archive.yaml', writeFields(archive.settings));
  for (const piece of archive.pieces) {
    files.set(fileOf(piece), writePiece(piece, archive, byKey, slugs));
    if (piece.picture !== undefined) files.set(`articles/${piece.folder}${piece.name}.png`, drawPicture(piece.picture));
  }
  for (const [slug, tag] of archive.tags) {
    const parents = tag.parents.filter((parent) => archive.tags.has(parent));
    files.set(`tags/${slug}.md`, `---\n${writeFields({ name: tag.name, type: tag.type, variants: listOf(tag.variants), parents: listOf(parents), redirect_from: listOf(tag.old === undefined ? [] : [tag.old]), description: tag.description })}---\n`);
  }
  for (const [slug, { title, status, articles, old }] of archive.stories) {
    files.set(`stories/${slug}.md`, `---\n${writeFields({ title, status, articles: listOf(slugs(articles)), redirect_from: listOf(old === undefined ? [] : [old]) })}---\n`);
  }
  for (const [slug, { title, links }] of archive.pages) {
    files.set(`pages/${slug}.md`, `---\ntitle: ${title}\n---\n\nRead ${slugs(links).map((other) => `[[${other}|this]]`).join(' and ')} here.\n`);
  }
  return files;
}

/** What a piece translates, where that is there, is no translation itself and has no other in this language. */
function originalOf(piece: Piece, { pieces, settings }: EditedArchive): Piece | undefined {
  const langOf = ({ fields }: Piece): string => fields['lang'] ?? settings['language'] ?? 'en';
  const original = pieces.find(({ key }) => key === piece.translates);
  if (!original || original.translates !== undefined || langOf(original) === langOf(piece)) return undefined;
  return pieces.find((other) => other.translates === original.key && langOf(other) === langOf(piece)) === piece ? original : undefined;
}

function listOf(values: readonly string[]): string | undefined {
  return values.length > 0 ? `[${values.join(', ')}]` : undefined;
}

function writeFields(fields: Record<string, string | undefined>): string {
  return Object.entries(fields).map(([name, value]) => (value === undefined ? '' : `${name}: ${value}\n`)).join('');
}

function writePiece(piece: Piece, archive: EditedArchive, byKey: ReadonlyMap<number, Piece>, slugs: (keys: readonly number[], own?: Piece) => string[]): string {
  const updates = [
    ...(piece.corrected ? ['  - {date: 2024-03-20, type: correction, text: A name was wrong.}'] : []),
    ...(piece.withdrawn ? ['  - {date: 2024-03-21, type: withdrawal, text: It was not so.}'] : []),
  ];
  const original = originalOf(piece, archive);
  const front = writeFields({
    title: piece.title, date: piece.date + (piece.time ?? ''), slug: piece.slug, ...piece.fields,
    tags: listOf(piece.tags), related: listOf(slugs(piece.related, piece)), unrelated: listOf(slugs(piece.unrelated, piece)),
    stories: listOf(piece.stories.filter((story) => archive.stories.has(story))),
    translation_of: original && slugOf(original),
    image: piece.picture === undefined ? undefined : `${piece.name}.png`,
    updates: updates.length > 0 ? `\n${updates.join('\n')}` : undefined,
  });
  const links = piece.links.flatMap(({ to, form }) => {
    const other = byKey.get(to);
    return other && other !== piece ? [writeLink(piece, other, form)] : [];
  });
  const sentences = piece.sentences.map((number) => writeSentence(piece.event, number));
  const middle = Math.ceil(sentences.length / 2);
  const first = links[0] === undefined ? [] : [`Read ${links[0]} first.`];
  const last = links.slice(1).map((link) => `See ${link} as well.`);
  return `---\n${front}---\n\n${[...first, ...sentences.slice(0, middle)].join(' ')}\n\n${[...sentences.slice(middle), ...last].join(' ')}\n`;
}

function writeLink(from: Piece, to: Piece, form: LinkForm): string {
  switch (form) {
    case 'title': return `[[${slugOf(to)}]]`;
    case 'words': return `[[${slugOf(to)}|these words]]`;
    case 'id': return `[[${idOf(to)}]]`;
    case 'file': return `[the file](${from.folder === '' ? '' : '../'}${to.folder}${to.name}.md)`;
  }
}
