import { describe, expect, it } from 'vitest';
import { buildArchive } from '../../../src/archive/archive.ts';
import type { Article } from '../../../src/archive/article.ts';
import { openPassages } from '../../../src/archive/relations/standing.ts';
import { findSuggestions, type PlainText, type Suggestions } from '../../../src/archive/relations/suggest.ts';
import { buildProfile } from '../../../src/archive/relations/terms.ts';
import type { StoryFile } from '../../../src/archive/stories.ts';
import type { TagFile } from '../../../src/archive/tags.ts';
import { aStoryFile, aTagFile, anArticle, withdrawal } from '../an-article.ts';

type Changed = NonNullable<Parameters<typeof anArticle>[0]>;

/** An article with words of its own, from which its likeness comes. */
function report(title: string, date: string, text: string, changed: Changed = {}): Article {
  return anArticle({ slug: title.toLowerCase().replace(/[^a-z]+/g, '-'), title, date, profile: buildProfile(title, text), ...changed });
}

const flood = 'The river Arwen rose at Harbourton on a wet night. Mayor Ada Fell asked for sandbags. She closed the Tollgate Bridge.';
/** Three reports of one flood, told in other words each. */
const floods = (changed: Changed[] = []): Article[] => [
  report('Arwen floods Harbourton', '2024-04-28', 'Cellars filled when the Arwen left its bed, said Ada Fell, who leads Harbourton. Nobody crossed the Tollgate Bridge before noon.', changed[0]),
  report('Tollgate Bridge closed', '2024-04-29', 'Lorries turned round at dawn, for the Tollgate Bridge over the Arwen stood under water. In Harbourton schools sent children home, as Ada Fell had wished.', changed[1]),
  report('Harbourton counts the cost', '2024-04-30', 'Insurers came by train to Harbourton and looked at the Tollgate Bridge. It may take years, they told Ada Fell, until the Arwen is tamed.', changed[2]),
];
const elsewhere = Array.from({ length: 20 }, (_, at) => report(`Chess ${'abcdefghijklmnopqrst'.charAt(at)}`, '2024-03-01', `Grandmaster Number${at} won the game of ${at} moves in the hall of Castle${at}.`));

interface Given {
  subject?: Changed;
  text?: string[];
  linked?: string[];
  others?: Article[];
  tags?: TagFile[];
  stories?: StoryFile[];
}

function suggest({ subject = {}, text = flood.split('. '), linked = [], others = floods(), tags = [], stories = [] }: Given): Suggestions {
  const article = report('Arwen rises again', '2024-05-01', `${text.join(' ')}`, subject);
  const plain: PlainText = { paragraphs: text, linked };
  return findSuggestions(buildArchive([article, ...others, ...elsewhere], tags, stories), tags, article, plain);
}

describe('tags suggested', () => {
  const turkiye = aTagFile('turkiye', { name: 'Türkiye', variants: ['Turkey', 'Republic of Türkiye'] });
  const tagsOf = (text: string[], tags: TagFile[], subject: Changed = {}): unknown => suggest({ text, tags, subject, others: [] }).tags.map(({ slug, stands }) => [slug, stands?.paragraph, stands?.words]);

  it('are registered ones that the text names, with the place and the words', () => {
    expect(suggest({ text: ['Nothing.', 'He flew to Turkey.'], tags: [turkiye], others: [] }).tags).toEqual([{ slug: 'turkiye', name: 'Türkiye', stands: { paragraph: 2, words: 'Turkey' }, borne: undefined }]);
  });

  it('are told by the title before the text', () => {
    expect(tagsOf(['The Arwen.'], [aTagFile('arwen', { name: 'Arwen' })])).toEqual([['arwen', 0, 'Arwen']]);
  });

  it.each([['Türkiye’s ports'], ['(Türkiye)'], ['Tu\u0308rkiye']])('are found as whole words: %s', (text) => {
    expect(tagsOf([text], [turkiye])).toEqual([['turkiye', 1, 'Türkiye']]);
  });

  it.each([['Türkiyeli'], ['türkiye'], ['TÜRKİYE'], ['turkeys']])('of one word are not found in other letters: %s', (text) => {
    expect(tagsOf([text], [turkiye])).toEqual([]);
  });

  it.each([['the moon landing of 1969', 'moon landing'], ['Moon-Landing', 'Moon-Landing']])('of several words are found whatever the case: %s', (text, words) => {
    expect(tagsOf([text], [aTagFile('moon-landing', { name: 'Moon landing' })])).toEqual([['moon-landing', 1, words]]);
  });

  it('of several words are not found across sentences', () => {
    expect(tagsOf(['He saw the moon. Landing was hard.'], [aTagFile('moon-landing', { name: 'Moon landing' })])).toEqual([]);
  });

  it('do not stand within a longer name', () => {
    const names = [aTagFile('ireland', { name: 'Ireland' }), aTagFile('northern-ireland', { name: 'Northern Ireland' })];
    expect(tagsOf(['In Northern Ireland.'], names)).toEqual([['northern-ireland', 1, 'Northern Ireland']]);
    expect(tagsOf(['In Northern Ireland.'], names, { tags: ['Northern Ireland'] })).toEqual([]);
    expect(tagsOf(['In Northern Ireland and Ireland.'], names, { tags: ['Northern Ireland'] })).toEqual([['ireland', 1, 'Ireland']]);
  });

  it('are none that the article bears, be it by a variant or by a narrower tag', () => {
    const europe = aTagFile('europe', { name: 'Europe' });
    expect(tagsOf(['Türkiye and Europe.'], [europe, { ...turkiye, parents: ['europe'] }], { tags: ['Turkey'] })).toEqual([]);
  });

  it('are those that half of the nearest articles bear, and two at least', () => {
    const bearing = (...tags: string[][]): unknown => suggest({ others: floods(tags.map((each) => ({ tags: each }))) }).tags;
    expect(bearing(['Rivers'], ['Rivers'], ['Towns'])).toEqual([{ slug: 'rivers', name: 'Rivers', stands: undefined, borne: { by: 2, of: 3 } }]);
    expect(bearing(['Rivers'], [], [])).toEqual([]);
  });

  it('are at most five, those with the better reasons first', () => {
    const names = ['Aa', 'Bb', 'Cc', 'Dd', 'Ee', 'Ff', 'Arwen'].map((name) => aTagFile(name.toLowerCase(), { name }));
    expect(suggest({ text: ['Aa Bb Cc Cc Dd Ee Ff'], tags: names, others: [] }).tags.map(({ slug }) => slug)).toEqual(['arwen', 'cc', 'aa', 'bb', 'dd']);
  });
});

