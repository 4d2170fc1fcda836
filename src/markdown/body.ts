/** Rules that a text can break. */
export const textRules = ['link', 'nesting', 'picture', 'raw-html'] as const;
export type TextRule = (typeof textRules)[number];

/** A finding about a text, placed by line and column of that text, both from 1. */
export interface TextProblem {
  line: number;
  column: number;
  rule: TextRule;
  value?: string;
  reason: string;
  hint: string;
}

/** A link to another article as the text names it. */
export interface BodyLink {
  reference: string;
  /** For a link to a page of the site that is no article: its path, `/corrections/`. The reference is then empty. */
  path?: string;
  /** For a link to a `.md` file: the file as written, relative to the folder of the text. */
  file?: string;
  /** The sentence it stands in, as plain text; empty for a link by definition. */
  sentence: string;
  /** True where the other article's title is to stand for the link's words. */
  titled: boolean;
  line: number;
  column: number;
}

/** A picture the text shows: its file as written, relative to the article's folder. */
export interface BodyPicture {
  source: string;
  alt: string;
  line: number;
  column: number;
}

/** A rendered text. Links and pictures stand in the HTML as places to fill (see `fillBody`). */
export interface Body {
  html: string;
  links: BodyLink[];
  pictures: BodyPicture[];
  words: number;
  /** Plain text of the first paragraphs, at most four. */
  opening: string[];
}

/** Where a link leads, and the title that stands for its words, if one is to. Null leaves the words without a link. */
export interface FilledLink {
  href: string;
  title?: string;
}

export interface FilledPicture {
  src: string;
  width: number;
  height: number;
  /** Formats that are offered before the picture itself, and how wide it is shown. */
  sources: { type: string; srcset: string }[];
  sizes: string;
}

/** What a text's own language calls what stands in it. */
export interface TextWords {
  /** The heading over footnotes. */
  notes: string;
  /** Names the link from a note back to its mark: `1`, or `1-2` for the second mark of one note. */
  backToNote: (note: string) => string;
  /** Names a table without a caption. */
  table: (number: number) => string;
}

/** Scheme of the places to fill. Text cannot use it: every scheme but a few is refused before rendering. */
export const placeScheme = 'x-backfile';

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

// `<a href="` cannot come from text: rendered text holds no bare `<`, and in attributes the quote is escaped.
const linkPlace = new RegExp(`<a href="${placeScheme}:link-(\\d+)"([^>]*)>([\\s\\S]*?)</a>`, 'g');
const picturePlace = new RegExp(`<img src="${placeScheme}:picture-(\\d+)"((?:[^>"]|"[^"]*")*)>`, 'g');

/** A body's HTML with each link and picture resolved. Both lists go with the body's own, place by place. */
export function fillBody(html: string, links: readonly (FilledLink | null)[], pictures: readonly (FilledPicture | null)[]): string {
  if (links.length + pictures.length === 0) return html;
  return html
    .replace(linkPlace, (_, index: string, attributes: string, words: string) => {
      const link = links[Number(index)];
      return link ? `<a href="${escapeHtml(link.href)}"${attributes}>${link.title === undefined ? words : escapeHtml(link.title)}</a>` : words;
    })
    .replace(picturePlace, (_, index: string, attributes: string) => writePicture(pictures[Number(index)], attributes));
}

function writePicture(picture: FilledPicture | null | undefined, attributes: string): string {
  if (!picture) return `<img src=""${attributes}>`;
  const image = `<img src="${escapeHtml(picture.src)}" width="${picture.width}" height="${picture.height}" loading="lazy" decoding="async"${attributes}>`;
  const sources = picture.sources.map(({ type, srcset }) => `<source type="${type}" srcset="${escapeHtml(srcset)}" sizes="${picture.sizes}">`).join('');
  return sources === '' ? image : `<picture>${sources}${image}</picture>`;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The signs that the entities of a body's HTML stand for. */
export function decodeEntities(html: string): string {
  return html.includes('&') ? html.replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (whole, code: string | undefined, name: string | undefined) =>
    (code === undefined ? entities[name ?? ''] ?? whole : String.fromCodePoint(Number.parseInt(code, 16)))) : html;
}

/** HTML of a body → its words on one line. */
function toPlain(html: string): string {
  return decodeEntities(html.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ').trim();
}

function listPlain(html: string, element: RegExp): string[] {
  return [...html.matchAll(element)].map(([, inner = '']) => toPlain(inner)).filter((words) => words !== '');
}

/** The paragraphs of a body as plain text, those of quotes and lists included. */
export function listParagraphs({ html }: Pick<Body, 'html'>): string[] {
  return listPlain(html, /<p>([\s\S]*?)<\/p>/g);
}

/** The words of a body that bear a link. */
export function listLinkedWords({ html }: Pick<Body, 'html'>): string[] {
  return listPlain(html, /<a [^>]*>([\s\S]*?)<\/a>/g);
}
