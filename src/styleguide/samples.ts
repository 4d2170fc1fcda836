import type { ArticleView, HomeView, MapDot, RelatedLink, StoryDay, StoryYear, VariantLink } from '../views/pages.ts';
import type { Calendar, Counted, Coverage, Dated, Frame, Neighbours, Teaser, TimelineEntry, UpdateNotice } from '../views/view.ts';

// One of each thing a page may show, in each of its states. Nothing here is part of a site.

const english = { lang: 'en', dir: 'ltr' } as const;
const day = { date: '2024-05-02', when: 'Thursday 2 May 2024' };
const dayBefore = { date: '2024-04-29', when: 'Monday 29 April 2024' };
const here = '#';

export const dated: Dated = { text: 'Flood defences hold through the night', href: here, ...day, ...english };
const short: Dated = { text: 'Ferry runs again', href: here, ...dayBefore, ...english };
const urdu: Dated = { text: 'بندرگاہ کی دیوار رات بھر قائم رہی', href: here, ...day, lang: 'ur', dir: 'rtl' };

const summary = 'The new wall kept the harbour streets dry, though the sea stood higher than in 1953.';

export const teasers: { state: string; teaser: Teaser; dated?: boolean }[] = [
  { state: 'with section and summary', teaser: { ...dated, summary, section: { text: 'Local', href: here } } },
  { state: 'without section or summary', teaser: dated },
  { state: 'with its day', teaser: { ...short, summary, section: { text: 'Transport', href: here } }, dated: true },
  { state: 'corrected', teaser: { ...dated, summary, corrected: true } },
  { state: 'withdrawn', teaser: { ...short, withdrawn: true } },
  { state: 'in a script from right to left', teaser: { ...urdu, summary: 'سمندر کی سطح ۱۹۵۳ سے بلند تھی۔' } },
];

export const notices: UpdateNotice[] = [
  { type: 'correction', label: 'Correction', text: 'An earlier version gave the height of the wall as 14 metres. It is 4 metres.', ...day, ...english },
  { type: 'update', label: 'Update', text: 'The council met again on Friday.', ...day, ...english },
  { type: 'withdrawal', label: 'Withdrawn', text: 'The report did not stand up.', ...dayBefore, ...english },
];

const counts = [0, 1, 0, 2, 4, 7, 0, 0, 1, 12, 3, 0, 0, 5];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((name) => ({ short: name.charAt(0), name }));

function heatOf(count: number): 0 | 1 | 2 | 3 | 4 {
  return count === 0 ? 0 : count < 2 ? 1 : count < 4 ? 2 : count < 8 ? 3 : 4;
}

/** April 2024 began on a Monday. */
const cells = Array.from({ length: 30 }, (_, index) => {
  const count = counts[index % counts.length] ?? 0;
  return { day: String(index + 1), date: `2024-04-${String(index + 1).padStart(2, '0')}`, label: `${index + 1} April 2024: ${count}`, heat: heatOf(count), href: count > 0 ? here : undefined, current: index === 9 || undefined };
});

export const calendar: Calendar = {
  caption: 'April 2024', href: here, count: 75, weekdays,
  weeks: Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (__, column) => cells[week * 7 + column] ?? null)),
};

export const emptyCalendar: Calendar = {
  ...calendar, href: undefined, count: 0, weeks: calendar.weeks.map((week) => week.map((cell) => cell && { ...cell, heat: 0 as const, href: undefined, current: undefined })),
};

export const neighbours: { state: string; neighbours: Neighbours }[] = [
  { state: 'both', neighbours: { earlier: { text: 'Monday 29 April 2024', href: here, gap: '3 days earlier' }, later: { text: 'Friday 3 May 2024', href: here, gap: '1 day later' } } },
  { state: 'at the beginning', neighbours: { later: { text: 'Friday 3 May 2024', href: here, gap: '1 day later' } } },
  { state: 'at the end', neighbours: { earlier: { text: 'Monday 29 April 2024', href: here, gap: '3 days earlier' } } },
];

export const counted: Counted[] = [{ text: 'Harbour', href: here, count: 1204 }, { text: 'Saint-Jean-de-Luz', href: here, count: 12 }, { text: 'Sea', href: here, count: 1 }];
export const years: Counted[] = ['2024', '2023', '1953'].map((text, index) => ({ text, href: here, count: index + 1 }));

export const decades: HomeView['years'] = [{ decade: '2020s', years: years.slice(0, 2) }, { decade: '1950s', years: years.slice(2) }];

/** A drawing of four by one, so that the guide needs no file. */
const drawing = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 1'%3E%3Crect width='4' height='1' fill='%23a59e90'/%3E%3C/svg%3E";
const picture = { src: drawing, alt: 'The wall at low water', width: 400, height: 100, sources: [] };
export const pictures: ArticleView['picture'][] = [picture, { ...picture, caption: 'The wall at low water, seen from the north pier.' }, { ...picture, caption: 'The same at high water.', credit: 'Photograph: Ada Lund' }];

const placed = (text: string, count: number, latitude: number, longitude: number, filed?: string): MapDot => ({ text, href: here, count, latitude, longitude, filed, label: `${text}: ${count}` });
export const places: MapDot[] = [placed('Port Ellis', 120, 52.3, 4.5, '40 articles filed from here'), placed('Nantes', 30, 47.2, -1.5), placed('Lima', 12, -12, -77), placed('Sydney', 4, -33.9, 151.2), placed('Ghent', 1, 51, 3.7)];

