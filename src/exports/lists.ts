import type { DayView, GroupView, StoryView } from '../views/pages.ts';
import type { Dated, Link, Neighbour, Teaser } from '../views/view.ts';

function write(data: object): string {
  return `${JSON.stringify(data, undefined, 1)}\n`;
}

type Absolute = (href: string) => string;

/** Addresses in full, from the address of the page they stand on. */
function absoluteFrom(canonical: string): Absolute {
  return (href) => new URL(href, canonical).href;
}

function toEntry({ text, href, date, lang }: Dated, absolute: Absolute): object {
  return { title: text, address: absolute(href), date, language: lang };
}

/** What is known of an article where it is listed. */
function toListed(teaser: Teaser, absolute: Absolute): object {
  const { summary, section, dateline, corrected, withdrawn } = teaser;
  return { ...toEntry(teaser, absolute), summary, section: section?.text, dateline, corrected, withdrawn };
}

const toNamed = ({ text, href }: Link, absolute: Absolute): object => ({ name: text, address: absolute(href) });

/** All articles of a day, in the order of its page. */
export function formatDayJson({ canonical, date, frame, neighbours, articles }: DayView): string {
  const absolute = absoluteFrom(canonical);
  const toDay = (neighbour: Neighbour | undefined): string | undefined => neighbour && absolute(neighbour.href);
  return write({ kind: 'day', address: canonical, archive: frame.name, date, earlier: toDay(neighbours.earlier), later: toDay(neighbours.later), articles: articles.map((each) => toListed(each, absolute)) });
}

/** A tag with its newest articles; `articles` counts them all, and `years` lead to the rest. */
export function formatTagJson({ canonical, frame, heading, label, sourceText, sameAs, parents, children, alongside, periods, articles }: GroupView): string {
  const absolute = absoluteFrom(canonical);
  return write({
    kind: 'tag', address: canonical, archive: frame.name, name: heading, label, description: sourceText, sameAs,
    wider: parents.map((each) => toNamed(each, absolute)), narrower: children.map((each) => toNamed(each, absolute)),
    alongside: alongside.map((each) => ({ ...toNamed(each, absolute), articles: each.count })),
    articles: periods.reduce((sum, { count }) => sum + count, 0),
    years: periods.map(({ href, count }) => ({ address: absolute(href), articles: count })),
    newest: articles.flatMap((day) => day.articles.map((each) => toListed(each, absolute))),
  });
}

/** A story in the order of its page: key events and articles by day. */
export function formatStoryJson({ canonical, frame, heading, summary, found, open, years }: StoryView): string {
  const absolute = absoluteFrom(canonical);
  const days = years.flatMap(({ months }) => months.flatMap((month) => month.days));
  return write({
    kind: 'story', address: canonical, archive: frame.name, title: heading, summary, found, open,
    entries: days.flatMap(({ entries }) => entries.map(({ kind, date, text, href, lang }) => ({ kind, date, title: text, address: href && absolute(href), language: lang }))),
  });
}
