import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildArchive } from '../../src/archive/archive.ts';
import type { Article } from '../../src/archive/article.ts';
import { addDays } from '../../src/archive/days.ts';
import { rankRelated, type Related } from '../../src/archive/relations/related.ts';
import type { StoryFile } from '../../src/archive/stories.ts';
import { aStoryFile, anArticle, withdrawal } from './an-article.ts';

type Changed = Parameters<typeof anArticle>[0];

function relatedOf(subject: Changed, others: Changed[], stories: StoryFile[] = []): Related {
  const article = anArticle({ slug: 'subject', ...subject });
  return buildArchive([article, ...others.map((other) => anArticle(other))], [], stories).relations.relatedOf(article);
}

function slugs(related: Related): string[] {
  return [...related.earlier, ...related.later].map(({ article }) => article.slug);
}

function reasons(related: Related): string[] {
  return [...related.earlier, ...related.later].flatMap((entry) => entry.reasons.map(({ kind }) => kind));
}

describe('related articles', () => {
  it('are those an editor chose', () => {
    const related = relatedOf({ related: ['gate'] }, [{ slug: 'gate', date: '1851-09-18' }]);
    expect([slugs(related), reasons(related)]).toEqual([['gate'], ['chosen']]);
  });

  it('are those the text links to', () => {
    const related = relatedOf({ mentions: ['gate'] }, [{ slug: 'gate' }]);
    expect([slugs(related), reasons(related)]).toEqual([['gate'], ['linked']]);
  });

  it('are those whose text links here', () => {
    const related = relatedOf({}, [{ slug: 'gate', mentions: ['subject'] }]);
    expect([slugs(related), reasons(related)]).toEqual([['gate'], ['links']]);
  });

  it('are those of the same story, which is named', () => {
    const related = relatedOf({ stories: ['flood'] }, [{ slug: 'gate', stories: ['flood'] }], [aStoryFile('flood', { title: 'The flood' })]);
    expect([...related.earlier, ...related.later][0]?.reasons).toContainEqual({ kind: 'story', slug: 'flood', title: 'The flood', found: false });
  });

  it('are those that share tags, with the tags and the days between', () => {
    const related = relatedOf({ tags: ['Floods', 'Harbour'] }, [{ slug: 'gate', date: '2024-04-28', tags: ['Harbour', 'Floods'] }]);
    expect(related.earlier[0]?.reasons).toEqual([{ kind: 'likeness', tags: ['Floods', 'Harbour'], names: [], words: [], place: undefined, days: 3 }]);
  });

  it('are those whose texts name the same, with the names as printed', () => {
    const related = relatedOf({ text: 'Talks with Khawaja Asif in Doha went on.' }, [{ slug: 'gate', date: '2024-04-28', text: 'The minister, Khawaja Asif, flew to Doha.' }]);
    expect(related.earlier[0]?.reasons).toEqual([expect.objectContaining({ kind: 'likeness', names: ['Doha', 'Khawaja Asif'], days: 3 })]);
  });

  it('tell the dateline where both bear it', () => {
    const related = relatedOf({ tags: ['Floods', 'Harbour'], dateline: 'Istanbul' }, [{ slug: 'gate', tags: ['Harbour', 'Floods'], dateline: 'ISTANBUL' }]);
    expect(related.later.concat(related.earlier)[0]?.reasons).toEqual([expect.objectContaining({ place: 'Istanbul' })]);
  });

  it('stand chosen before linked before same story before alike', () => {
    const earlier = { date: '2024-04-30' };
    const related = relatedOf({ related: ['chosen'], mentions: ['linked'], stories: ['flood'], tags: ['Floods', 'Harbour'] }, [
      { ...earlier, slug: 'a-tagged', tags: ['Floods', 'Harbour'] }, { ...earlier, slug: 'b-story', stories: ['flood'] }, { ...earlier, slug: 'linked' }, { ...earlier, slug: 'z-links', mentions: ['subject'] }, { ...earlier, slug: 'chosen' },
    ], [aStoryFile('flood')]);
    expect(slugs(related)).toEqual(['chosen', 'linked', 'z-links', 'b-story', 'a-tagged']);
  });

  it('stand the nearer in time first where they share the same', () => {
    const related = relatedOf({ tags: ['Floods', 'Harbour'] }, [{ slug: 'far', date: '2024-04-01', tags: ['Floods', 'Harbour'] }, { slug: 'near', date: '2024-04-29', tags: ['Floods', 'Harbour'] }]);
    expect(slugs(related)).toEqual(['near', 'far']);
  });

  it('give every reason of one article together', () => {
    expect(reasons(relatedOf({ related: ['gate'], mentions: ['gate'], tags: ['Floods'] }, [{ slug: 'gate', tags: ['Floods'] }]))).toEqual(['chosen', 'linked', 'likeness']);
  });

  it('bear no likeness where they share nothing', () => {
    expect(reasons(relatedOf({ related: ['gate'], tags: ['Floods'] }, [{ slug: 'gate', tags: ['Chess'] }]))).toEqual(['chosen']);
  });

  it('give a reason once', () => {
    expect(reasons(relatedOf({ mentions: ['gate', '2024-05-01-gate'] }, [{ slug: 'gate' }]))).toEqual(['linked']);
  });

  it('are parted into earlier and later as the archive orders them, those of the same day by slug', () => {
    const related = relatedOf({ related: ['a', 'z', 'before', 'after'] }, [{ slug: 'a' }, { slug: 'z' }, { slug: 'before', date: '2024-04-30' }, { slug: 'after', date: '2024-05-02' }]);
    expect([related.earlier, related.later].map((side) => side.map(({ article }) => article.slug))).toEqual([['z', 'before'], ['a', 'after']]);
  });

  it('stand in the rank of their strongest reason, whatever else speaks for them', () => {
    const story = aStoryFile('flood');
    const related = relatedOf(
      { related: ['chosen'], mentions: ['linked'], stories: ['flood'], tags: ['Rare'] },
      [{ slug: 'chosen', date: '1990-01-01' }, { slug: 'linked', date: '2020-01-01', mentions: ['subject'], stories: ['flood'] }, { slug: 'same-story', date: '1995-01-01', stories: ['flood'] }, { slug: 'alike', date: '2024-04-30', tags: ['Rare'] }],
      [story],
    );
    expect(slugs(related)).toEqual(['chosen', 'linked', 'same-story', 'alike']);
  });

  it('are at most five to each side', () => {
    const others = Array.from({ length: 20 }, (_, index) => ({ slug: `x${index}`, date: addDays('2024-05-01', index - 10) }));
    const related = relatedOf({ related: others.map(({ slug }) => slug) }, others);
    expect([related.earlier.length, related.later.length]).toEqual([5, 5]);
  });

  it('are none rather than padded', () => {
    expect(slugs(relatedOf({ tags: ['Floods'] }, [{ slug: 'gate', tags: ['Chess'] }, { slug: 'hall' }]))).toEqual([]);
  });

  it('are none by a weak likeness that rests on one name, and are by a stronger one', () => {
    const [article, weak, strong] = [anArticle(), anArticle({ slug: 'weak', date: '2024-04-02' }), anArticle({ slug: 'strong', date: '2024-04-01' })];
    const show = (sharesIdentity: boolean): string[] => slugs(rankRelated(article, {
      firm: [], alike: [{ article: strong, score: 320 }, { article: weak, score: 280 }], explain: (others) => others.map(() => undefined), sharesIdentity: () => sharesIdentity, closeness: () => 1, isRefused: () => false,
    }));
    expect([show(false), show(true)]).toEqual([['strong'], ['strong', 'weak']]);
  });

  it('are none where an article stands alone', () => {
    expect(relatedOf({ tags: ['Floods'], text: 'Khawaja Asif flew to Doha.' }, [])).toEqual({ earlier: [], later: [] });
  });

  it('are none beside an article that is not in the archive', () => {
    expect(buildArchive([anArticle({ slug: 'gate' })], [], []).relations.relatedOf(anArticle({ slug: 'subject', related: ['gate'] }))).toEqual({ earlier: [], later: [] });
  });

  it('are none where one shared tag lies years apart', () => {
    expect(slugs(relatedOf({ tags: ['Floods'] }, [{ slug: 'gate', date: '2014-05-01', tags: ['Floods'] }]))).toEqual([]);
  });

  it('are none where only a tag of hundreds is shared', () => {
    const others = Array.from({ length: 500 }, (_, index) => ({ slug: `x${index}`, tags: ['World'] }));
    expect(slugs(relatedOf({ tags: ['World'] }, others))).toEqual([]);
  });

  it('are chosen however far apart in time', () => {
    expect(slugs(relatedOf({ related: ['gate'] }, [{ slug: 'gate', date: '1851-09-18' }]))).toEqual(['gate']);
  });

  it('never hold the article itself', () => {
    expect(slugs(relatedOf({ related: ['subject'], mentions: ['subject'], stories: ['flood'], tags: ['Floods'] }, [], [aStoryFile('flood')]))).toEqual([]);
  });

  it('never hold a withdrawn article, even one that was chosen', () => {
    const gone = { slug: 'gone', updates: [withdrawal], tags: ['Floods', 'Harbour'], stories: ['flood'], mentions: ['subject'] };
    expect(slugs(relatedOf({ related: ['gone'], mentions: ['gone'], stories: ['flood'], tags: ['Floods', 'Harbour'] }, [gone], [aStoryFile('flood')]))).toEqual([]);
  });

  it('are none beside a withdrawn article', () => {
    expect(slugs(relatedOf({ related: ['gate'], updates: [withdrawal] }, [{ slug: 'gate' }]))).toEqual([]);
  });

  it('never hold an article an editor refused, whatever joins the two', () => {
    const gate = { slug: 'gate', tags: ['Floods', 'Harbour'], stories: ['flood'], mentions: ['subject'] };
    expect(slugs(relatedOf({ unrelated: ['gate'], related: ['gate'], mentions: ['gate'], stories: ['flood'], tags: ['Floods', 'Harbour'] }, [gate], [aStoryFile('flood')]))).toEqual([]);
  });

  it('leave out what dangles or is ambiguous', () => {
    expect(slugs(relatedOf({ related: ['nowhere', 'twice'] }, [{ slug: 'twice' }, { slug: 'twice', date: '2024-05-02' }]))).toEqual([]);
  });

  it('are the same from whatever order the articles come', () => {
    const words = ['Floods', 'Harbour', 'Chess', 'Sea wall'];
    const names = ['Doha', 'Kabul', 'Ankara', 'Khawaja Asif'];
    const some = fc.array(fc.record({ day: fc.nat(60), tags: fc.uniqueArray(fc.constantFrom(...words)), named: fc.uniqueArray(fc.constantFrom(...names)) }), { minLength: 2, maxLength: 25 });
    const tell = (articles: Article[]): unknown => {
      const archive = buildArchive(articles, [], []);
      return archive.articles.map((article) => {
        const { earlier, later } = archive.relations.relatedOf(article);
        return [article.id, ...[earlier, later].map((side) => side.map((entry) => [entry.article.id, entry.rank, entry.reasons])), archive.relations.foundOf(article)?.slug];
      });
    };
    fc.assert(fc.property(some, (records) => {
      const articles = records.map(({ day, tags, named }, index) => anArticle({ slug: `x${index}`, date: addDays('2024-05-01', day), tags, text: named.map((name) => `He met ${name} again.`).join(' ') }));
      expect(tell(articles.toReversed())).toEqual(tell(articles));
    }), { numRuns: 50 });
  });

  it('bear their rank among both sides together, from 1', () => {
    const related = relatedOf({ related: ['a', 'b'], mentions: ['c'] }, [{ slug: 'a', date: '2024-04-30' }, { slug: 'b', date: '2024-05-03' }, { slug: 'c', date: '2024-05-02' }]);
    expect([...related.earlier, ...related.later].map(({ article, rank }) => [article.slug, rank])).toEqual([['a', 1], ['b', 2], ['c', 3]]);
  });

  it('never hold another report of the same text', () => {
    const text = 'Talks between the two ended in Doha late on Sunday after the mediators had asked both for one more day.';
    const related = relatedOf({ text, related: ['copy'] }, [{ slug: 'copy', text }]);
    expect(slugs(related)).toEqual([]);
  });
});
