import fs from 'node:fs';
import { stringify } from 'yaml';
import { tagKey } from '../archive/tags.ts';
import { readArticle, readingManner } from '../ingest/article-file.ts';
import { largestText } from '../ingest/source-file.ts';
import { htmlToWords, rewriteText, takeOutTokens, textToParagraphs } from '../markdown/from-html.ts';
import { formatPlainMarkdown } from '../markdown/plain.ts';
import { toSlug } from '../site/slugs.ts';
import { isLanguage } from '../site/words/grammar.ts';
import type { Foreign } from './foreign.ts';
import { pictureAddress, rewriteLink } from './links.ts';
import { findFile, pictureName, readPicture, type Carried } from './pictures.ts';
import { titleWords, type Plan, type Planned } from './plan.ts';
import { findShortcodes, parkShortcodes, type Dialect, type Parked } from './shortcodes.ts';

/** An article ready to be written, and what is to be told of it. */
export interface Made {
  name: string;
  text: string;
  pictures: Carried[];
  notes: string[];
  /** Shortcodes that stand in the text to the letter. */
  shortcodes: string[];
  /** Addresses of pictures that were not at hand; the text links to them. */
  remote: string[];
  /** Addresses of the articles its text links to. */
  linked: string[];
  tags: readonly string[];
}

export interface Making {
  plan: Plan;
  dialect: Dialect;
  roots: readonly string[];
  /** Language of the archive. */
  language: string;
  /** Name of each category → those right above it. */
  wider: ReadonlyMap<string, readonly string[]>;
  /** Pictures that were fetched, by address. */
  fetched: ReadonlyMap<string, { bytes: Uint8Array; ending: string }>;
}

/** A settled foreign article → the article's file, held against what `check` asks; or why it can be none. */
export function makeArticle(foreign: Foreign, planned: Planned, making: Making): Made | { refusal: string } {
  const made: Made = { name: planned.name, text: '', pictures: [], notes: [...foreign.notes, ...planned.notes], shortcodes: [], remote: [], linked: [], tags: [] };
  const note = (what: string): void => {
    if (!made.notes.includes(what)) made.notes.push(what);
  };
  if (Buffer.byteLength(foreign.text) > largestText) return { refusal: 'Its text is larger than 2 MiB.' };
  const showPicture = openPictures(foreign, planned, making, made, note);
  const { tags, fields } = formatFields(foreign, planned, making, showPicture, note);
  made.tags = tags;
  const check = (body: string): string | undefined => {
    made.text = `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${body.replace(/^\n+/, '')}`;
    const checked = readArticle({ file: made.name, bytes: Buffer.from(made.text) }, readingManner({ language: making.language, likeness: false }));
    return 'problems' in checked ? checked.problems[0]?.reason ?? 'It does not pass the check.' : undefined;
  };
  const { text, parked, notes } = parkShortcodes(takeOutAttributes(takeOutTokens(foreign.text), foreign, making.dialect, note), foreign.markup === 'plain' ? 'none' : making.dialect, foreign.markup, making.plan.home);
  const rewritten = foreign.markup === 'plain' ? { text: formatPlainMarkdown(textToParagraphs(text, 'plain')) } : rewriteText(text, foreign.markup, {
    link(url) {
      const target = rewriteLink(url, foreign, making.plan, note);
      if (target?.startsWith('/')) made.linked.push(target);
      return target;
    },
    picture: showPicture,
    token: (index) => parked[index] ?? { original: '' },
    note,
  });
  notes.forEach(note);
  const reason = 'reason' in rewritten ? rewritten.reason : check(rewritten.text);
  if (reason !== undefined) {
    // Words without their markup pass where the markup is what does not.
    const paragraphs = 'reason' in rewritten ? [] : textToParagraphs(restore(text, parked), foreign.markup);
    if (paragraphs.length === 0 || !/[\p{L}\p{N}]/u.test(paragraphs.join(''))) return { refusal: 'reason' in rewritten ? reason : tellEmpty(reason, made) };
    const again = check(formatPlainMarkdown(paragraphs));
    if (again !== undefined) return { refusal: again };
    made.pictures = [];
    note(`Its markup could not be kept, and its words alone were: ${reason.replace(/\.$/, '')}`);
  }
  made.shortcodes = listShortcodes(made.text, parked);
  return made;
}

function tellEmpty(reason: string, { remote }: Made): string {
  return reason === 'The article has no text.' && remote.length > 0 ? 'It holds nothing but pictures that are not at hand.' : reason;
}

function restore(text: string, parked: readonly Parked[]): string {
  return text.replace(/\ue000(\d+)\ue001/g, (_, index: string) => parked[Number(index)]?.original ?? '');
}

