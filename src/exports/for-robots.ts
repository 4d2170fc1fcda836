import { addressesOf, articlePath, correctionsPath, feedPaths, homePath, listingPath, opmlPath, searchPath, securityPath, sitemapIndexPath, storiesPath, twinPath, yearsPath } from '../site/addresses.ts';
import { basePath, hasFeed, twinsOf, type Settings } from '../site/settings.ts';
import { wordsOf } from '../site/wording.ts';
import { alternates } from './article.ts';

/** What crawlers are told (RFC 9309): all may read all, but those that are refused. */
export function formatRobots(settings: Settings): string {
  const { absolute, href } = addressesOf(settings, basePath(settings));
  const refused = settings.crawlers?.refuse ?? [];
  const parts = [...(refused.length > 0 ? [`${refused.map((name) => `User-agent: ${name}\n`).join('')}Disallow: ${href(homePath)}\n`] : []), ...(refused.includes('*') ? [] : ['User-agent: *\nAllow: /\n'])];
  return `${parts.join('\n')}\nSitemap: ${absolute(sitemapIndexPath)}\n`;
}

/** A text for Markdown on one line. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\[\]<>*_`#]/g, '\\$&');
}

/** What programs that read for people are told (https://llmstxt.org): what this is, and where its lists and data stand. */
export function formatLlms(settings: Settings): string {
  const { absolute } = addressesOf(settings, basePath(settings));
  const words = wordsOf(settings.language);
  const item = (text: string, path: string, about?: string): string => `- [${escapeMarkdown(text)}](${absolute(path)})${about === undefined ? '' : `: ${escapeMarkdown(about)}`}`;
  const feeds = hasFeed(settings, 'archive') ? [item('Atom', feedPaths(homePath).atom), item('JSON Feed', feedPaths(homePath).json)] : [];
  const twins = alternates.filter((kind) => twinsOf(settings).includes(kind));
  const some = settings.feeds?.of === undefined || settings.feeds.of.length > 0;
  const lines = [
    `# ${escapeMarkdown(settings.name)}`,
    ...(settings.motto === undefined ? [] : [`> ${escapeMarkdown(settings.motto)}`]),
    ...(settings.rights === undefined ? [] : [escapeMarkdown(settings.rights)]),
    `## ${words.waysIn}`,
    [
      item(words.byDate, yearsPath, words.archiveAbout), item(words.stories, storiesPath, words.storiesAbout), item(words.tags, listingPath('tags')), item(words.sections, listingPath('sections')),
      item(words.corrections, correctionsPath, words.correctionsAbout), ...(settings.search === false ? [] : [item(words.search.title, searchPath)]),
      item('Sitemap', sitemapIndexPath), ...(twins.length > 0 ? [`- ${words.articleData}: ${twins.map((kind) => `\`${absolute(twinPath(articlePath({ date: 'YYYY-MM-DD', slug: '…' }), kind))}\``).join(', ')}`] : []),
    ].join('\n'),
    ...(some ? [`## ${words.allFeeds}`, [...feeds, item('OPML', opmlPath)].join('\n')] : []),
  ];
  return `${lines.join('\n\n')}\n`;
}

/** Whom to tell of a weakness of the site (RFC 9116). */
export function formatSecurity(settings: Settings): string | undefined {
  const { security, language } = settings;
  if (!security) return undefined;
  const { absolute } = addressesOf(settings, basePath(settings));
  const lines: [string, string][] = [
    ...security.contact.map((address): [string, string] => ['Contact', address]), ['Expires', security.expires], ['Preferred-Languages', language.split('-')[0] ?? language],
    ['Canonical', absolute(securityPath)], ...(security.policy === undefined ? [] : [['Policy', security.policy] as [string, string]]),
  ];
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('');
}
