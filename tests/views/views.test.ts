import { describe, expect, it } from 'vitest';
import type { PageView, StoryDay, StoryView } from '../../src/views/pages.ts';
import { anArticle, aStory, aTag, buildArchive, viewAt, viewsOf } from '../support/archive.ts';

const kabul = anArticle({ title: 'Explosions in Kabul', date: '2025-10-09', section: 'World', tags: ['Kabul'], stories: ['talks'], aliases: ['/news/1/'] });
const doha = anArticle({ title: 'Ceasefire in Doha', date: '2025-10-19', section: 'World', tags: ['Doha', 'Türkiye'], stories: ['talks'], mentions: [{ reference: 'explosions-in-kabul', sentence: 'It followed [[explosions-in-kabul]].' }] });
const istanbul = anArticle({ title: 'Impasse in Istanbul', date: '2025-10-28', section: 'World', source: 'Daily News', tags: ['Turkey'], stories: ['talks'], byline: [{ name: 'Ayşe Öz', slug: 'ayse-oz' }], updates: [{ date: '2025-10-30', type: 'correction', text: 'The day was wrong.' }, { date: '2025-10-29', type: 'note', text: 'Read again.' }] });
const moon = anArticle({ title: 'Men on the Moon', date: '1969-07-20', tags: ['Moon'], lang: 'ar' });
const gone = anArticle({ title: 'A report taken back', date: '1969-07-24', updates: [{ date: '1970-01-02', type: 'withdrawal', text: 'It was not true.' }], tags: ['Moon'] });
const archive = buildArchive([kabul, doha, istanbul, moon, gone],
  [aTag({ name: 'Türkiye', type: 'place', variants: ['Turkey'], redirectFrom: ['turkey'] }), aTag({ name: 'Kabul', type: 'place', parents: ['afghanistan'] }), aTag({ name: 'Afghanistan', type: 'place' })],
  [aStory({ title: 'Talks', events: [{ date: '2025-10-15', text: 'A first truce.' }] })]);
const views = viewsOf(archive);

function daysOf({ years }: StoryView): StoryDay[] {
  return years.flatMap(({ months }) => months.flatMap(({ days }) => days));
}

describe('the home page', () => {
  const home = viewAt(views, '/', 'home');

  it('leads with the newest day', () => {
    expect([home.lead?.text, home.when]).toEqual(['Impasse in Istanbul', 'Tuesday 28 October 2025']);
  });

  it('goes on with the days before', () => {
    expect(home.before.flatMap(({ articles }) => articles.map(({ text }) => text))).toEqual(['Ceasefire in Doha', 'Explosions in Kabul', 'Men on the Moon']);
  });

  it('has room for thirteen articles of its day and four of each day before, and tells how many there are', () => {
    const many = (date: string, count: number) => Array.from({ length: count }, (_, index) => anArticle({ date, slug: `a-${String(index).padStart(2, '0')}` }));
    const full = viewAt(viewsOf(buildArchive([...many('2025-10-28', 14), ...many('2025-10-27', 5), ...many('2025-10-26', 4)], [], [])), '/', 'home');
    expect([full.rest.length, full.all]).toEqual([12, '14 articles']);
    expect(full.before.map(({ articles, all }) => [articles.length, all])).toEqual([[4, '5 articles'], [4, undefined]]);
  });

  it('leads each day with the article an editor chose', () => {
    const chosen = viewsOf(buildArchive([anArticle({ slug: 'a', title: 'First', words: 900 }), anArticle({ slug: 'b', title: 'Chosen', lead: true })], [], []));
    expect([viewAt(chosen, '/', 'home').lead?.text, viewAt(chosen, '/2025/10/28/', 'day').articles.map(({ text }) => text)]).toEqual(['Chosen', ['Chosen', 'First']]);
  });

  it('leaves withdrawn articles out of its count', () => {
    expect(home.span).toBe('1969–2025 · 4 articles');
  });

  it('shows stories with their latest article', () => {
    expect(home.stories.map(({ title, latest, note }) => [title, latest.text, note])).toEqual([['Talks', 'Impasse in Istanbul', '3 articles, latest Tuesday 28 October 2025']]);
  });
});

