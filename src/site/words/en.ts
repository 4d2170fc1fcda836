import type { TagType } from '../../archive/tags.ts';
import type { UpdateType } from '../../archive/article.ts';
import type { Listing } from '../addresses.ts';
import type { Grammar, Length } from './grammar.ts';

/** The parts of a day in a language's own words and digits. */
export interface DayParts {
  weekday: string;
  shortWeekday: string;
  day: string;
  month: string;
  year: string;
}

/** What two articles have in common; `place` is given where it is all there is. */
export interface Shared {
  tags: readonly string[];
  names: readonly string[];
  words: readonly string[];
  place?: string;
}

/**
 * The archive's own words, in English. Articles keep theirs. This file is the list of what each language has: a word
 * that is missing in another dictionary, or one too many, is an error of types there.
 *
 * `{}` is where a link or a date stands within a phrase.
 */
export const en = ({ count, list, joints, number, name, digits }: Grammar) => {
  const articles = { one: '# article', other: '# articles' };
  const lengths = { day: { one: '# day', other: '# days' }, month: { one: '# month', other: '# months' }, year: { one: '# year', other: '# years' } };
  const lengthOf = (length: Length): string => count(length.count, lengths[length.unit]);
  const quote = (text: string): string => `‘${name(text)}’`;
  const names = (all: readonly string[]): string => list(all.map(name));
  return {
    /** Its own name. */
    language: 'English',
    dates: {
      months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
      /** From Sunday on, as in the next two. */
      weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
      shortWeekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
      letters: ['S', 'M', 'T', 'W', 'T', 'F', 'S'],
      /** The first day of the week where the language names no country; 0 is Sunday. */
      weekStart: 1,
      full: ({ weekday, day, month, year }: DayParts) => `${weekday} ${day} ${month} ${year}`,
      short: ({ shortWeekday, day, month, year }: DayParts) => `${shortWeekday} ${day} ${month} ${year}`,
      dayMonth: ({ weekday, day, month }: DayParts) => `${weekday} ${day} ${month}`,
      weekdayDay: ({ weekday, day }: DayParts) => `${weekday} ${day}`,
      dayOfYear: ({ day, month }: DayParts) => `${day} ${month}`,
      month: ({ month, year }: DayParts) => `${month} ${year}`,
      year: (year: string) => year,
      /** @example '1960s', from '1960' */
      decade: (year: string) => `${year}s`,
      span: (first: string, last: string) => `${first}–${last}`,
    },
    /** Between phrases, white space included. */
    marks: { comma: ', ', semicolon: '; ', colon: ': ', stop: '. ' },
    number,
    digits,
    names,
    joints,

    latest: 'Latest', byDate: 'By date', stories: 'Stories', tags: 'Tags', places: 'Places', people: 'People',
    organisations: 'Organisations', sections: 'Sections', bylines: 'Bylines', sources: 'Sources', corrections: 'Corrections',
    colours: 'Colours', dark: 'Dark', light: 'Light',
    skip: 'Skip to the text', breadcrumb: 'Breadcrumb', mainNavigation: 'Main', aboutArchive: 'About this archive', waysIn: 'Ways in',

    /** For a script that counts in the reader's browser. */
    articleForms: articles as Record<string, string>,
    articleCount: (number: number) => count(number, articles),
    articlesOnDays: (number: number, days: number) => `${count(number, articles)} on ${count(days, lengths.day)}`,
    newestOf: (shown: number, all: number) => `The newest ${number(shown)} of ${count(all, articles)}`,
    latestOn: (number: number, when: string) => `${count(number, articles)}, latest ${when}`,
    tagCount: (tags: number) => count(tags, { one: '# tag', other: '# tags' }),
    inArchive: (things: number) => `${number(things)} in the archive`,
    minutes: (minutes: number) => count(minutes, { one: '# minute', other: '# minutes' }),

    archive: 'The archive by date', archiveAbout: 'Every year with articles',
    years: 'Years', year: 'Year', articles: 'Articles', articlesByYear: 'Articles by year', asTable: 'As a table', byYear: 'By year', byMonth: 'By month',
    nearDays: 'Earlier and later days', nearMonths: 'Earlier and later months', nearYears: 'Earlier and later years', nearArticles: 'Earlier and later articles',
    emptyDay: 'There are no articles on this day.', noArticles: 'No articles on this day',
    /** A day's count as its shade tells it, from none to many. */
    heat: ['no articles', 'one article', 'a few articles', 'several articles', 'many articles'],
    earlierBy: (length: Length) => `${lengthOf(length)} earlier`,
    laterBy: (length: Length) => `${lengthOf(length)} later`,
    apart: (length: Length) => `${lengthOf(length)} apart`,
    sameDay: 'the same day',

    offline: 'You are not connected', offlineAbout: 'This page has not been read on this device. Pages that were read before can be read again without a connection.',
    notFound: 'There is no page at this address', notFoundAbout: 'Nothing stands at this address. It may have been mistyped, or the day it names has no articles.',
    nearestDays: 'The nearest days with articles', moved: 'This page has moved', movedTo: 'This page stands at another address',

    story: 'Story', storiesAbout: 'Running matters, each told by several articles', storySoFar: 'The story so far', storyInProgress: 'Story in progress',
    storiesInProgress: 'Stories in progress', inProgress: 'In progress', ended: 'Ended', begins: 'Begins', latestArticle: 'Latest', mostNamed: 'Most named',
    wholeStory: (number: number) => `The whole story, ${count(number, articles)}`,
    foundStory: 'Found by likeness', foundNote: 'No editor put this story together: its articles were found to be alike.',

    readOn: 'Read on', alsoThatDay: 'Also on this day', daysBefore: 'The days before', corrected: 'Corrected since', withdrawn: 'Withdrawn',
    articleWithdrawn: 'This article was withdrawn',
    /** What stands before the names of those who wrote it. */
    byline: 'By {}',
    agencyIn: (agency: string) => `${name(agency)}, in {}`,
    /** Before the names of the other languages, each in its own. */
    readIn: 'Read this in {}',
    source: 'Source: {}.', sourceFrom: (agency: string) => `Source: {}, from ${name(agency)}.`, agency: (agency: string) => `Agency: ${name(agency)}.`,
    asPublished: 'As first published', retrieved: 'retrieved {}', archivedCopy: 'archived copy', digest: 'Digest of this text',

    /** For a script that counts in the reader’s browser: `#` is the number of years, `{}` the date. */
    agoForms: { one: 'Published # year ago, on {}', other: 'Published # years ago, on {}' } as Record<string, string>,
    earlierThatDay: 'Earlier that day', laterThatDay: 'Later that day',
    articleData: 'Data of this article', save: 'Save', plainText: 'Plain text',
    /** Names the link to a paragraph, by its number. */
    linkToParagraph: (at: number) => `Link to paragraph ${number(at)}`,
    citeShareSave: 'Cite, share, save', citation: 'Citation', forManagers: 'For reference managers', permanentAddress: 'Permanent address', share: 'Share', byMail: 'By e-mail', otherWays: 'Other ways …',
    copy: 'Copy', copied: 'Copied',
    /** Within an article, in its own language. `note` is `1`, or `1-2` for its second mark. */
    inText: { notes: 'Notes', backToNote: (note: string) => `Back to note ${note} in the text`, table: (at: number) => `Table ${number(at)}` },

    related: 'Related articles', laterCoverage: 'Later coverage', earlier: 'Earlier', mentionedIn: 'Mentioned in', variants: 'Also reported as', fullest: 'the fullest',
    chosen: 'chosen by the editors', linked: 'linked in the text', links: 'links here',
    sameStory: (title: string) => `same story: ${name(title)}`,
    /** What two articles have in common, without a capital; `much alike` where nothing can be told. */
    likeness: ({ tags, names: named, words, place }: Shared) => {
      const parts = [
        ...(tags.length > 0 ? [`about ${names(tags)}`] : []),
        ...(named.length > 0 ? [`name ${names(named)}`] : []),
        ...(words.length > 0 ? [`speak of ${list(words.map(quote))}`] : []),
        ...(place === undefined ? [] : [`from ${name(place)}`]),
      ];
      return parts.length > 0 ? `both ${list(parts)}` : 'much alike';
    },
    inSource: (source: string) => `in ${name(source)}`,
    asSentBy: (agency: string) => `as ${name(agency)} sent it`,
    withDateline: (dateline: string) => `dateline ${name(dateline)}`,
    withoutDateline: 'without a dateline',
    /** Names the other report spells otherwise. */
    writes: (spellings: readonly { here: string; there: string }[]) => `writes ${list(spellings.map(({ here, there }) => `${quote(there)} for ${quote(here)}`))}`,
    paragraphsMore: (paragraphs: number) => count(paragraphs, { one: '# paragraph more', other: '# paragraphs more' }),
    paragraphsFewer: (paragraphs: number) => count(paragraphs, { one: '# paragraph fewer', other: '# paragraphs fewer' }),
    sameText: 'the same text',

    correctionsAbout: 'What was corrected, clarified or withdrawn', noCorrections: 'None so far',
    entryCount: (entries: number) => count(entries, { one: '# entry', other: '# entries' }),
    updates: { correction: 'Correction', clarification: 'Clarification', update: 'Update', note: 'Note', withdrawal: 'Withdrawn' } satisfies Record<UpdateType, string>,

    onThisDay: 'On this day', onThisDayAbout: 'What the archive holds for each day of the year', today: 'Today', otherYears: 'This day in other years', everyDay: 'Every day of the year',
    nothingThatDay: 'Nothing in the archive appeared on this day.',
    wholeDay: (number: number) => `All ${count(number, articles)} of the day`,
    turnKeys: 'The left and right arrow keys turn the pages.', articlesADay: 'Articles a day',
    coverage: 'Coverage', decade: 'Decade',
    noArticlesFor: (length: Length) => `no articles for ${lengthOf(length)}`,
    keyEvent: 'Key event', keyEvents: 'Key events', storyParts: 'Parts of the story',
    map: 'Map', mapAbout: 'The larger the dot, the more articles.', offTheMap: 'Not on the map',
    filedFrom: (number: number) => `${number === 1 ? 'one' : `${count(number, articles)}`} filed from here`,
    byLetter: 'By letter', mostCovered: 'Most covered',
    search: {
      title: 'Search', heading: 'Search the archive', words: 'Words', hint: 'A word, a name, a place', from: 'From', to: 'To', anyYear: 'any year', sortBy: 'Sort by',
      sorts: { relevance: 'Relevance', newest: 'Newest', oldest: 'Oldest' },
      narrow: 'Narrow by', language: 'Language', clear: 'Clear all', results: 'Results', more: 'Show more',
      noScript: 'Searching by word needs JavaScript. These lists lead to every article without it.',
      searching: 'Searching …', unavailable: 'The search cannot be loaded. It needs a web server and a connection.',
      none: 'No article has all of this. Fewer words, or fewer filters, find more.',
      /** `#` stands for a number in the reader's browser. */
      all: 'All #',
    },
    feed: 'Feed', feedAbout: 'This is a feed: programs that read feeds tell you what is new here. To follow it, copy the address of this page into such a program.', allFeeds: 'All feeds',
    /** Of the page that offers the archive for programs; those without a capital stand after a file’s name. */
    data: {
      heading: 'Data',
      about: 'This whole archive, to be read by programs. The files are made with the pages and say what the pages say.',
      whole: 'The whole archive',
      sqlite: 'one file with every text and an index of its words',
      described: 'describes each file and each column',
      sums: 'the SHA-256 of each file',
      months: 'By month, with texts',
      monthsAbout: 'One article to a line, as JSON Lines. An article added later changes its own month and the files above, and no other.',
      examples: 'Examples',
      columns: 'Tables and columns',
    },
    likelyArticles: 'Is it one of these?',

    alongside: 'Often alongside', partOf: 'Part of {}', includes: 'Includes {}', elsewhere: 'Elsewhere: {}', indexParts: 'Parts of this index',
    types: { place: 'Place', person: 'Person', organisation: 'Organisation', event: 'Event', topic: 'Topic' } satisfies Record<TagType, string>,
    typeHeadings: { place: 'Places', person: 'People', organisation: 'Organisations', event: 'Events', topic: 'Topics' } satisfies Record<TagType, string>,
    listings: { tags: 'Tag', sections: 'Section', bylines: 'Byline', sources: 'Source' } satisfies Record<Listing, string>,
  };
};

/** Everything the archive says of itself, in one language. */
export type Words = ReturnType<typeof en>;
