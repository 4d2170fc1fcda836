import { isWithdrawn } from '../archive/article.ts';
import { putLeadFirst } from '../archive/order.ts';
import { dayPath, homePath, onThisDaysPath, storyPath, tagPath } from '../site/addresses.ts';
import { capitalise, formatSentences } from '../site/wording.ts';
import { cardOfArchive } from './cards.ts';
import type { HomeView } from './pages.ts';
import { placeSearch } from './search.ts';
import { buildBase, countGroups, decadesOf, fillTitles, noteOf, offerFeed, spanOf, toTeaser, underDays, type Site } from './site.ts';
import { sortStories } from './stories.ts';

const daysBefore = 8;
/** What a front page has room for: of its own day, and of each day before. */
const mostOfDay = 13;
const mostBriefs = 4;
const mostStories = 4;
const mostTags = 24;

/** The newest day as a front page, the days before it, stories in progress, and ways in. */
export function buildHome(site: Site): HomeView {
  const { archive, addresses, formats, settings, words } = site;
  const newestDay = archive.articles[0]?.date ?? '';
  const standing = new Map([...archive.days].map(([day, articles]) => [day, putLeadFirst(articles).filter((article) => !isWithdrawn(article))]));
  const [lead, ...rest] = standing.get(newestDay) ?? [];
  const before = [...standing].filter(([day, articles]) => day < newestDay && articles.length > 0).slice(0, daysBefore);
  const description = settings.motto ?? formatSentences(words, [`${settings.name}${words.marks.colon}${noteOf(site, archive.articles)}`]);
  const tags = [...archive.tags.values()];
  return {
    kind: 'home',
    ...buildBase(site, homePath, settings.name, description),
    ...offerFeed(site, 'archive', homePath, settings.name),
    search: settings.search === false ? undefined : placeSearch(site),
    card: cardOfArchive(site),
    when: newestDay && capitalise(formats.full(newestDay), site.frame.lang),
    dayHref: newestDay && addresses.href(dayPath(newestDay)),
    span: [spanOf(site, archive.articles), words.articleCount(archive.articles.length)].filter(Boolean).join(' · '),
    lead: lead && { ...toTeaser(site, lead), opening: lead.opening.map((text) => fillTitles(site, text)) },
    rest: rest.slice(0, mostOfDay - 1).map((article) => toTeaser(site, article)),
    all: tellRest(site, rest.length + 1, mostOfDay),
    before: before.flatMap(([, articles]) => underDays(site, articles.slice(0, mostBriefs)).map((day) => ({ ...day, all: tellRest(site, articles.length, mostBriefs) }))),
    stories: sortStories(archive.stories.values()).slice(0, mostStories).flatMap((story) => {
      const latest = story.articles.at(-1);
      return latest ? [{
        title: story.title, href: addresses.href(storyPath(story.slug)), latest: toTeaser(site, latest), open: story.status === 'open',
        note: words.latestOn(story.articles.length, formats.full(latest.date)),
      }] : [];
    }),
    onThisDay: { text: words.onThisDay, href: addresses.href(onThisDaysPath) },
    years: decadesOf(site),
    tags: countGroups(site, tags, (tag) => tagPath(tag.slug), mostTags),
    places: countGroups(site, tags.filter((tag) => tag.type === 'place'), (tag) => tagPath(tag.slug), mostTags),
  };
}

/** How many articles a day has, where the front page shows fewer. */
function tellRest({ words }: Site, count: number, shown: number): string | undefined {
  return count > shown ? words.articleCount(count) : undefined;
}
