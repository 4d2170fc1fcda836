import { addressesOf, homePath, searchPath } from '../site/addresses.ts';
import { basePath, type Settings } from '../site/settings.ts';
import { escapeXml } from './xml.ts';

/** What a browser is told of the search: a document of OpenSearch 1.1, whose short name has at most 16 characters. */
export function formatOpenSearch(settings: Settings): string {
  const { absolute } = addressesOf(settings, basePath(settings));
  const name = escapeXml(settings.name);
  const short = settings.name.length <= 16 ? name : escapeXml(settings.name.slice(0, 15).trim());
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${short}</ShortName>
  <Description>${name}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image height="16" width="16" type="image/svg+xml">${escapeXml(absolute(`${homePath}favicon.svg`))}</Image>
  <Url type="text/html" template="${escapeXml(absolute(searchPath))}?q={searchTerms}"/>
</OpenSearchDescription>
`;
}
