import type { HomeView } from '../views/pages.ts';
import type { Teaser } from '../views/view.ts';

/** How the front page shares out what it has. */
export interface Front {
  /** Beside the lead. */
  side: Teaser[];
  /** The newest day's articles that found no room there. */
  also: Teaser[];
  /** Days before, without what stands beside the lead. */
  before: HomeView['before'];
}

const sideRoom = 4;
const sideLeast = 4;

/** Fills the side column from the days before where the newest day has too few articles for it. */
export function arrangeFront(view: Pick<HomeView, 'rest' | 'before'>): Front {
  const side = view.rest.slice(0, sideRoom);
  const before: HomeView['before'] = [];
  for (const day of view.before) {
    const taken = day.articles.slice(0, Math.max(0, sideLeast - side.length));
    side.push(...taken);
    const articles = day.articles.slice(taken.length);
    if (articles.length > 0) before.push({ ...day, articles });
  }
  return { side, also: view.rest.slice(sideRoom), before };
}

/** The class that parts so many things into columns with no orphan in the last row, as far as can be. */
export function columnsFor(count: number): string {
  if (count === 5) return 'across-5';
  if (count % 4 === 0) return 'across-4';
  if (count % 3 === 0) return 'across-3';
  return count === 2 ? 'across-2' : 'across-4';
}
