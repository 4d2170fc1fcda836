import type { z } from 'astro/zod';
import { isDay } from '../archive/days.ts';
import type { StoryFile } from '../archive/stories.ts';
import type { Coordinates, TagFile } from '../archive/tags.ts';
import type { Body } from '../markdown/body.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { contrastOf, isReadable, leastContrast, papers, toReadable, type Accent } from '../site/colours.ts';
import { dataKinds, twinKinds, type SecurityContact, type Settings } from '../site/settings.ts';
import { isDeviceName, longestSlug, longestStorySlug, reservedSegments, slugPattern } from '../site/slugs.ts';
import { wordsOf } from '../site/wording.ts';
import { isLanguage } from '../site/words/grammar.ts';
import { checkFields } from './fields.ts';
import { problemOf, type Places, type Problem } from './problem.ts';
import type { Rule } from './rule.ts';
import { pageSchema, settingsSchema, storySchema, tagSchema } from './schema.ts';
import { largestText, splitSource, type SourceFile } from './source-file.ts';
import { readFrontMatter } from './yaml.ts';

/** A page of the editor's own. */
export interface PageFile {
  file: string;
  slug: string;
  title: string;
  summary?: string;
  body: Body;
  /** The line of the file on which the body begins. */
  bodyLine: number;
}

/** A registered thing with the places of its fields, for problems found later. */
export interface Registered<T> {
  value: T;
  places: Places;
}

type Reading<T> = Registered<T> | { problems: Problem[] };

function readFields<S extends z.ZodObject>(source: SourceFile, schema: S, longest = longestSlug): { fields: z.infer<S>; slug: string; body: string; bodyLine: number; places: Places } | { problems: Problem[] } {
  const split = splitSource(source);
  if ('problems' in split) return split;
  const read = readFrontMatter(split.file, split.frontMatter);
  if ('problems' in read) return read;
  const checked = checkFields(split.file, read, schema);
  if ('problems' in checked) return checked;
  const slug = split.file.slice(split.file.lastIndexOf('/') + 1).replace(/\.md$/, '');
  if (slug.length > longest) return { problems: [problemOf(split.file, {}, 'file', 'slug', `\`${slug.slice(0, 40)}…\` is longer than ${longest} characters.`, 'Rename the file.')] };
  if (!slugPattern.test(slug) || isDeviceName(slug)) {
    return { problems: [problemOf(split.file, {}, 'file', 'slug', `\`${slug}\` cannot stand in an address.`, 'Rename the file with small letters, figures and hyphens.')] };
  }
  return { fields: checked.value, slug, body: split.body, bodyLine: split.bodyLine, places: read.places };
}

function refuseBody(file: string, body: string, bodyLine: number, field: string): Problem[] {
  if (body.trim() === '') return [];
  const line = bodyLine + body.split('\n').findIndex((text) => text.trim() !== '');
  return [{ severity: 'problem', file, line, column: 1, field: 'text', rule: 'text-below', reason: 'The text below the front matter would not be shown.', hint: `Write it as \`${field}: …\` in the front matter.` }];
}

function checkOldSlugs(file: string, slugs: readonly string[] | undefined, places: Places, example: string): Problem[] {
  return (slugs ?? []).flatMap((old, index) =>
    slugPattern.test(old) ? [] : [problemOf(file, places, 'redirect_from', 'slug', `\`${old}\` cannot stand in an address.`, `Write the old slug, such as \`${example}\`.`, `redirect_from.${index}`)]);
}

