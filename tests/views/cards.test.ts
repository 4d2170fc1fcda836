import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/archive/article.ts';
import { planViews } from '../../src/views/build-views.ts';
import type { PageView } from '../../src/views/pages.ts';
import { sharingTags } from '../../src/layouts/sharing.ts';
import type { Settings } from '../../src/site/settings.ts';
import { aStory, aTag, anArticle, buildArchive, settings, viewAt } from '../support/archive.ts';

const usual = [
  anArticle({ title: 'Talks hit impasse', date: '2025-10-28', tags: ['Istanbul'], stories: ['talks'], section: 'World' }),
  anArticle({ title: 'A truce', date: '2021-10-19', tags: ['Istanbul'], stories: ['talks'] }),
  anArticle({ title: 'Alone', date: '2020-01-02', tags: ['香港'] }),
];

function build(articles: readonly Article[] = usual, more: Partial<Settings> = {}): Map<string, PageView> {
  const archive = buildArchive([...articles], [aTag({ name: 'Istanbul', type: 'place' })], [aStory({ title: 'The talks', slug: 'talks' })]);
  return new Map([...planViews(archive, { ...settings, ...more }, { ofArticle: () => '', paragraphsOf: () => [], pages: [] })].map(({ path, build: make }) => [path, make()]));
}

function cards(views: Map<string, PageView>): Record<string, unknown> {
  return Object.fromEntries([...views].flatMap(([path, { card }]) => (card ? [[path, card]] : [])));
}

const talks = '/2025/10/28/talks-hit-impasse/';

describe('cards', () => {
  it('are drawn for stories, tags, days and the archive itself', () => {
    expect(Object.keys(cards(build())).sort()).toEqual(['/', '/2020/01/02/', '/2021/10/19/', '/2025/10/28/', '/stories/talks/', '/tags/istanbul/']);
  });

  it('are drawn for articles on request, with section, day and year', () => {
    expect(cards(build(usual, { images: { og: 'articles' } }))[talks]).toEqual({ kind: 'article', title: 'Talks hit impasse', lang: 'en', dir: 'ltr', foot: 'Tuesday 28 October', years: '2025', kicker: 'WORLD' });
  });

  it('bear the year or the years', () => {
    expect(cards(build())).toMatchObject({
      '/2025/10/28/': { kind: 'day', title: 'Talks hit impasse', foot: 'Tuesday 28 October', years: '2025' },
      '/stories/talks/': { title: 'The talks', foot: 'Story', years: '2021–2025' }, '/tags/istanbul/': { title: 'Istanbul', foot: 'Place', years: '2021–2025' },
    });
  });

  it('stay the same when a tag, a story or a day gains an article between others', () => {
    const more = anArticle({ title: 'Between', date: '2023-05-05', tags: ['Istanbul'], stories: ['talks'] });
    const [before, after] = [cards(build()), cards(build([...usual, more]))];
    expect(Object.keys(after).filter((path) => JSON.stringify(after[path]) !== JSON.stringify(before[path]))).toEqual(['/2023/05/05/']);
  });

  it('are not drawn where the settings say so', () => {
    const views = build(usual, { images: { og: 'none' } });
    expect(cards(views)).toEqual({});
    expect([viewAt(views, talks, 'article').shared, viewAt(views, '/', 'home').frame.shared]).toEqual([undefined, undefined]);
  });

  it('are not drawn of names that the fonts cannot set', () => {
    expect(Object.keys(cards(build()))).not.toContain('/tags/xiang-gang/');
    expect(cards(build(usual, { name: '香港日报' }))).toEqual({});
  });

  it('speak the language of the archive', () => {
    expect(cards(build(usual, { language: 'ar' }))['/2025/10/28/']).toMatchObject({ lang: 'en', foot: 'الثلاثاء ٢٨ أكتوبر', years: '٢٠٢٥' });
    expect(cards(build(usual, { language: 'zh' }))['/2025/10/28/']).toMatchObject({ foot: '10-28', years: '2025' });
  });

  it('show nothing of a withdrawn article', () => {
    const withdrawn = anArticle({ title: 'False report', date: '2025-10-28', updates: [{ date: '2025-11-01', type: 'withdrawal', text: 'It was false.' }] });
    const views = build([withdrawn], { images: { og: 'articles' } });
    expect(JSON.stringify(cards(views))).not.toContain('False report');
    expect(viewAt(views, '/2025/10/28/false-report/', 'article').shared).toBeUndefined();
  });
});

