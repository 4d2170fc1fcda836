import { yearOf } from '../archive/days.ts';
import { dataPath, homePath, monthDataPath } from '../site/addresses.ts';
import { dataKindsOf } from '../site/settings.ts';
import { formatSentences } from '../site/wording.ts';
import type { DataView } from './pages.ts';
import { buildBase, countGroups, noteOf, type Site } from './site.ts';

/** The page that says what can be taken away from `/data/`. */
export function buildData(site: Site): DataView {
  const { archive, addresses, settings, words, formats } = site;
  const kinds = [...dataKindsOf(settings)];
  const years = new Map<string, DataView['years'][number]['months']>();
  for (const [month, articles] of kinds.includes('jsonl') ? archive.months : []) {
    const year = yearOf(`${month}-01`);
    years.set(year, [...(years.get(year) ?? []), { text: formats.monthName(month), href: addresses.href(monthDataPath(month)), count: articles.length }]);
  }
  const note = noteOf(site, archive.articles);
  const [fullest] = countGroups(site, archive.tags.values(), ({ slug }) => `/${slug}/`, 1);
  return {
    kind: 'data',
    ...buildBase(site, dataPath, words.data.heading, formatSentences(words, [`${words.data.heading}${words.marks.colon}${note}`]), [[settings.name, homePath]]),
    note,
    folder: addresses.href(dataPath),
    address: addresses.absolute(dataPath),
    kinds,
    tag: fullest?.href.split('/').at(-2) ?? 'news',
    years: [...years].map(([year, months]) => ({ year: words.digits(year), months })),
  };
}
