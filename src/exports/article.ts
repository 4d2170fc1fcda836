import { twinPath } from '../site/addresses.ts';
import { twinsOf, type TwinKind } from '../site/settings.ts';
import type { ArticleView, RelatedLink } from '../views/pages.ts';
import { toCsl } from './citations.ts';

/** How the files beside an article are told to programs. Of a kind that `link` elements name, `alternate`. */
export const twinTypes = {
  json: 'application/json', markdown: 'text/markdown', text: 'text/plain',
  ris: 'application/x-research-info-systems', bibtex: 'application/x-bibtex', csl: 'application/vnd.citationstyles.csl+json',
} as const satisfies Record<TwinKind, string>;

/** The formats by their own names, the same in every language; plain text has none. */
export const twinNames = { json: 'JSON', markdown: 'Markdown', ris: 'RIS', bibtex: 'BibTeX', csl: 'CSL-JSON' } as const satisfies Partial<Record<TwinKind, string>>;

/** The same article as a file that is read: what `rel=alternate` means. */
export const alternates = ['json', 'markdown', 'text'] as const satisfies TwinKind[];

/** With seconds, as RFC 3339 has it. */
function fullInstant(instant: string): string {
  return instant.replace(/T(\d\d:\d\d)(?=Z|[+-])/, 'T$1:00');
}

const properties: Readonly<Record<string, 'people' | 'organisations' | 'places' | 'events'>> = { person: 'people', organisation: 'organisations', place: 'places', event: 'events' };

/** Where tags of each type go: people, organisations, places, events, and what is none of them. */
function partTags(tags: ArticleView['tags'], absolute: (href: string) => string): Record<string, object[]> {
  const parts: Record<string, object[]> = {};
  for (const { text, href, type } of tags) (parts[properties[type] ?? 'subjects'] ??= []).push({ name: text, rel: 'about', uri: absolute(href) });
  return parts;
}

/**
 * An article and what belongs with it as JSON: its twin for programs. In the main it is an item of IPTC's ninjs 3.0
 * (https://iptc.org/standards/ninjs/), whose schema it satisfies without `backfile`. That holds what ninjs has no place for: the
 * day as text, as most articles have no hour; relations by address with their rank and the data that the words in `why` are made of.
 */
export function formatArticleJson(view: ArticleView): string {
  const { title, canonical, lang, date, instant, summary, byline, agency, source, section, dateline, rights, tags, stories, frame } = view;
  const absolute = (href: string): string => new URL(href, canonical).href;
  const relation = ({ href, date: day, why, reasons, rank }: RelatedLink): object => ({ uri: absolute(href), date: day, rank, why, reasons });
  const others = new Map([...view.earlier, ...view.later, ...view.variants, ...view.mentionedIn].map(({ text, href, lang: language }) =>
    [href, { name: text, uri: absolute(href), type: 'text', language }]));
  for (const { href, address, lang: language } of view.translations) others.set(href, { name: title, uri: address, type: 'text', language });
  return `${JSON.stringify({
    standard: { name: 'ninjs', version: '3.0', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json' },
    uri: canonical, type: 'text', representationType: 'partial', pubStatus: 'usable', language: lang,
    firstCreated: instant === undefined ? undefined : fullInstant(instant),
    headlines: [{ value: title }], descriptions: summary === undefined ? undefined : [{ role: 'summary', value: summary }],
    by: byline.length > 0 ? byline.map(({ text }) => text).join(', ') : undefined, located: dateline, copyrightNotice: rights,
    ...partTags(tags, absolute),
    infoSources: source || agency ? [...(source ? [{ name: source.text, role: 'outlet', uri: source.url }] : []), ...(agency ? [{ name: agency, role: 'agency' }] : [])] : undefined,
    renditions: [
      { name: 'page', href: canonical, contentType: 'text/html' },
      ...alternates.filter((kind) => kind !== 'json' && twinsOf(frame).includes(kind)).map((kind) => ({ name: kind, href: twinPath(canonical, kind), contentType: twinTypes[kind] })),
    ],
    altIds: [{ role: 'sha256', value: view.digest }, ...(source?.archived === undefined ? [] : [{ role: 'archived', value: source.archived }])],
    associations: others.size > 0 ? [...others.values()] : undefined,
    backfile: {
      date, modified: view.modified, section: section?.text, byline: byline.map(({ text }) => text),
      updates: [...view.corrections, ...view.notes].map(({ type, date: day, text }) => ({ type, date: day, text })),
      stories: stories.map(({ title: name, href, found, count }) => ({ name, uri: absolute(href), found, articles: count })),
      translations: view.translations.map(({ lang: language, address }) => ({ uri: address, language })),
      variants: view.variants.map(({ href, date: day, fullest, differences }) => ({ uri: absolute(href), date: day, fullest, differences })),
      earlier: view.earlier.map(relation),
      later: view.later.map(relation),
      mentionedIn: view.mentionedIn.map(({ href, date: day, sentence }) => ({ uri: absolute(href), date: day, sentence })),
      citation: toCsl(view),
      sha256: view.digest,
    },
  }, undefined, 1)}\n`;
}

/** A value of YAML: what JSON writes is YAML 1.2 too. */
const yaml = (value: unknown): string => JSON.stringify(value);

/** The article as Markdown below its facts, named as in the content folder, with its address and the SHA-256 of its text. `body` has its links in full. */
export function formatArticleMarkdown(view: ArticleView, body: string): string {
  const { title, date, instant, summary, dateline, byline, agency, source, section, rights, lang, tags, picture, canonical, digest } = view;
  const fields: [string, unknown][] = [
    ['title', title], ['date', instant ?? date], ['summary', summary], ['dateline', dateline], ['byline', byline.length > 0 ? byline.map(({ text }) => text) : undefined],
    ['agency', agency], ['source', source && { name: source.text, url: source.url, archived: source.archived }], ['section', section?.text],
    ['tags', tags.length > 0 ? tags.map(({ text }) => text) : undefined], ['lang', lang], ['rights', rights],
    ['image', picture && { file: new URL(picture.src, canonical).href, alt: picture.alt, caption: picture.caption, credit: picture.credit }],
    ['updates', view.corrections.length + view.notes.length > 0 ? [...view.corrections, ...view.notes].map(({ date: day, type, text }) => ({ date: day, type, text })) : undefined],
    ['address', canonical], ['sha256', digest],
  ];
  const facts = fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${yaml(value)}\n`])).join('');
  return `---\n${facts}---\n\n${body.replace(/^\n+/, '').replace(/\n*$/, '\n')}`;
}

/** The article as plain text: what it is and where, notices, then its text, a paragraph each line. */
export function formatArticleText(view: ArticleView, lines: readonly string[]): string {
  const { title, byline, dateline, when, agency, source, canonical, rights, summary } = view;
  const told = (parts: (string | undefined)[]): string => parts.flatMap((part) => (part === undefined || part === '' ? [] : [`${part.replace(/\s+/g, ' ')}\n`])).join('');
  const outlet = [source?.text, agency].filter((name) => name !== undefined).join(', ');
  const notices = [...view.corrections, ...view.notes].map(({ label, when: day, text }) => `${label}, ${day}: ${text}`);
  return [
    told([title, byline.map(({ text }) => text).join(', '), dateline, when, outlet, canonical, rights]), told(notices), told([summary]), told([...lines]),
  ].filter((part) => part !== '').join('\n');
}
