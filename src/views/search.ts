import type { Tag } from '../archive/tags.ts';
import { groupPath, homePath, openSearchPath, searchPath, searchPeriodsPath, tagPath } from '../site/addresses.ts';
import { basePath } from '../site/settings.ts';
import { formatSentences } from '../site/wording.ts';
import type { SearchPlace, SearchView } from './pages.ts';
import { buildBase, countGroups, decadesOf, noteOf, type Site } from './site.ts';

const mostNamed = 36;
const mostOfType = 18;

export function placeSearch({ addresses }: Site): SearchPlace {
  return { address: addresses.absolute(searchPath), openSearch: addresses.href(openSearchPath) };
}

/** The search page, which without script is an index of years, sections and what is named most. */
export function buildSearch(site: Site): SearchView {
  const { archive, addresses, settings, words } = site;
  const tags = [...archive.tags.values()];
  const countTags = (chosen: readonly Tag[], most: number): SearchView['tags'] => countGroups(site, chosen, (tag) => tagPath(tag.slug), most);
  const note = noteOf(site, archive.articles);
  return {
    kind: 'search',
    ...buildBase(site, searchPath, words.search.heading, formatSentences(words, [`${words.search.heading}${words.marks.colon}${note}`]), [[settings.name, homePath]]),
    place: placeSearch(site),
    note,
    base: basePath(settings),
    indexes: addresses.href(searchPath),
    periods: addresses.href(searchPeriodsPath),
    language: settings.language,
    options: [...archive.years.keys()].map((year) => ({ year, text: words.digits(year) })),
    years: decadesOf(site),
    sections: countGroups(site, archive.sections.values(), (section) => groupPath('sections', section.slug), mostNamed),
    tags: countTags(tags.filter(({ type }) => type !== 'place' && type !== 'person'), mostNamed),
    places: countTags(tags.filter(({ type }) => type === 'place'), mostOfType),
    people: countTags(tags.filter(({ type }) => type === 'person'), mostOfType),
  };
}
