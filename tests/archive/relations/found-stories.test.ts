import { describe, expect, it } from 'vitest';
import { buildArchive, type Archive } from '../../../src/archive/archive.ts';
import { addDays } from '../../../src/archive/days.ts';
import { findStories } from '../../../src/archive/relations/found-stories.ts';
import { keepNeighbour, makeNeighbours, type Neighbours } from '../../../src/archive/relations/neighbours.ts';
import type { StoryFile } from '../../../src/archive/stories.ts';
import { anArticle, aStory, viewAt, viewsOf } from '../../support/archive.ts';
import { generateArchive } from '../../support/generated.ts';

/** Likenesses of pairs of articles: `{ '0-1': 900 }`. */
function neighboursOf(count: number, scores: Record<string, number>): Neighbours {
  const neighbours = makeNeighbours(count);
  for (const [pair, score] of Object.entries(scores)) {
    const [a, b] = pair.split('-').map(Number);
    keepNeighbour(neighbours, a ?? 0, b ?? 0, score);
    keepNeighbour(neighbours, b ?? 0, a ?? 0, score);
  }
  return neighbours;
}

describe('findStories', () => {
  it('makes a story of three that are alike', () => {
    expect(findStories(4, neighboursOf(4, { '0-1': 900, '0-2': 900, '1-2': 900 }))).toEqual([[0, 1, 2]]);
  });

  it('makes none of two', () => {
    expect(findStories(3, neighboursOf(3, { '0-1': 9000 }))).toEqual([]);
  });

  it('makes none of three that are hardly alike', () => {
    expect(findStories(3, neighboursOf(3, { '0-1': 700, '0-2': 700, '1-2': 700 }))).toEqual([]);
  });

  it('does not chain from one to the next where each is like the last alone', () => {
    expect(findStories(4, neighboursOf(4, { '0-1': 900, '1-2': 900, '2-3': 900 }))).toEqual([]);
  });

  it('takes in what is like the nearest four of a long story', () => {
    const near = Object.fromEntries(Array.from({ length: 9 }, (_, b) => [0, 1, 2, 3].flatMap((back) => (b > back ? [[`${b - back - 1}-${b}`, 900] as const] : []))).flat());
    expect(findStories(9, neighboursOf(9, near))).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8]]);
  });

  it('puts an article into the story it is more like', () => {
    const two = { '0-1': 900, '0-2': 900, '1-2': 900, '3-4': 900, '3-5': 900, '4-5': 900 };
    expect(findStories(7, neighboursOf(7, { ...two, '0-6': 850, '1-6': 850, '2-6': 850, '3-6': 950, '4-6': 950, '5-6': 950 }))).toEqual([[0, 1, 2], [3, 4, 5, 6]]);
  });
});

const sentences = [
  'Explosions shook Kabul on Thursday, and Zabihullah Mujahid blamed Pakistan for a raid near Abdul Haq square.',
  'Zabihullah Mujahid said fighting with Pakistan went on near Spin Boldak and Kabul counted its dead after the raid.',
  'Pakistan and Kabul agreed on a ceasefire in Doha after the raid, Zabihullah Mujahid said, and Spin Boldak was quiet.',
  'Talks in Istanbul on the ceasefire of Doha went on while Zabihullah Mujahid accused Pakistan of another raid near Spin Boldak.',
  'The talks in Istanbul failed, Zabihullah Mujahid said, and Pakistan shut the crossing at Spin Boldak despite the ceasefire of Doha.',
  'Zabihullah Mujahid and Pakistan will meet in Istanbul again to save the ceasefire of Doha after a raid near Spin Boldak.',
  'Pakistan opened Spin Boldak as the ceasefire of Doha held, and Zabihullah Mujahid flew to Istanbul from Kabul.',
  'In Istanbul, Zabihullah Mujahid and Pakistan signed what the ceasefire of Doha had promised to Spin Boldak.',
];
const fillers = generateArchive(7, 120).articles.map((each) => anArticle(each));

function borderArchive(count: number, stories: StoryFile[] = [], change: (at: number) => Parameters<typeof anArticle>[0] = () => ({})): Archive {
  const articles = sentences.slice(0, count).map((text, at) => anArticle({ slug: `border-${at + 1}`, title: `Border ${at + 1}`, date: addDays('2023-03-01', at * 3), text, ...change(at) }));
  return buildArchive([...articles, ...fillers], [], stories);
}

/** Slugs of found stories that hold an article on the border, with how many. */
function foundIn(archive: Archive): [string, number][] {
  return [...archive.relations.found.values()].filter(({ articles }) => articles.some(({ slug }) => slug.startsWith('border'))).map(({ slug, articles }) => [slug, articles.length]);
}

