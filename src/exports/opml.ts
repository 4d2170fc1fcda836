import { addressesOf, feedPaths } from '../site/addresses.ts';
import { basePath, type Settings } from '../site/settings.ts';
import { wordsOf } from '../site/wording.ts';
import { escapeXml, xmlHead } from './xml.ts';

/** All feeds in one file that programs take them from, under what they are of: OPML 2.0, http://opml.org/spec2.opml */
export function formatOpml(feeds: readonly { path: string; title: string }[], settings: Settings): string {
  const { absolute } = addressesOf(settings, basePath(settings));
  const words = wordsOf(settings.language);
  const outline = ({ path, title }: { path: string; title: string }): string =>
    `<outline type="rss" version="ATOM1" text="${escapeXml(title)}" title="${escapeXml(title)}" xmlUrl="${escapeXml(absolute(feedPaths(path).atom))}" htmlUrl="${escapeXml(absolute(path))}"/>\n`;
  const parts = new Map([['sections', words.sections], ['stories', words.stories], ['tags', words.tags]]);
  const groups = Map.groupBy(feeds, ({ path }) => parts.get(path.split('/')[1] ?? ''));
  const listed = [...parts.values()].flatMap((heading) => {
    const group = groups.get(heading) ?? [];
    return group.length > 0 ? [`<outline text="${escapeXml(heading)}">\n${group.map(outline).join('')}</outline>\n`] : [];
  });
  return `${xmlHead}<opml version="2.0">
<head>
<title>${escapeXml(settings.name)}</title>
<docs>http://opml.org/spec2.opml</docs>
</head>
<body>
${[...(groups.get(undefined) ?? []).map(outline), ...listed].join('')}</body>
</opml>
`;
}
