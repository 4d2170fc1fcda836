import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../../src/archive/days.ts';
import { anArticle, buildArchive, viewsOf } from '../../support/archive.ts';
import { firstDay, generateArchive, type Generated } from '../../support/generated.ts';

const { articles, events, write } = generateArchive(1851, 1000);
/** Of the views of an archive those of articles, by address, as text. */
function articleViews(given: readonly Generated[]): Map<string, string> {
  const views = viewsOf(buildArchive(given.map((each) => anArticle(each)), [], []));
  return new Map([...views].flatMap(([path, view]) => (view.kind === 'article' ? [[path, JSON.stringify(view)] as const] : [])));
}

const before = articleViews(articles);

function changedBy(added: Generated): string[] {
  const after = articleViews([...articles, added]);
  return [...before].filter(([path, view]) => after.get(path) !== view).map(([path]) => path);
}

const lastDay = daysBetween(firstDay, articles.at(-1)?.date ?? firstDay);
const middle = events.toSorted((a, b) => Math.abs(a.start - 500) - Math.abs(b.start - 500));

describe('an archive of a thousand articles', () => {
  it('finds stories and relations at all', () => {
    expect([...before.values()].filter((view) => view.includes('"kind":"likeness"')).length).toBeGreaterThan(300);
    expect([...before.values()].filter((view) => view.includes('"found":true')).length).toBeGreaterThan(200);
  });

  it.each<[string, Generated]>([
    ['that joins an event', write((middle[0]?.start ?? 0) + 4, middle[0])],
    ['that joins another event at its beginning', write(middle[7]?.start ?? 0, middle[7])],
    ['on a new subject', write(700)],
    ['older than all', write(-1)],
    ['newer than all', write(lastDay + 1)],
    ['in the middle', write(Math.floor(lastDay / 2))],
    ['of many common words', write(400, undefined, 600)],
  ])('changes at most twenty other article pages for one more %s', (_which, added) => {
    expect(changedBy(added).length).toBeLessThanOrEqual(20);
  });
});
