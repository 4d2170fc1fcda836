import type { UpdateType } from '../archive/article.ts';
import type { Differences } from '../archive/relations/differences.ts';
import type { Reason } from '../archive/relations/reasons.ts';
import type { TagType } from '../archive/tags.ts';
import type { Listing } from './addresses.ts';

/** The archive's own words, in English. Articles keep theirs. */
export const words = {
  latest: 'Latest', byDate: 'By date', stories: 'Stories', tags: 'Tags', places: 'Places', people: 'People',
  organisations: 'Organisations', sections: 'Sections', bylines: 'Bylines', sources: 'Sources', corrections: 'Corrections',
  archive: 'The archive by date', notFound: 'There is no page at this address', moved: 'This page has moved',
  byYear: 'By year', byMonth: 'By month', withdrawnTitle: 'Withdrawn', wholeStory: 'The whole story', source: 'Source', retrieved: 'retrieved', archivedCopy: 'archived copy',
  includes: 'Includes', earlier: 'Earlier', ended: 'Ended', story: 'Story',
  skip: 'Skip to the text', breadcrumb: 'Breadcrumb', mainNavigation: 'Main', aboutArchive: 'About this archive', waysIn: 'Ways in',
  years: 'Years', year: 'Year', articles: 'Articles', articlesByYear: 'Articles by year', asTable: 'As a table', indexParts: 'Parts of this index',
  nearDays: 'Earlier and later days', nearMonths: 'Earlier and later months', nearYears: 'Earlier and later years', nearArticles: 'Earlier and later articles',
  earlierArticle: 'Earlier article', laterArticle: 'Later article', emptyDay: 'There are no articles on this day.', nearestDays: 'The nearest days with articles',
  storySoFar: 'The story so far', storyInProgress: 'Story in progress', storiesInProgress: 'Stories in progress', inProgress: 'In progress',
  readOn: 'Read on', alsoThatDay: 'Also on this day', daysBefore: 'The days before', corrected: 'Corrected since',
  related: 'Related articles', laterCoverage: 'Later coverage', mentionedIn: 'Mentioned in', alongside: 'Often alongside', partOf: 'Part of',
  variants: 'Also reported as', fullest: 'The fullest', foundStory: 'Found by likeness', foundNote: 'No editor put this story together: its articles were found to be alike.', mostNamed: 'Most named', begins: 'Begins', latestArticle: 'Latest',
  asPublished: 'As first published', digest: 'Digest of this text', movedTo: 'This page stands at another address',
} as const;

export const updateLabels: Record<UpdateType, string> = {
  correction: 'Correction', clarification: 'Clarification', update: 'Update', note: 'Note', withdrawal: 'Withdrawn',
};

export const typeLabels: Record<TagType, string> = { place: 'Place', person: 'Person', organisation: 'Organisation', event: 'Event', topic: 'Topic' };

export const typeHeadings: Record<TagType, string> = { place: 'Places', person: 'People', organisation: 'Organisations', event: 'Events', topic: 'Topics' };

export const listingLabels: Record<Listing, { one: string; many: string }> = {
  tags: { one: 'Tag', many: words.tags }, sections: { one: 'Section', many: words.sections },
  bylines: { one: 'Byline', many: words.bylines }, sources: { one: 'Source', many: words.sources },
};

/** `1 article`, `1,204 articles`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
}

/** `1961–1990`, or one year. */
export function formatSpan(first: string, last: string): string {
  return first === last ? first : `${first}–${last}`;
}

/** `A, B and C`. */
export function formatList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

const monthDays = 30.44;
const yearDays = 365.25;

/** A length of time in the unit a person would use: `4 days`, `5 months`, `12 years`. */
export function formatDays(days: number): string {
  if (days < 60) return formatCount(days, 'day');
  return days < 730 ? formatCount(Math.round(days / monthDays), 'month') : formatCount(Math.floor((days + 1) / yearDays), 'year');
}

/** How far one day stands from another: `4 days earlier`, `the same day`, `10 days later`. */
export function formatGap(days: number): string {
  if (days === 0) return 'the same day';
  return `${formatDays(Math.abs(days))} ${days < 0 ? 'earlier' : 'later'}`;
}

const mostReasons = 2;

/**
 * Why two articles stand together, as a phrase that begins with a capital: what an editor said, at most two such reasons;
 * what was found alike only where there is none. A found story is a likeness too, so its members are told by their own.
 */
export function formatReasons(reasons: readonly Reason[]): string {
  const firm = reasons.filter((reason) => reason.kind !== 'likeness' && !(reason.kind === 'story' && reason.found));
  const alike = reasons.filter(({ kind }) => kind === 'likeness');
  const told = firm.length > 0 ? firm : alike.length > 0 ? alike : reasons;
  const phrase = told.slice(0, mostReasons).map(formatReason).join('; ');
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

function formatReason(reason: Reason): string {
  switch (reason.kind) {
    case 'chosen': return 'chosen by the editors';
    case 'linked': return 'linked in the text';
    case 'links': return 'links here';
    case 'story': return `same story: ${reason.title}`;
    case 'likeness': return formatLikeness(reason);
  }
}

/** `both about Türkiye and name the Doha ceasefire; 9 days apart`. */
function formatLikeness({ tags, names, words: shared, place, days }: Extract<Reason, { kind: 'likeness' }>): string {
  const parts = [
    ...(tags.length > 0 ? [`about ${formatList(tags)}`] : []),
    ...(names.length > 0 ? [`name ${formatList(names)}`] : []),
    ...(shared.length > 0 ? [`speak of ${formatList(shared.map((word) => `‘${word}’`))}`] : []),
  ];
  const from = place !== undefined && parts.length === 0 ? [`from ${place}`] : parts;
  return `${from.length > 0 ? `both ${formatList(from)}` : 'much alike'}; ${days === 0 ? 'the same day' : `${formatDays(days)} apart`}`;
}

/** How another report of the same text differs from this one, a phrase each. */
export function formatDifferences({ dateline, source, agency, spellings, more, fewer }: Differences): string[] {
  const shown = spellings.slice(0, mostSpellings).map(({ here, there }) => `‘${there}’ for ‘${here}’`);
  const phrases = [
    ...(source === undefined ? [] : [`in ${source}`]),
    ...(agency === undefined ? [] : [`as ${agency} sent it`]),
    ...(dateline === undefined ? [] : [dateline === '' ? 'without a dateline' : `dateline ${dateline}`]),
    ...(shown.length === 0 ? [] : [`writes ${formatList(shown)}`]),
    ...(more === 0 ? [] : [`${formatCount(more, 'paragraph')} more`]),
    ...(fewer === 0 ? [] : [`${formatCount(fewer, 'paragraph')} fewer`]),
  ];
  return phrases.length > 0 ? phrases : ['the same text'];
}

const mostSpellings = 3;
