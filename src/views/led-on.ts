import type { LedgerRow } from '../archive/ledger.ts';
import { articlePath, correctionsPath, listingPath, listings, storiesPath, tagPath, yearsPath } from '../site/addresses.ts';
import type { Redirect } from './records.ts';
import type { Site } from './site.ts';

/**
 * Published lists that hold nothing any more lead on to what stands above them: a day to its month, a byline's year to the
 * byline, a story found by likeness to its first article. `taken` has the path of every page, `redirects` every other redirect.
 * An address that an editor must look after (of an article, a tag, a declared story, a page) is not among them.
 */
export function findLedOn(site: Site, taken: ReadonlySet<string>, redirects: readonly Redirect[]): Redirect[] {
  const missing = site.archive.ledger.rows.filter(({ address }) => !taken.has(address));
  if (missing.length === 0) return [];
  const next = new Map(redirects.map(({ from, to }) => [from, to]));
  const follow = (path: string): string => next.get(path) ?? path;
  const leadOn = ({ address }: LedgerRow): Redirect[] => {
    const above = listAbove(address).find((path) => taken.has(path));
    return above === undefined ? [] : [{ from: address, to: follow(above), title: titleOf(site, follow(above)) }];
  };
  return [...new Map(missing.flatMap(leadOn).map((redirect) => [redirect.from, redirect])).values()];
}

/** Where a list that is gone may lead, the nearest first. */
function listAbove(address: string): string[] {
  const [first = '', second = '', ...rest] = address.split('/').filter(Boolean);
  const isPeriod = rest.every((part) => /^\d{2,4}$/.test(part));
  if (/^\d{4}$/.test(first) && /^(\d\d)?$/.test(second) && isPeriod && rest.length < 2) return [`/${first}/${second}/`, `/${first}/`, yearsPath].filter((path) => path !== address);
  const found = /^(\d{4})-(\d\d)-(\d\d)-(.+)$/.exec(second);
  if (`/${first}/` === storiesPath && found && rest.length === 0) return [articlePath({ date: `${found[1]}-${found[2]}-${found[3]}`, slug: found[4] ?? '' })];
  if (`/${first}/` === correctionsPath) return [correctionsPath];
  const listing = listings.find((name) => name === first);
  if (listing === undefined || !isPeriod || second === '') return [];
  const above = [`/${first}/${second}/${rest[0] ?? ''}/`, `/${first}/${second}/`].filter((path) => path !== address && rest.length > 0);
  return listing === 'tags' ? above : [...above, listingPath(listing)];
}

function titleOf({ archive, words, settings }: Site, path: string): string {
  const article = archive.all.find((each) => articlePath(each) === path);
  if (article) return article.title;
  const [listing = '', slug = ''] = path.split('/').filter(Boolean);
  if (tagPath(slug) === path) return archive.tags.get(slug)?.name ?? words.tags;
  if (listing === 'sections' || listing === 'bylines' || listing === 'sources') return archive[listing].get(slug)?.name ?? words[listing];
  return path.startsWith(correctionsPath) ? words.corrections : /^\/\d{4}\//.test(path) ? settings.name : words.archive;
}
