import fc from 'fast-check';
import { addresses, dayAt, embargoes, events, firstLone, idOf, instants, linkForms, nameEvent, slugOf, type EditedArchive, type Piece } from './edited-archive.ts';

/** One edit: what is done, and three numbers that say to what and how. */
export interface Edit<Kind extends string = string> {
  kind: Kind;
  a: number;
  b: number;
  c: number;
}

export function pickFrom<T>(list: readonly T[], number: number): T | undefined {
  return list[number % list.length];
}

type Change = (archive: EditedArchive, numbers: { a: number; b: number; c: number }) => void;

// A tag is printed as its newest article spells it.
const tagNames = ['Harbour', 'HARBOUR', 'Port', 'Vale', 'Floods', 'FLOODS', 'Strikes', 'Mara Olsen', 'Karsholm'];
const tagTypes = ['topic', 'place', 'person', 'organisation', 'event'];
const storySlugs = ['the-strike', 'the-flood', 'the-talks'];
const folders = ['', '2024/', 'desk/'];

function toggle<T>(list: T[], value: T): void {
  const at = list.indexOf(value);
  if (at === -1) list.push(value);
  else list.splice(at, 1);
}

/** Sets a field, or removes it where it bears that value. */
function toggleField(fields: Record<string, string>, name: string, value: string | undefined): void {
  if (value === undefined || fields[name] === value) delete fields[name];
  else fields[name] = value;
}

function coin(archive: EditedArchive): number {
  archive.coined += 1;
  return archive.coined;
}

/** An article; often one that an editor chose for another, or that another links to. */
function pickPiece({ pieces }: EditedArchive, number: number): Piece | undefined {
  const named = pieces.flatMap(({ related, unrelated, links }) => (number % 4 === 0 ? [...related, ...unrelated] : number % 4 === 1 ? links.map(({ to }) => to) : []));
  const chosen = pieces.filter(({ key }) => named.includes(key));
  return pickFrom(chosen.length > 0 ? chosen : pieces, number >> 2);
}

/** An edit of one article, where there is one. */
function ofPiece(change: (piece: Piece, numbers: { b: number; c: number }, archive: EditedArchive) => void): Change {
  return (archive, { a, b, c }) => {
    const piece = pickPiece(archive, a);
    if (piece) change(piece, { b, c }, archive);
  };
}

const add: Change = (archive, { a, b, c }) => {
  const number = coin(archive);
  const event = c % 4 === 0 ? firstLone + number : a % events;
  archive.pieces.push({
    key: number, folder: pickFrom(folders, c) ?? '', name: `piece-${number}`, date: dayAt(b), title: `${nameEvent(event)} ${number}`,
    event, sentences: Array.from({ length: 3 + (c % 3) }, (_, at) => (b + at * (1 + (c % 5))) % 24),
    tags: tagNames.filter((_, at) => event < firstLone && (a + b * 3 + at * at) % 4 === 0), fields: c % 3 === 0 ? { dateline: pickFrom(['Karsholm', 'Doha'], b) ?? '' } : {},
    related: [], unrelated: [], links: [], stories: [], withdrawn: false, corrected: false,
  });
};

