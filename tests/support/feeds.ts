import fs from 'node:fs';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';
import type { Archive } from '../../src/archive/archive.ts';
import { formatAtom, type TextOf } from '../../src/exports/atom.ts';
import { formatJsonFeed } from '../../src/exports/json-feed.ts';
import type { Settings } from '../../src/site/settings.ts';
import { planViews } from '../../src/views/build-views.ts';
import type { Feed } from '../../src/views/feeds.ts';
import { settings } from './archive.ts';

const noTexts = { ofArticle: () => '', paragraphsOf: () => [], pages: [] };

/** Every feed of an archive, by the page it stands beside. */
export function feedsOf(archive: Archive, changed: Partial<Settings> = {}): Map<string, Feed> {
  return new Map([...planViews(archive, { ...settings, ...changed }, noTexts)].flatMap(({ path: at, feed }) => (feed ? [[at, feed()] as const] : [])));
}

/** The feed at a path in both formats. */
export function formatFeeds(archive: Archive, at: string, changed: Partial<Settings> = {}, textOf: TextOf = () => ''): { atom: string; json: string } {
  const feed = feedsOf(archive, changed).get(at);
  if (!feed) throw new Error(`There is no feed at ${at}.`);
  const all = { ...settings, ...changed };
  return { atom: formatAtom(feed, all, textOf), json: formatJsonFeed(feed, all, textOf) };
}

export function readFormat(name: string): string {
  return fs.readFileSync(path.join(import.meta.dirname, '../fixtures/formats', name), 'utf8');
}

/** What libxml2 finds against the rules of Atom in some documents. */
export async function checkAtom(texts: readonly string[]): Promise<string[]> {
  const { errors } = await validateXML({ xml: texts.map((contents, at) => ({ fileName: `feed-${at}.xml`, contents })), extension: 'relaxng', schema: readFormat('atom.rng') });
  return errors.map(({ message }) => message);
}