describe('stories suggested', () => {
  it('are declared ones of which two of the nearest articles are members', () => {
    const given = { stories: [aStoryFile('flood', { articles: ['arwen-floods-harbourton', 'harbourton-counts-the-cost'] }), aStoryFile('towns', { articles: ['arwen-floods-harbourton'] })] };
    expect(suggest(given).stories.map(({ story, members, of }) => [story.slug, members, of])).toEqual([['flood', 2, 3]]);
  });

  it('are none that the article belongs to, and none that was refused', () => {
    const articles = floods().map(({ slug }) => slug);
    expect(suggest({ subject: { stories: ['flood'] }, stories: [aStoryFile('flood', { articles })] }).stories).toEqual([]);
    expect(suggest({ stories: [aStoryFile('flood', { articles, status: 'refused' })] }).stories).toEqual([]);
  });

  it('are found ones that hold the article, with the number of the others', () => {
    expect(suggest({}).stories.map(({ story, members }) => [story.slug, story.found, members])).toEqual([['2024-04-28-arwen-floods-harbourton', true, 3]]);
  });
});

describe('links suggested', () => {
  /** Alike whatever its paragraphs say. */
  const alike: Changed = { profile: buildProfile('Arwen rises again', flood) };
  const linksOf = (given: Given): unknown => suggest(given).links.map(({ article, paragraph, words }) => [article.slug, paragraph, words]);

  it('are alike articles, each on words of its own that tell it from others', () => {
    expect(suggest({}).links.map(({ article }) => article.slug).sort()).toEqual(['arwen-floods-harbourton', 'harbourton-counts-the-cost', 'tollgate-bridge-closed']);
    const places = suggest({}).links.map(({ paragraph, words }) => `${paragraph} ${words}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('stand on the fullest name that both bear, and tell why', () => {
    const link = suggest({}).links.find(({ article }) => article.slug === 'tollgate-bridge-closed');
    expect(link).toMatchObject({ paragraph: 3, words: 'Tollgate Bridge', likeness: { kind: 'likeness', names: expect.arrayContaining(['Arwen']) } });
  });

  it('are none where the words do not stand in the text', () => {
    expect(linksOf({ text: ['Sandbags.'], subject: alike })).toEqual([]);
  });

  it('are as many as there are words to stand on', () => {
    expect(linksOf({ text: ['At Harbourton.'], subject: alike })).toEqual([[expect.stringContaining('harbourton'), 1, 'Harbourton']]);
    expect(suggest({ text: ['At Harbourton.', 'In Harbourton.'], subject: alike }).links.map(({ paragraph, words }) => [paragraph, words])).toEqual([[1, 'Harbourton'], [2, 'Harbourton']]);
  });

  it('pass over articles that are linked, related or unrelated', () => {
    const [first, second, third] = floods().map(({ slug }) => slug);
    expect(linksOf({ subject: { mentions: [first ?? ''], related: [second ?? ''], unrelated: [third ?? ''] } })).toEqual([]);
  });

  it('stand on no words that bear a link', () => {
    expect(linksOf({ linked: ['The river Arwen rose at Harbourton', 'Mayor Ada Fell', 'Tollgate Bridge'] })).toEqual([]);
  });

  it('lead to no withdrawn article', () => {
    expect(linksOf({ others: floods([{ updates: [withdrawal] }, { updates: [withdrawal] }, { updates: [withdrawal] }]) })).toEqual([]);
  });
});

describe('suggestions', () => {
  it('are none where nothing is alike and nothing is named', () => {
    expect(suggest({ text: ['A quiet day.'], others: [] })).toEqual({ tags: [], stories: [], links: [] });
  });

  it('are the same from whatever order the articles come', () => {
    const tell = ({ tags, stories, links }: Suggestions): unknown => [tags, stories.map(({ story }) => story.slug), links.map(({ article, words }) => [article.id, words])];
    expect(tell(suggest({ others: floods().toReversed() }))).toEqual(tell(suggest({})));
  });
});

describe('openPassages', () => {
  it.each([['C++', 'He wrote C++.', 'C++'], ['东京', '他在东京工作', '东京'], ['COVID-19', 'COVID-19 spread', 'COVID-19']])('finds %s', (name, text, words) => {
    expect(openPassages([text])(name).map((at) => at.words)).toEqual([words]);
  });

  it.each(['', ' ', '...', 'C++'])('finds nothing of %j in a plain C', (name) => {
    expect(openPassages(['A plain C.'])(name)).toEqual([]);
  });
});