describe('an article page', () => {
  const view = viewAt(views, '/2025/10/19/ceasefire-in-doha/', 'article');

  it('tells the story so far and what came next, with gaps', () => {
    expect(view.stories[0]?.entries.map(({ text, gap, current }) => [text, gap, current])).toEqual([
      ['Explosions in Kabul', undefined, undefined], ['Ceasefire in Doha', '10 days later', true], ['Impasse in Istanbul', '9 days later', undefined],
    ]);
  });

  it('parts related articles into earlier and later, each with its reasons', () => {
    expect(view.earlier.map(({ text, why }) => [text, why])).toEqual([['Explosions in Kabul', 'Linked in the text; same story: Talks']]);
    expect(view.later.map(({ text, why }) => [text, why])).toEqual([['Impasse in Istanbul', 'Same story: Talks']]);
  });

  it('names what links to it, with the sentence', () => {
    expect(viewAt(views, '/2025/10/09/explosions-in-kabul/', 'article').mentionedIn.map(({ text, sentence }) => [text, sentence])).toEqual([['Ceasefire in Doha', 'It followed Explosions in Kabul.']]);
  });

  it('stands between its neighbours in time', () => {
    expect([view.neighbours.earlier, view.neighbours.later]).toMatchObject([{ text: 'Explosions in Kabul', gap: '10 days earlier' }, { text: 'Impasse in Istanbul', gap: '9 days later' }]);
  });

  it('tells earlier from later within a day only where both have their hour', () => {
    const turnsOf = (instant?: string) => viewAt(viewsOf(buildArchive([anArticle({ slug: 'a', date: '2024-05-01', instant }), anArticle({ slug: 'b', date: '2024-05-01', instant: '2024-05-01T20:00:00Z' })], [], [])), '/2024/05/01/a/', 'article').neighbours;
    expect(turnsOf('2024-05-01T08:00:00Z').later).toMatchObject({ sameDay: 'Later that day' });
    expect([turnsOf().earlier, turnsOf().later].find(Boolean)).toMatchObject({ sameDay: 'Also on this day' });
  });

  it('puts corrections above the text and notes below it', () => {
    const corrected = viewAt(views, '/2025/10/28/impasse-in-istanbul/', 'article');
    expect([corrected.corrections.map(({ label }) => label), corrected.notes.map(({ label }) => label)]).toEqual([['Correction'], ['Note']]);
  });

  it('leads up through day, month and year', () => {
    expect(view.breadcrumbs).toEqual([{ text: '2025', href: '/2025/' }, { text: 'October', href: '/2025/10/' }, { text: 'Sunday 19', href: '/2025/10/19/' }]);
  });

  it('bears its own language and direction', () => {
    const view2 = viewAt(views, '/1969/07/20/men-on-the-moon/', 'article');
    expect([view2.lang, view2.dir]).toEqual(['ar', 'rtl']);
  });

  it('shows of a withdrawn article nothing but its title and day anywhere else', () => {
    const secret = anArticle({ title: 'Taken back', date: '2025-11-01', summary: 'SECRET', opening: ['SECRET'], section: 'Only', dateline: 'SECRET', updates: [{ date: '2025-11-02', type: 'withdrawal', text: 'It was not so.' }] });
    const all = viewsOf(buildArchive([istanbul, secret], [], []));
    expect([...all.values()].filter((view) => view.kind !== 'article' && JSON.stringify(view).includes('SECRET')).map(({ path }) => path)).toEqual([]);
    expect(viewAt(all, '/2025/11/01/', 'day').articles[0]).toMatchObject({ text: 'Taken back', withdrawn: true });
    expect(viewAt(all, '/2025/11/01/taken-back/', 'article').section).toEqual({ text: 'Only', href: undefined });
    expect(viewAt(all, '/', 'home').before).toEqual([]);
  });

  it('puts the title where its text links by slug alone, in teasers and descriptions too', () => {
    const linking = anArticle({ title: 'Linking', date: '2025-11-01', opening: ['See [[impasse-in-istanbul]] first.'] });
    const all = viewsOf(buildArchive([istanbul, linking], [], []));
    expect(viewAt(all, '/2025/11/01/linking/', 'article').description).toBe('See Impasse in Istanbul first.');
    expect(viewAt(all, '/', 'home').lead?.summary).toBe('See Impasse in Istanbul first.');
  });

  it('holds earlier and later to the order of the archive on one day', () => {
    const morning = anArticle({ title: 'Zulu', date: '2025-11-01', instant: '2025-11-01T08:00:00Z' });
    const evening = anArticle({ title: 'Alpha', date: '2025-11-01', instant: '2025-11-01T20:00:00Z', related: ['zulu'] });
    const view = viewAt(viewsOf(buildArchive([morning, evening], [], [])), '/2025/11/01/alpha/', 'article');
    expect([view.neighbours.earlier?.text, view.earlier.map(({ text }) => text), view.later]).toEqual(['Zulu', ['Zulu'], []]);
  });

  it('keeps the address of a withdrawn article and nothing of its text', () => {
    const withdrawn = viewAt(views, '/1969/07/24/a-report-taken-back/', 'article');
    expect([withdrawn.body, withdrawn.noindex, withdrawn.corrections[0]?.text, withdrawn.tags]).toEqual(['', true, 'It was not true.', []]);
  });
});