/** Degrees as written, `41.01, 28.98`, or a problem that says what to write. */
function readCoordinates(file: string, { coordinates, type }: { coordinates?: string | number[]; type: string }, places: Places): { value?: Coordinates } | { problem: Problem } {
  if (coordinates === undefined) return {};
  const tell = (reason: string, hint: string): { problem: Problem } => ({ problem: problemOf(file, places, 'coordinates', 'coordinates', reason, hint) });
  if (type !== 'place') return tell('Only a place has coordinates.', 'Write `type: place`, or remove the line.');
  const text = typeof coordinates === 'string' ? coordinates : coordinates.join(', ');
  const [, north, east] = /^([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (north === undefined || east === undefined) return tell(`\`${text}\` is not a latitude and a longitude.`, 'Write both in degrees, north and east positive, such as `coordinates: 41.01, 28.98`.');
  const [latitude, longitude] = [Number(north), Number(east)];
  if (Math.abs(latitude) > 90) return tell(`The latitude \`${north}\` is beyond the poles.`, Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180 ? `Latitude comes first: did you mean \`${east}, ${north}\`?` : 'Write a latitude from -90 to 90.');
  if (Math.abs(longitude) > 180) return tell(`The longitude \`${east}\` is beyond the date line.`, 'Write a longitude from -180 to 180.');
  return { value: { latitude, longitude } };
}

export function readTag(source: SourceFile): Reading<TagFile> {
  const read = readFields(source, tagSchema);
  if ('problems' in read) return read;
  const { fields, slug, places } = read;
  const problems = refuseBody(source.file, read.body, read.bodyLine, 'description');
  problems.push(...checkOldSlugs(source.file, fields.redirect_from, places, 'turkey'));
  for (const [index, address] of (fields.sameAs ?? []).entries()) {
    if (!/^https?:\/\/\S+$/.test(address)) problems.push(problemOf(source.file, places, 'sameAs', 'address', `\`${address}\` is not the address of a page.`, 'Write it in full, beginning with `https://`.', `sameAs.${index}`));
  }
  const coordinates = readCoordinates(source.file, fields, places);
  if ('problem' in coordinates) problems.push(coordinates.problem);
  if (problems.length > 0 || 'problem' in coordinates) return { problems };
  return { places, value: {
    file: source.file, slug, name: fields.name, type: fields.type, coordinates: coordinates.value, variants: fields.variants ?? [], parents: fields.parents ?? [],
    sameAs: fields.sameAs ?? [], redirectFrom: fields.redirect_from ?? [], description: fields.description,
  } };
}

export function readStory(source: SourceFile): Reading<StoryFile> {
  const read = readFields(source, storySchema, longestStorySlug);
  if ('problems' in read) return read;
  const { fields, slug, places } = read;
  const problems = refuseBody(source.file, read.body, read.bodyLine, 'summary');
  for (const [index, event] of (fields.events ?? []).entries()) {
    if (!isDay(event.date)) problems.push(problemOf(source.file, places, 'events', 'date', `\`${event.date}\` is not a day of the calendar.`, 'Write the day as `YYYY-MM-DD`.', `events.${index}.date`));
  }
  problems.push(...checkOldSlugs(source.file, fields.redirect_from, places, 'pakistan-talks'));
  if (problems.length > 0) return { problems };
  return { places, value: {
    file: source.file, slug, title: fields.title, summary: fields.summary, status: fields.status, events: fields.events ?? [],
    articles: fields.articles ?? [], redirectFrom: fields.redirect_from ?? [],
  } };
}

export function readPage(source: SourceFile, language: string): Reading<PageFile> {
  const read = readFields(source, pageSchema);
  if ('problems' in read) return read;
  const { fields, slug, places } = read;
  if (slug !== 'about' && (reservedSegments.has(slug) || /^\d{4}$/.test(slug))) {
    return { problems: [problemOf(source.file, places, 'file', 'slug', `\`/${slug}/\` is an address of the archive's own.`, 'Rename the file.')] };
  }
  const rendered = renderMarkdown(read.body, wordsOf(language).inText);
  const [picture] = 'body' in rendered ? rendered.body.pictures : [];
  if (picture) return { problems: [{ severity: 'problem', file: source.file, line: picture.line + read.bodyLine - 1, column: picture.column, field: 'text', rule: 'picture', reason: 'A page of its own shows no pictures.', hint: 'Remove the picture, or put it into an article.' }] };
  if ('problems' in rendered) return { problems: rendered.problems.map((problem) => ({ ...problem, severity: 'problem', file: source.file, field: 'text', line: problem.line + read.bodyLine - 1 })) };
  return { places, value: { file: source.file, slug, title: fields.title, summary: fields.summary, body: rendered.body, bodyLine: read.bodyLine } };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The contrast of an accent that is found: a little more than text needs, as colour on black looks darker than it is. */
const pleasant = 6;

/** One colour is for light paper, and a lighter one is found for dark. A colour that cannot be read on its paper is refused. */
function readAccent(file: string, typed: string | Accent | undefined, places: Places): { accent?: Accent } | { problems: Problem[] } {
  if (typed === undefined) return {};
  const accent = typeof typed === 'string' ? { light: typed, dark: toReadable(typed, 'dark', pleasant) } : typed;
  const problems = (['light', 'dark'] as const).filter((paper) => !isReadable(accent[paper], paper)).map((paper) => problemOf(
    file, places, 'accent', 'contrast', `\`${accent[paper]}\` cannot be read on ${paper} paper: its contrast is ${contrastOf(accent[paper], papers[paper]).toFixed(1)}, and text needs ${leastContrast}.`,
    `Write \`${toReadable(accent[paper], paper)}\`, the nearest that can.`, typeof typed === 'string' ? 'accent' : `accent.${paper}`));
  return problems.length > 0 ? { problems } : { accent };
}

/** A name as `robots.txt` has it, or `*` for all. */
const agentPattern = /^(\*|[A-Za-z0-9_.-]+)$/;

function readCrawlers(file: string, crawlers: { refuse: string[] } | undefined, places: Places): Problem[] {
  return (crawlers?.refuse ?? []).flatMap((name, index) =>
    agentPattern.test(name) ? [] : [problemOf(file, places, 'crawlers', 'agent', `\`${name}\` is not the name of a user agent.`, 'Write the name alone, such as `GPTBot`, or `*` for all.', `crawlers.refuse.${index}`)]);
}

const contactPattern = /^(https:|mailto:|tel:)[^\s\p{Cc}]+$/u;

/** RFC 9116 wants an instant from which the contact is not to be trusted. */
function readSecurity(file: string, typed: { contact: string | string[]; expires?: string; policy?: string } | undefined, places: Places): { security?: SecurityContact } | { problems: Problem[] } {
  if (typed === undefined) return {};
  const contact = [typed.contact].flat();
  const { expires, policy } = typed;
  const add = (rule: Rule, reason: string, hint: string, at: string): Problem => problemOf(file, places, 'security', rule, reason, hint, at);
  const problems = contact.flatMap((address, index) => (contactPattern.test(address) ? [] : [add('address', `\`${address}\` is not an address to write to.`, 'Begin it with `mailto:`, `https:` or `tel:`.', Array.isArray(typed.contact) ? `security.contact.${index}` : 'security.contact')]));
  if (contact.length === 0) problems.push(add('missing', '`contact` names nobody.', 'Write an address, such as `mailto:security@example.org`.', 'security.contact'));
  if (policy !== undefined && !/^https:[^\s\p{Cc}]+$/u.test(policy)) problems.push(add('address', `\`${policy}\` is not the address of a page.`, 'Write it in full, beginning with `https://`.', 'security.policy'));
  const example = 'such as `expires: 2027-06-01T00:00:00Z`';
  if (expires === undefined) problems.push(add('missing', 'The contact has no `expires`, and nobody could tell whether it still holds.', `Write an instant less than a year from now, ${example}.`, 'security'));
  else if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/.test(expires) || Number.isNaN(Date.parse(expires)) || !isDay(expires.slice(0, 10))) problems.push(add('date', `\`${expires}\` is not an instant with an offset.`, `Write day, time and offset, ${example}.`, 'security.expires'));
  return problems.length > 0 || expires === undefined ? { problems } : { security: { contact, expires, policy } };
}

/** Reads `archive.yaml`, the settings of one archive. */
export function readSettings(source: SourceFile): { value: Settings } | { problems: Problem[] } {
  if (source.bytes.length > largestText) return { problems: [problemOf(source.file, {}, 'file', 'too-large', 'This file is larger than 2 MiB.', 'Keep to the settings of the reference.')] };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(source.bytes);
  } catch {
    return { problems: [problemOf(source.file, {}, 'file', 'encoding', 'This file is not UTF-8 text.', 'Save it as UTF-8 in your editor.')] };
  }
  const read = readFrontMatter(source.file, text.replace(/\r\n?/g, '\n').trimEnd(), 1);
  if ('problems' in read) return read;
  const checked = checkFields(source.file, read, settingsSchema);
  if ('problems' in checked) return checked;
  const { name, nameplate, motto, address, language, time_zone: timeZone, rights, likeness, data, search, twins, pairing, density, images, offline, settled_after: settledAfter, feeds, crawlers, host, precompress } = checked.value;
  if (!/^https?:\/\/[^\s?#@/]+(\/[A-Za-z0-9._~-]+)*\/*$/i.test(address) || !URL.canParse(address)) {
    return { problems: [problemOf(source.file, read.places, 'address', 'address', `\`${address}\` is not the address of a site.`, 'Write it in full, such as `https://example.org/`.')] };
  }
  if (!isLanguage(language)) {
    return { problems: [problemOf(source.file, read.places, 'language', 'language', `\`${language}\` is not a language code.`, 'Write a code such as `en`, `tr` or `zh-Hant`.')] };
  }
  if (!isTimeZone(timeZone)) {
    return { problems: [problemOf(source.file, read.places, 'time_zone', 'time-zone', `\`${timeZone}\` is not a time zone.`, 'Write one by its place, such as `Europe/Istanbul`, or `UTC`.')] };
  }
  const accent = readAccent(source.file, checked.value.accent, read.places);
  if ('problems' in accent) return accent;
  const security = readSecurity(source.file, checked.value.security, read.places);
  if ('problems' in security) return security;
  const agents = readCrawlers(source.file, crawlers, read.places);
  if (agents.length > 0) return { problems: agents };
  const machines = { ...(feeds ? { feeds: { of: feeds.of, fullText: feeds.full_text } } : {}), ...(crawlers ? { crawlers } : {}), ...(host === 'cloudflare' ? {} : { host }), ...(precompress ? { precompress } : {}), ...security };
  const look = { pairing: pairing === 'record' ? undefined : pairing, density: density === 'comfortable' ? undefined : density, ...accent };
  return { value: { name, nameplate, motto, address: address.replace(/\/*$/, '/'), language, timeZone, rights, ...(likeness ? {} : { likeness }), ...(search ? {} : { search }), ...(data === true ? {} : { data: dataKinds.filter((kind) => data !== false && data.includes(kind)) }), ...(twins === true ? {} : { twins: twinKinds.filter((kind) => twins !== false && twins.includes(kind)) }), ...look, ...(offline ? { offline } : {}), ...(settledAfter === undefined ? {} : { settledAfter }), ...(images?.og ? { images: { og: images.og } } : {}), ...machines } };
}