describe('a found story', () => {
  it('is made of three articles that are alike', () => {
    expect(foundIn(borderArchive(3))).toEqual([['2023-03-01-border-1', 3]]);
  });

  it('is not made of two', () => {
    expect(foundIn(borderArchive(2))).toEqual([]);
  });

  it('keeps the address and the title of its first article as it grows', () => {
    const stories = [3, 4, 5, 6, 7, 8].map((count) => borderArchive(count).relations.found.get('2023-03-01-border-1'));
    expect(stories.map((story) => [story?.title, story?.articles.length])).toEqual([3, 4, 5, 6, 7, 8].map((count) => ['Border 1', count]));
  });

  it('is not found where an editor declared a story of its articles', () => {
    const archive = borderArchive(8, [aStory({ title: 'The border' })], () => ({ stories: ['the-border'] }));
    expect([foundIn(archive), archive.stories.get('the-border')?.found]).toEqual([[], false]);
  });

  it('is of the articles that no declared story holds, where they are half and three', () => {
    const declaredOf = (count: number): Archive => borderArchive(8, [aStory({ title: 'The border' })], (at) => ({ stories: at < count ? ['the-border'] : [] }));
    expect(foundIn(declaredOf(2))).toEqual([['2023-03-07-border-3', 6]]);
    expect(foundIn(declaredOf(5))).toEqual([]);
  });

  it('is not found again where an editor refused it', () => {
    const archive = borderArchive(8, [aStory({ title: 'Not one story', slug: '2023-03-01-border-1', status: 'refused', articles: ['border-1'] })]);
    expect([foundIn(archive), archive.stories.has('2023-03-01-border-1'), archive.refusedStories.map(({ slug }) => slug)]).toEqual([[], false, ['2023-03-01-border-1']]);
  });

  it('is not found again where an editor adopted it under its slug', () => {
    const archive = borderArchive(8, [aStory({ title: 'The border', slug: '2023-03-01-border-1', articles: ['border-1'] })]);
    expect([foundIn(archive), archive.stories.get('2023-03-01-border-1')?.articles.length]).toEqual([[], 1]);
  });

  it('is not found again where an editor adopted it under another slug', () => {
    const archive = borderArchive(8, [aStory({ title: 'The border', redirectFrom: ['2023-03-01-border-1'], articles: ['border-1'] })]);
    expect([foundIn(archive), archive.stories.has('the-border')]).toEqual([[], true]);
  });

  it('is in progress for sixty days after its latest article', () => {
    const statusOf = (days: number): string | undefined => buildArchive([...borderArchive(3).articles, anArticle({ slug: 'newest', date: addDays('2025-01-07', days), text: 'Nothing.' })], [], []).relations.found.get('2023-03-01-border-1')?.status;
    expect(statusOf(0)).toBe('closed');
    const alone = (days: number): string | undefined => buildArchive([...borderArchive(3).articles.filter(({ slug }) => slug.startsWith('border')), anArticle({ slug: 'newest', date: addDays('2023-03-07', days), text: 'Nothing.' })], [], []).relations.found.get('2023-03-01-border-1')?.status;
    expect([alone(60), alone(61)]).toEqual(['open', 'closed']);
  });
});

describe('found stories of an archive that grows', () => {
  it('keep their addresses for good', () => {
    const { articles } = generateArchive(11, 280, 500);
    let known = new Map<string, string>();
    for (let count = 200; count <= articles.length; count += 1) {
      const { found } = buildArchive(articles.slice(0, count).map((each) => anArticle(each)), [], []).relations;
      expect([...known.keys()].filter((slug) => !found.has(slug)), `after ${count} articles`).toEqual([]);
      known = new Map([...found.values()].map(({ slug, title }) => [slug, title]));
    }
    expect(known.size).toBeGreaterThan(20);
  });
});

describe('pages of a found story', () => {
  const archive = borderArchive(8);
  const views = viewsOf(archive);

  it('say that it was found', () => {
    expect(viewAt(views, '/stories/2023-03-01-border-1/', 'story').found).toBe(true);
    expect(viewAt(views, '/stories/', 'stories').stories.find(({ href }) => href === '/stories/2023-03-01-border-1/')?.found).toBe(true);
  });

  it('name what its texts name most where it has no tags', () => {
    expect(viewAt(views, '/stories/2023-03-01-border-1/', 'story').named[0]?.links.map(({ text }) => text)).toEqual(expect.arrayContaining(['Zabihullah Mujahid', 'Spin Boldak', 'Pakistan']));
  });

  it.each([[1, ['Border 1', 'Border 2', 'Border 3', 'Border 4']], [5, ['Border 2', 'Border 3', 'Border 4', 'Border 5', 'Border 6', 'Border 7', 'Border 8']], [8, ['Border 5', 'Border 6', 'Border 7', 'Border 8']]])('show at member %i at most three before it and three after it', (member, shown) => {
    const { stories } = viewAt(views, `/${addDays('2023-03-01', (member - 1) * 3).replaceAll('-', '/')}/border-${member}/`, 'article');
    expect(stories.map(({ found, href, count, entries }) => [found, href, count, entries.map(({ text }) => text)])).toEqual([[true, '/stories/2023-03-01-border-1/', 8, shown]]);
    expect(stories[0]?.entries.filter(({ current }) => current).map(({ text }) => text)).toEqual([`Border ${member}`]);
  });
});
