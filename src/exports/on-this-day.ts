import type { OnThisDayView } from '../views/pages.ts';

const mostShown = 4;

/** What the home page's box shows of a day of the year. */
export interface OnThisDayBox {
  /** "28 October" */
  heading: string;
  href: string;
  /** One article for each of at most four years, newest first. */
  entries: { year: string; text: string; href: string; lang: string; dir: 'ltr' | 'rtl' }[];
}

/** The first article of years spread over all that the day has, the newest and the oldest among them. */
export function pickOnThisDay({ heading, canonical, years }: OnThisDayView): OnThisDayBox {
  const count = Math.min(mostShown, years.length);
  const entries = Array.from({ length: count }, (_, index) => years[count === 1 ? 0 : Math.round((index * (years.length - 1)) / (count - 1))]).flatMap((part) => {
    const [first] = part?.articles ?? [];
    return part && first ? [{ year: part.year, text: first.text, href: first.href, lang: first.lang, dir: first.dir }] : [];
  });
  return { heading, href: new URL(canonical).pathname, entries };
}

export function formatOnThisDayJson(view: OnThisDayView): string {
  return `${JSON.stringify(pickOnThisDay(view))}\n`;
}