describe('what a shared page shows', () => {
  const addressOf = (view: PageView | undefined): string | undefined => view?.shared?.address;

  it('is the card of an article’s story, else of its day', () => {
    const views = build();
    expect(addressOf(views.get(talks))).toBe('https://example.org/cards/stories/talks.png');
    expect(addressOf(views.get('/2020/01/02/alone/'))).toBe('https://example.org/cards/2020/01/02.png');
  });

  it('is an article’s picture where it has one', () => {
    const pictured = anArticle({ title: 'Pictured', image: { file: 'articles/a.jpg', alt: 'A boat', width: 900, height: 600 } });
    expect(viewAt(build([pictured]), '/2025/10/28/pictured/', 'article').shared).toEqual({ address: 'https://example.org/2025/10/28/pictured/a.jpg', alt: 'A boat', width: 900, height: 600 });
  });

  it('is the card of the whole tag on the pages of its years, and tells what it shows', () => {
    const views = build();
    expect(addressOf(views.get('/tags/istanbul/2021/'))).toBe('https://example.org/cards/tags/istanbul.png');
    expect(viewAt(views, '/2025/10/28/', 'day').shared).toMatchObject({ alt: 'Tuesday 28 October 2025, The Test', width: 1200, height: 630 });
  });
});

describe('sharingTags', () => {
  const tagsOf = (view: PageView): string[] => sharingTags(view).map((tag) => `${'name' in tag ? tag.name : tag.property} ${tag.content}`);
  const views = build([...usual, anArticle({ title: 'Görüşmeler', lang: 'tr', date: '2025-10-28', translationOf: 'talks-hit-impasse', updates: [{ date: '2025-11-02', type: 'correction', text: 'A name.' }] })]);

  it('call an article an article, with its day, section and tags', () => {
    expect(tagsOf(viewAt(views, talks, 'article'))).toEqual([
      'og:type article', 'og:site_name The Test', 'og:title Talks hit impasse', 'og:description Nothing happened.', 'og:url https://example.org/2025/10/28/talks-hit-impasse/',
      'og:locale en_US', 'og:locale:alternate tr_TR', 'og:image https://example.org/cards/stories/talks.png', 'og:image:width 1200', 'og:image:height 630', 'og:image:alt The talks, The Test',
      'article:published_time 2025-10-28', 'article:section World', 'article:tag Istanbul', 'twitter:card summary_large_image',
    ]);
  });

  it('tell the language and the latest entry of an article', () => {
    const tags = tagsOf(viewAt(views, '/2025/10/28/gorusmeler/', 'article'));
    expect(tags).toEqual(expect.arrayContaining(['og:locale tr_TR', 'og:locale:alternate en_US', 'article:modified_time 2025-11-02']));
  });

  it('call every other page a part of a website, with the archive’s card where it has none', () => {
    for (const [path, view] of views) {
      if (view.kind === 'article' || view.kind === 'not-found' || view.kind === 'redirect') continue;
      expect([path, ...tagsOf(view)]).toEqual(expect.arrayContaining(['og:type website']));
      expect(tagsOf(view).some((tag) => tag.startsWith('og:image https://example.org/cards/'))).toBe(true);
    }
    expect(tagsOf(viewAt(views, '/tags/', 'index'))).toContain('og:image https://example.org/cards/archive.png');
  });

  it('are none of a page that is not there', () => {
    expect(tagsOf(viewAt(views, '/404/', 'not-found'))).toEqual([]);
  });
});