const pieceChanges = {
  copy: ofPiece((piece, { b, c }, archive) => {
    const number = coin(archive);
    const sentences = c % 3 === 0 ? piece.sentences : c % 3 === 1 ? [...piece.sentences, b % 24] : piece.sentences.slice(1);
    archive.pieces.push({ ...structuredClone(piece), key: number, name: `piece-${number}`, slug: undefined, date: dayAt(b), sentences: sentences.length > 0 ? sentences : [b % 24], picture: undefined, links: [], fields: {} });
  }),
  text: ofPiece((piece, { b, c }) => {
    if (c % 3 === 0 && piece.sentences.length > 2) piece.sentences.splice(b % piece.sentences.length, 1);
    else if (c % 3 === 1) piece.sentences.push(b % 24);
    else piece.sentences[b % piece.sentences.length] = c % 24;
  }),
  title: ofPiece((piece, { b }, archive) => {
    piece.title = `${nameEvent(b % 2 === 0 ? piece.event : b % events)} ${coin(archive)}`;
  }),
  // What an article is about stays the same.
  punctuate: ofPiece((piece, { b }) => {
    piece.title = b % 2 === 0 ? `${piece.title}!` : piece.title.replace(/!/g, '');
  }),
  language: ofPiece(({ fields }, { b }) => toggleField(fields, 'lang', pickFrom(['tr', 'ar', 'en'], b))),
  tag: ofPiece((piece, { b }) => toggle(piece.tags, pickFrom(tagNames, b) ?? '')),
  delete: (archive, { a }) => void archive.pieces.splice(a % Math.max(1, archive.pieces.length), archive.pieces.length > 1 ? 1 : 0),
  rename: ofPiece((piece, _, archive) => {
    piece.name = `piece-${coin(archive)}`;
  }),
  slug: ofPiece((piece, { b }, archive) => {
    piece.slug = b % 3 === 0 ? undefined : b % 3 === 1 ? slugOf(piece) : `slug-${coin(archive)}`;
  }),
  move: ofPiece((piece, { b }) => {
    piece.folder = pickFrom(folders.filter((folder) => folder !== piece.folder), b) ?? '';
  }),
  redate: ofPiece((piece, { b, c }) => {
    piece.date = dayAt(b);
    piece.time = c % 3 === 0 ? `T${String(c % 24).padStart(2, '0')}:00Z` : undefined;
  }),
  withdraw: ofPiece((piece) => {
    piece.withdrawn = !piece.withdrawn;
  }),
  correct: ofPiece((piece) => {
    piece.corrected = !piece.corrected;
  }),
  draft: ofPiece(({ fields }) => toggleField(fields, 'draft', 'true')),
  embargo: ofPiece(({ fields }, { b }) => toggleField(fields, 'embargo', pickFrom(embargoes, b))),
  relate: ofPiece((piece, { b }, { pieces }) => toggle(piece.related, pickFrom(pieces, b)?.key ?? 0)),
  unrelate: ofPiece((piece, { b }, { pieces }) => toggle(piece.unrelated, pickFrom(pieces, b)?.key ?? 0)),
  translate: ofPiece((piece, { b }, { pieces }) => {
    piece.translates = piece.translates === undefined ? pickFrom(pieces, b)?.key : undefined;
    piece.fields['lang'] = pickFrom(['tr', 'ar', 'ur'], b) ?? '';
  }),
  link: ofPiece((piece, { b, c }, { pieces }) => {
    const to = pickFrom(pieces, b)?.key ?? 0;
    const known = piece.links.findIndex((link) => link.to === to);
    if (known !== -1) piece.links.splice(known, 1);
    else piece.links.push({ to, form: pickFrom(linkForms, c) ?? 'title' });
  }),
  field: ofPiece(({ fields }, { b, c }) => {
    const values: [string, string][] = [
      ['section', pickFrom(['World', 'Home', 'home'], c) ?? ''], ['byline', `[${pickFrom(['Ada Lund', 'Bo Rask', 'ada lund'], c) ?? ''}]`], ['source', pickFrom(['The Gazette', 'Evening Post'], c) ?? ''],
      ['dateline', pickFrom(['Karsholm', 'Doha', 'DOHA'], c) ?? ''], ['summary', `In short ${c % 4}.`], ['agency', 'AP'], ['rights', 'CC BY 4.0'],
      ['aliases', `[/old/${c % 6}/]`],
    ];
    const chosen = pickFrom(values, b);
    if (chosen) toggleField(fields, ...chosen);
  }),
  member: ofPiece((piece, { b }) => toggle(piece.stories, pickFrom(storySlugs, b) ?? '')),
  picture: ofPiece((piece, { b }) => {
    piece.picture = piece.picture === undefined ? 1 : b % 3 === 0 ? undefined : piece.picture + 1;
  }),
} satisfies Record<string, Change>;

