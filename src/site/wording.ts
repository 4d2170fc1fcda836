import type { UpdateType } from '../archive/article.ts';
import type { Reason } from '../archive/relations/related.ts';
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

/** Why two articles stand together, as a phrase that begins with a capital: the two strongest reasons, likeness only where there is no other. */
export function formatReasons(reasons: readonly Reason[]): string {
  const firm = reasons.filter(({ kind }) => kind !== 'tags');
  const phrase = (firm.length > 0 ? firm : reasons).slice(0, mostReasons).map(formatReason).join('; ');
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

const mostNames = 3;

function formatReason(reason: Reason): string {
  switch (reason.kind) {
    case 'chosen': return 'chosen by the editors';
    case 'linked': return 'linked in the text';
    case 'links': return 'links here';
    case 'story': return `same story: ${reason.title}`;
    case 'tags': return `both about ${formatList(reason.names.slice(0, mostNames))}, ${reason.days === 0 ? 'the same day' : `${formatDays(reason.days)} apart`}`;
  }
}