function listShortcodes(text: string, parked: readonly Parked[]): string[] {
  const left = parked.filter(({ html, original }) => html === undefined && !/^\[\//.test(original)).map(({ original }) => original.replace(/\s+/g, ' '));
  return [...new Set([...left, ...findShortcodes(text)])];
}

/** Kramdown and Hugo hang classes and ids on what stands before: no page of an archive has them. */
function takeOutAttributes(text: string, { markup }: Foreign, dialect: Dialect, note: (what: string) => void): string {
  if (markup !== 'markdown' || dialect === 'none') return text;
  const without = text.replace(/^[ \t]*\{:[^{}\n]*\}[ \t]*$/gm, '').replace(/(?<=\S)\{:[^{}\n]*\}/g, '').replace(/^(#{1,6} .*?)[ \t]*\{[#.][^{}\n]*\}[ \t]*$/gm, '$1');
  if (without !== text) note('Classes and ids of its Markdown, such as `{: .note}`, were left out');
  return without;
}

type ShowPicture = (address: string) => { file: string } | { url: string } | undefined;

function openPictures(foreign: Foreign, planned: Planned, making: Making, made: Made, note: (what: string) => void): ShowPicture {
  const known = new Map<string, string>();
  const carry = (address: string, ending: string, bytes: () => Uint8Array): { file: string } => {
    const name = known.get(address) ?? pictureName(planned.id, address, ending, new Set(known.values()));
    if (!known.has(address)) made.pictures.push({ name: `${made.name.slice(0, made.name.lastIndexOf('/') + 1)}${name}`, bytes });
    known.set(address, name);
    return { file: name };
  };
  return (written) => {
    const address = written.trim();
    if ([...known.values()].includes(address)) return { file: address };
    if (/^data:/i.test(address)) {
      note('A picture within its text (`data:`) was left out');
      return undefined;
    }
    const place = findFile(address, foreign, making.roots);
    if (place !== undefined) {
      const read = readPicture(fs.readFileSync(place));
      if ('ending' in read) return carry(address, read.ending, () => fs.readFileSync(place));
      note(`The picture \`${address.slice(0, 120)}\` ${read.reason}, and was left out`);
    }
    const url = pictureAddress(address, foreign, making.plan);
    const fetched = url === undefined ? undefined : making.fetched.get(url);
    if (url !== undefined && fetched) return carry(url, fetched.ending, () => fetched.bytes);
    if (!made.remote.includes(url ?? address)) made.remote.push(url ?? address);
    return url === undefined ? undefined : { url };
  };
}

const longestSummary = 800;
const mostTags = 50;

function formatFields(foreign: Foreign, planned: Planned, making: Making, showPicture: ShowPicture, note: (what: string) => void): { tags: string[]; fields: Record<string, unknown> } {
  const image = foreign.image === undefined ? undefined : showPicture(foreign.image);
  const [section, ...others] = foreign.categories.map(lineOf).filter(hasAddress);
  if (others.length > 0) note('Of its categories the first became the section, and the others tags');
  const above = making.wider.get(section ?? '');
  if (above) note(`Its section \`${section}\` stood below \`${above.join('`, `')}\`, and a section has none above it; \`--map categories=tags\` keeps this`);
  const isFuture = foreign.future === true && planned.date.includes('T');
  const draft = foreign.draft ?? (foreign.future === true && !isFuture ? 'it was to appear at a time not told with its offset' : undefined);
  if (draft !== undefined) note(`It became a draft: ${draft}`);
  const tags = readTags([...others, ...foreign.tags], making.plan, note);
  const fields = {
    title: planned.title, date: planned.date, summary: readSummary(foreign.summary, planned.title, note),
    byline: readNames(foreign.authors, note), source: readOutlet(foreign), section,
    tags, aliases: planned.aliases,
    lang: readLanguage(foreign.lang, making.language, note),
    image: image && 'file' in image ? { file: image.file, alt: '' } : undefined,
    embargo: isFuture ? planned.date : undefined, draft: draft === undefined ? undefined : true,
  };
  return { tags, fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))) };
}

function lineOf(text: string): string {
  return takeOutTokens(text).replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

function hasAddress(name: string): boolean {
  return toSlug(name) !== '';
}

function readSummary(text: string | undefined, title: string, note: (what: string) => void): string | undefined {
  const words = text === undefined ? '' : titleWords(text);
  if (words === '' || words === title) return undefined;
  if (words.length <= longestSummary) return words;
  note(`Its summary of ${words.length} characters was left out`);
  return undefined;
}

function readNames(authors: readonly string[], note: (what: string) => void): string[] {
  const names = [...new Set(authors.map((name) => lineOf(/[<&]/.test(name) ? htmlToWords(name) : name)))];
  return names.filter((name) => {
    const isName = hasAddress(name) && !/^\S+@\S+$/.test(name);
    if (!isName && name !== '') note('An author without a name was left out');
    return isName;
  });
}

function readOutlet({ outlet }: Foreign): Record<string, string> | string | undefined {
  if (!outlet || !hasAddress(outlet.name)) return undefined;
  const url = outlet.url !== undefined && /^https?:\/\/[^\s]+$/i.test(outlet.url) && URL.canParse(outlet.url) ? outlet.url : undefined;
  return url === undefined ? lineOf(outlet.name) : { name: lineOf(outlet.name), url };
}

function readTags(written: readonly string[], plan: Plan, note: (what: string) => void): string[] {
  const kept = new Map<string, string>();
  for (const tag of written.flatMap((each) => lineOf(each).replace(/^#/, '').split(',')).map((each) => each.trim()).filter(Boolean)) {
    const settled = plan.settleTag(tag);
    if (settled === undefined) note(`The tag \`${tag.slice(0, 60)}\` has no letter or figure, and was left out`);
    else if (!kept.has(tagKey(settled))) kept.set(tagKey(settled), settled);
    if (settled !== undefined && settled !== tag) note(`The tag \`${tag.slice(0, 60)}\` became \`${settled.slice(0, 60)}\`, for its address is that of another`);
  }
  const tags = [...kept.values()];
  if (tags.length > mostTags) note(`Of its ${tags.length} tags the first ${mostTags} were kept`);
  return tags.slice(0, mostTags);
}

function readLanguage(written: string | undefined, archive: string, note: (what: string) => void): string | undefined {
  const lang = written?.trim().replaceAll('_', '-');
  if (lang === undefined || lang === '' || lang.toLowerCase().split('-')[0] === archive.toLowerCase().split('-')[0]) return undefined;
  if (isLanguage(lang)) return lang;
  note(`\`${lang.slice(0, 40)}\` is no code of a language, and was left out`);
  return undefined;
}