const gap = '3 days later';
export const timeline: TimelineEntry[] = [
  { ...dayBefore, text: 'The warning is given', kind: 'event' },
  { ...day, gap, text: dated.text, href: here, kind: 'article', current: true, ...english, translations: [{ language: 'Türkçe', lang: 'tr', dir: 'ltr', href: here, address: here }] },
  { date: '2024-05-12', when: 'Sunday 12 May 2024', gap: '10 days later', text: 'The wall is to be raised', href: here, kind: 'article', ...english },
];

const days = timeline.map((entry, index): StoryDay => ({ date: entry.date, when: entry.when, gap: entry.gap, silent: index === 2 || undefined, anchor: entry.kind === 'event' ? 'event-1' : undefined, entries: [{ ...entry, summary: index === 1 ? summary : undefined }] }));
/** An event of which no article tells. */
const accepted: TimelineEntry = { date: '2024-06-30', when: 'Sunday 30 June 2024', gap: '7 weeks later', text: 'The council accepts the wall', kind: 'event' };
const silentMonth: StoryDay[] = [{ ...accepted, silent: true, anchor: 'event-2', entries: [accepted] }];
export const chronicle: StoryYear[] = [
  { heading: '2024', anchor: 'y2024', count: 3, months: [{ heading: 'April', anchor: 'y2024-04', count: 1, days: days.slice(0, 1) }, { heading: 'May', anchor: 'y2024-05', count: 2, days: days.slice(1) }, { heading: 'June', anchor: 'y2024-06', count: 0, days: silentMonth }] },
];

const covered = [2, 3, 7, 12, 0, 0, 5, 1];
export const coverage: Coverage = { bars: covered.map((count, index) => ({ text: String(2017 + index), count, href: count > 0 ? here : undefined })), ticks: [{ at: 0, text: '2017' }, { at: 6, text: '2023' }] };

export const related: RelatedLink[] = [
  { ...short, why: 'Chosen by the editors', reasons: [], rank: 1 },
  { ...urdu, why: 'Both name the harbour wall; 3 days apart', reasons: [], rank: 2 },
];
export const variants: VariantLink[] = [{ ...short, fullest: true, differences: ['in the Evening Post', '2 paragraphs more'] }];

/** An article in full, and what may be missing from it. */
export function sampleArticle(frame: Frame): ArticleView {
  return {
    kind: 'article', path: '/styleguide/', frame, title: dated.text, description: summary, canonical: 'https://example.org/styleguide/', breadcrumbs: [{ text: '2024', href: here }, { text: 'May', href: here }, { text: 'Thursday 2', href: '/styleguide/' }],
    ...english, ...day, translations: [{ language: 'Türkçe', lang: 'tr', dir: 'ltr', href: here, address: 'https://example.org/tr/' }], dayHref: here, section: { text: 'Local', href: here }, summary, dateline: 'Port Ellis', byline: [{ text: 'Ada Lund', href: here }, { text: 'Tom Weir' }], agency: 'AP',
    source: { text: 'The Harbour Gazette', href: here, url: 'https://gazette.example/flood', archived: 'https://archive.example/flood', retrieved: day }, rights: 'CC BY 4.0', minutes: 3,
    corrections: notices.slice(0, 1), notes: notices.slice(1, 2), withdrawn: false, body: sampleBody,
    stories: [{ title: 'The harbour wall', href: here, found: false, entries: timeline, count: 7 }, { title: 'High water', href: here, found: true, entries: timeline.slice(0, 2), count: 2 }],
    variants, earlier: related.slice(0, 1), later: related.slice(1), mentionedIn: [{ ...short, sentence: 'The ferry had lain in port since the night of the flood.' }],
    tags: [{ text: 'Harbour', href: here, type: 'place' }, { text: 'Floods', href: here, type: 'topic' }], neighbours: { earlier: short, later: dated }, digest: 'a1b2'.repeat(16),
  };
}

const sampleBody = `<p>The wall held. At 2.40 in the morning the sea stood 3.9 metres above its mean, higher than in 1953, and <a href="#">no street was flooded</a>. “We had counted on less,” the harbour master said.</p>
<p>Below is each thing a text may hold: <em>emphasis</em>, <strong>strength</strong>, <code>code</code>, a <a href="https://example.org/" rel="external">link that leads away</a>, and a note.<sup><a href="#note">1</a></sup></p>
<h2>A heading of the text</h2>
<p>It is followed by a paragraph, which is not indented.</p>
<blockquote><p>A passage that is quoted stands a little in.</p></blockquote>
<ul><li>One thing</li><li>Another, with a list below it<ol><li>first</li><li>second</li></ol></li></ul>
<h3>A smaller heading</h3>
<div class="table"><table><thead><tr><th>Year</th><th>Height</th></tr></thead><tbody><tr><td>1953</td><td>3.71 m</td></tr><tr><td>2024</td><td>3.90 m</td></tr></tbody></table></div>
<pre><code>tide --station port-ellis</code></pre>
<hr>
<p>After a break the text goes on.</p>
<section data-footnotes class="footnotes"><ol><li id="note"><p>Measured at the north pier. <a href="#" data-footnote-backref class="data-footnote-backref" aria-label="Back">↩</a></p></li></ol></section>`;