const registryChanges = {
  tagFile: ({ tags }, { a, b, c }) => {
    const name = pickFrom(tagNames, a) ?? '';
    const slug = name.toLowerCase().replace(' ', '-');
    if (tags.has(slug) && c % 2 === 0) tags.delete(slug);
    else tags.set(slug, { name, type: pickFrom(tagTypes, b) ?? '', variants: [], parents: c % 5 === 1 && slug !== 'harbour' ? ['harbour'] : [], description: c % 4 === 0 ? `On ${name}.` : undefined });
  },
  mergeTags: ({ tags }, { b }) => {
    tags.delete('port');
    tags.set('harbour', { name: 'Harbour', type: 'place', variants: ['Port'], parents: [], old: b % 2 === 0 ? 'port' : undefined });
  },
  story: ({ stories }, { a, b, c }) => {
    const slug = pickFrom(storySlugs, a) ?? '';
    const known = stories.get(slug);
    if (!known) stories.set(slug, { title: `Story ${b % 5}`, status: 'open', articles: [], old: c % 3 === 0 ? `${slug}-of-old` : undefined });
    else if (c % 3 === 0) stories.delete(slug);
    else known.status = pickFrom(['open', 'closed', 'refused'], b) ?? 'open';
  },
  listed: ({ stories, pieces }, { a, b }) => {
    const story = pickFrom([...stories.values()], a);
    const piece = pickFrom(pieces, b);
    if (story && piece) toggle(story.articles, piece.key);
  },
  // A likeness that is found bears the name of its first article.
  refuse: ({ stories, pieces }, { a, c }) => {
    const piece = pickFrom(pieces, a);
    if (piece) stories.set(idOf(piece), { title: 'No story', status: c % 3 === 0 ? 'open' : 'refused', articles: [] });
  },
  page: ({ pages, pieces }, { a, b, c }) => {
    const slug = pickFrom(['about', 'how-we-work'], a) ?? '';
    if (pages.has(slug) && c % 3 === 0) pages.delete(slug);
    else pages.set(slug, { title: `Page ${c % 4}`, links: [pickFrom(pieces, b)?.key ?? 0] });
  },
  settings: ({ settings }, { a, b }) => {
    const values: [string, string][] = [
      ['motto', `Words ${b % 3}`], ['language', pickFrom(['tr', 'de', 'en', 'ar', 'en-US'], b) ?? ''], ['time_zone', 'Asia/Kabul'], ['rights', 'All rights reserved'], ['search', 'false'],
      ['data', pickFrom(['[jsonl, csv]', 'false', '[sqlite, parquet]'], b) ?? ''], ['twins', pickFrom(['false', '[json, text]'], b) ?? ''],
      ['feeds', pickFrom(['{of: [archive, tags]}', '{full_text: [CC BY 4.0]}', '{of: []}'], b) ?? ''],
    ];
    const chosen = pickFrom(values, a);
    if (chosen) toggleField(settings, ...chosen);
    else settings['name'] = `The Test ${b % 3}`;
  },
  address: ({ settings }, { a }) => {
    settings['address'] = pickFrom(addresses, a) ?? addresses[0];
  },
  clock: (archive, { a }) => {
    archive.now = Date.parse(pickFrom(instants, a) ?? instants[0]);
  },
} satisfies Record<string, Change>;

const changes: Record<string, Change> = { add, ...pieceChanges, ...registryChanges };

/** Makes an edit of the content; false where it is one of another kind. */
export function changeArchive(archive: EditedArchive, { kind, a, b, c }: Edit): boolean {
  const change = changes[kind];
  change?.(archive, { a, b, c });
  return change !== undefined;
}

const number = fc.nat({ max: 9999 });

export function editOf(...kinds: string[]): fc.Arbitrary<Edit> {
  return fc.record({ kind: fc.constantFrom(...kinds), a: number, b: number, c: number });
}

/** What an archive begins with: some articles, then anything. */
export const beginning: fc.Arbitrary<Edit[]> = fc.tuple(
  fc.array(editOf('add'), { minLength: 10, maxLength: 18 }),
  fc.array(fc.oneof({ weight: 4, arbitrary: editOf('relate', 'unrelate', 'link', 'link', 'translate', ...Object.keys(pieceChanges).filter((kind) => kind !== 'delete' && kind !== 'draft' && kind !== 'embargo')) }, { weight: 1, arbitrary: editOf(...Object.keys(registryChanges)) }), { maxLength: 14 }),
).map(([articles, others]) => [...articles, ...others]);

/** Edits of articles, then of what stands beside them. */
export const contentEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 8, arbitrary: editOf('add', 'add', 'title', 'text', 'punctuate', 'punctuate', 'punctuate', 'language', ...Object.keys(pieceChanges)) },
  { weight: 3, arbitrary: editOf(...Object.keys(registryChanges).filter((kind) => kind !== 'clock')) },
  { weight: 1, arbitrary: editOf('clock') },
);