describe('date pages', () => {
  it('show a year as twelve calendars and tell the gap to the next year with articles', () => {
    const year = viewAt(views, '/2025/', 'year');
    expect([year.calendars.length, year.note, year.neighbours.earlier?.gap, year.neighbours.later]).toEqual([12, '3 articles on 3 days', '56 years earlier', undefined]);
  });

  it('show a month by day, newest first', () => {
    expect(viewAt(views, '/2025/10/', 'month').days.map(({ when }) => when)).toEqual(['Tuesday 28 October 2025', 'Sunday 19 October 2025', 'Thursday 9 October 2025']);
  });

  it('give a calendar six weeks of seven cells, with the count of each day', () => {
    const { calendar } = viewAt(views, '/2025/10/', 'month');
    expect(calendar.weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(calendar.weeks.flat().filter((cell) => cell?.href).map((cell) => [cell?.label, cell?.heat])).toEqual([
      ['Thursday 9 October 2025, 1 article', 1], ['Sunday 19 October 2025, 1 article', 1], ['Tuesday 28 October 2025, 1 article', 1],
    ]);
  });

  it('say of an empty day that it is empty, give both neighbours, and keep it out of search engines', () => {
    const empty = viewAt(views, '/2025/10/24/', 'day');
    expect([empty.articles, empty.noindex, empty.neighbours.earlier, empty.neighbours.later]).toEqual([[], true,
      { text: 'Sunday 19 October 2025', href: '/2025/10/19/', gap: '5 days earlier' }, { text: 'Tuesday 28 October 2025', href: '/2025/10/28/', gap: '4 days later' }]);
  });

  it('make no day of a month without articles', () => {
    expect(views.has('/2025/09/01/')).toBe(false);
  });
});

describe('tag pages', () => {
  it('gather every spelling under one address', () => {
    expect(viewAt(views, '/tags/turkiye/', 'group').articles.flatMap(({ articles }) => articles.map(({ text }) => text))).toEqual(['Impasse in Istanbul', 'Ceasefire in Doha']);
  });

  it('include the articles of child tags', () => {
    const parent = viewAt(views, '/tags/afghanistan/', 'group');
    expect([parent.note, parent.children]).toEqual(['1 article, 2025', [{ text: 'Kabul', href: '/tags/kabul/' }]]);
  });

  it('lead on from a merged tag, years included', () => {
    expect([viewAt(views, '/tags/turkey/', 'redirect').to, viewAt(views, '/tags/turkey/2025/', 'redirect').to]).toEqual(['/tags/turkiye/', '/tags/turkiye/2025/']);
  });

  it('leave withdrawn articles out', () => {
    expect(viewAt(views, '/tags/moon/', 'group').note).toBe('1 article, 1969');
  });

  it('list what else its articles are about', () => {
    expect(viewAt(views, '/tags/doha/', 'group').alongside).toEqual([{ text: 'Türkiye', href: '/tags/turkiye/', count: 1 }]);
  });

  it('part a year of over 200 articles into months', () => {
    const many = Array.from({ length: 201 }, (_, index) => anArticle({ slug: `flood-${index}`, date: `2024-0${(index % 3) + 1}-11`, tags: ['Floods'] }));
    const paged = viewsOf(buildArchive([...many, anArticle({ date: '2023-01-01', tags: ['Floods'] })], [], []));
    expect(viewAt(paged, '/tags/floods/2024/', 'group').periods.map(({ text, count }) => [text, count])).toEqual([['March 2024', 67], ['February 2024', 67], ['January 2024', 67]]);
    expect(viewAt(paged, '/tags/floods/2024/02/', 'group').articles.flatMap(({ articles }) => articles).length).toBe(67);
    expect(viewAt(paged, '/tags/floods/2023/', 'group').periods).toEqual([]);
    expect(viewAt(paged, '/tags/floods/', 'group').cut).toBe('The newest 50 of 202 articles');
  });

  it('draw every year from first to last, gaps included', () => {
    const both = viewsOf(buildArchive([anArticle({ date: '2021-01-01', tags: ['Sea'] }), anArticle({ date: '2023-01-01', tags: ['Sea'] })], [], []));
    expect(viewAt(both, '/tags/sea/', 'group').coverage?.bars).toEqual([{ text: '2021', count: 1, href: '/tags/sea/2021/' }, { text: '2022', count: 0 }, { text: '2023', count: 1, href: '/tags/sea/2023/' }]);
  });
});

describe('indexes', () => {
  it('list places with links into the tags', () => {
    expect(viewAt(views, '/places/', 'index').parts.flatMap(({ links }) => links.map(({ text, href }) => [text, href]))).toEqual([['Afghanistan', '/tags/afghanistan/'], ['Kabul', '/tags/kabul/'], ['Türkiye', '/tags/turkiye/']]);
  });

  it('list sections, bylines and outlets', () => {
    const namesAt = (path: string): string[] => viewAt(views, path, 'index').parts.flatMap(({ links }) => links.map(({ text }) => text));
    expect([namesAt('/sections/'), namesAt('/bylines/'), namesAt('/sources/')]).toEqual([['World'], ['Ayşe Öz'], ['Daily News']]);
  });
});

describe('a story page', () => {
  it('tells key events and articles in one line of time', () => {
    expect(daysOf(viewAt(views, '/stories/talks/', 'story')).map(({ when, gap, entries }) => [when, gap, ...entries.map(({ kind, text }) => `${kind}: ${text}`)])).toEqual([
      ['Thursday 9 October 2025', undefined, 'article: Explosions in Kabul'], ['Wednesday 15 October 2025', '6 days later', 'event: A first truce.'],
      ['Sunday 19 October 2025', '4 days later', 'article: Ceasefire in Doha'], ['Tuesday 28 October 2025', '9 days later', 'article: Impasse in Istanbul'],
    ]);
  });

  it('tells what happened on one day together, events first, and where a year begins', () => {
    const file = aStory({ title: 'Truce', events: [{ date: '2025-01-02', text: 'A truce.' }] });
    const told = viewsOf(buildArchive([anArticle({ title: 'New year', date: '2024-12-31', stories: ['truce'] }), anArticle({ title: 'Truce holds', date: '2025-01-02', stories: ['truce'] })], [], [file]));
    expect(viewAt(told, '/stories/truce/', 'story').years.map(({ heading, months }) => [heading, ...months.flatMap(({ days }) => days.flatMap(({ entries }) => entries.map(({ text }) => text)))])).toEqual([['2024', 'New year'], ['2025', 'A truce.', 'Truce holds']]);
  });

  it('tells an article and its translations once, with links to the other languages', () => {
    const inTurkish = anArticle({ title: 'Doha\'da ateşkes', date: '2025-10-19', lang: 'tr', translationOf: 'ceasefire-in-doha', stories: ['talks'] });
    const lost = anArticle({ title: 'Cessar-fogo', date: '2025-10-20', lang: 'pt', translationOf: 'ceasefire-in-doha' });
    const told = viewsOf(buildArchive([kabul, doha, istanbul, inTurkish, lost], [], [aStory({ title: 'Talks' })]));
    const entries = daysOf(viewAt(told, '/stories/talks/', 'story')).flatMap((day) => day.entries);
    expect(entries.map(({ text, translations = [] }) => [text, ...translations.map(({ language }) => language)])).toEqual([['Explosions in Kabul'], ['Ceasefire in Doha', 'Português', 'Türkçe'], ['Impasse in Istanbul']]);
    const soFar = (path: string): string[] => viewAt(told, path, 'article').stories.flatMap((story) => story.entries.map(({ text }) => text));
    expect(soFar('/2025/10/28/impasse-in-istanbul/')).toEqual(['Explosions in Kabul', 'Ceasefire in Doha', 'Impasse in Istanbul']);
    expect(soFar('/2025/10/19/dohada-ateskes/')).toEqual(['Explosions in Kabul', 'Doha\'da ateşkes', 'Impasse in Istanbul']);
  });

  it('names the places most spoken of', () => {
    expect(viewAt(views, '/stories/talks/', 'story').named[0]?.links.map(({ text, count }) => [text, count])).toEqual([['Türkiye', 2], ['Kabul', 1]]);
  });
});

describe('corrections', () => {
  it('list corrections and withdrawals, newest first, and by month', () => {
    expect(viewAt(views, '/corrections/', 'corrections').entries.map(({ label, article }) => [label, article.text])).toEqual([['Correction', 'Impasse in Istanbul'], ['Withdrawn', 'A report taken back']]);
    expect(viewAt(views, '/corrections/1970/01/', 'corrections').entries.length).toBe(1);
  });
});

describe('an archive without articles', () => {
  it('has a home page that leads nowhere it should not', () => {
    const home = viewAt(viewsOf(buildArchive([], [], [])), '/', 'home');
    expect([home.lead, home.span, home.before, home.stories]).toEqual([undefined, '0 articles', [], []]);
  });
});

describe('every view', () => {
  it('has a title, a description and its own canonical address', () => {
    for (const view of views.values()) {
      expect(view.title).not.toBe('');
      expect(view.description).not.toBe('');
      if (view.kind !== 'redirect') expect(view.canonical).toBe(`https://example.org${view.path}`);
    }
  });

  it('links under the base the site is served from', () => {
    const based = viewsOf(archive, 'https://example.org/archive/');
    const hrefs = JSON.stringify([...based.values()]).match(/"(?:href|to|home|dayHref|daysHref)":"[^"]*"/g) ?? [];
    expect(hrefs.length).toBeGreaterThan(500);
    expect(hrefs.filter((href) => !/":"(\/archive\/|#|")/.test(href))).toEqual([]);
  });

  it('links to nothing but other views', () => {
    const known = new Set([...views.keys(), '/data/days.json', '/feed.xml', '']);
    const hrefs = (JSON.stringify([...views.values()]).match(/"(?:href|to|home|dayHref)":"[^"]*"/g) ?? []).map((pair) => pair.replace(/^"\w+":"|"$/g, ''));
    expect([...new Set(hrefs)].filter((href) => !known.has(href) && !/^\/data\/\d{4}\/\d\d\.jsonl$/.test(href) && !href.startsWith('#'))).toEqual([]);
  });

  it('gives the page of an old address to what answers there', () => {
    const alias: PageView | undefined = views.get('/news/1/');
    expect(alias?.kind === 'redirect' && alias.to).toBe('/2025/10/09/explosions-in-kabul/');
  });
});

describe('the languages of an article', () => {
  const turkish = anArticle({ title: 'Doha’da ateşkes', date: '2025-10-19', lang: 'tr', translationOf: 'ceasefire-in-doha' });
  const brazilian = anArticle({ title: 'Cessar-fogo em Doha', date: '2025-10-20', lang: 'pt-BR', translationOf: 'ceasefire-in-doha' });
  const translated = viewsOf(buildArchive([doha, turkish, brazilian], [], []));
  const languagesAt = (path: string): string[] => viewAt(translated, path, 'article').translations.map(({ language }) => language);

  it('are named in their own words, from each to the others', () => {
    expect(['/2025/10/19/ceasefire-in-doha/', '/2025/10/19/dohada-ateskes/', '/2025/10/20/cessar-fogo-em-doha/'].map(languagesAt)).toEqual([['Português (Brasil)', 'Türkçe'], ['English', 'Português (Brasil)'], ['English', 'Türkçe']]);
  });

  it('are given with their full address', () => {
    expect(viewAt(translated, '/2025/10/19/ceasefire-in-doha/', 'article').translations[1]).toMatchObject({ lang: 'tr', dir: 'ltr', href: '/2025/10/19/dohada-ateskes/', address: 'https://example.org/2025/10/19/dohada-ateskes/' });
  });
});
