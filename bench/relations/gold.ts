import fs from 'node:fs';
import path from 'node:path';
import { buildStories } from '../../src/archive/stories.ts';
import { indexReferences } from '../../src/archive/references.ts';
import { toBench, type BenchArticle } from './bench-article.ts';
import { readContent } from '../../src/ingest/content.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';

/** A collection whose relations somebody knows: for each article the ids of those that belong with it. */
export interface Gold {
  name: string;
  articles: BenchArticle[];
  relatives: ReadonlyMap<string, ReadonlySet<string>>;
  /** Articles of one look-alike subject: a wrong one of them is the trap a collection sets. */
  topics: ReadonlyMap<string, string>;
}

interface EventLine {
  id: string;
  date: string;
  title: string;
  text: string;
  event: string;
  topic: string;
}

/** Event clusters written to fool an engine: one article a line, relatives are those of the same `event`. */
export function readEvents(folder: string): Gold {
  const lines = fs.readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort()
    .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').split('\n').filter((line) => line.trim() !== ''));
  const records = lines.map((line) => JSON.parse(line) as EventLine);
  return {
    name: 'look-alike events',
    articles: records.map(({ id, date, title, text }) => toBench({ id, date, title, text })),
    relatives: relativesOf(groupIds(records, ({ event }) => event)),
    topics: new Map(records.map(({ id, topic }) => [id, topic])),
  };
}

/** The declared stories of a content folder, with the declarations, links and choices taken away from the engine. */
export function readDemo(root: string): Gold {
  const content = readContent(root);
  const articles = content.articles.map(({ article }) => article).filter(({ draft, embargo, updates }) => !draft && embargo === undefined && !updates.some(({ type }) => type === 'withdrawal'));
  const stories = [...buildStories(articles, content.stories, indexReferences(articles)).values()];
  return {
    name: 'declared stories of the demo',
    articles: articles.map((article) => toBench({ id: article.id, date: article.date, title: article.title, text: '', profile: article.profile, plain: bodyText(root, article.file), tags: article.tags.map(({ name }) => name), dateline: article.dateline })),
    relatives: relativesOf(stories.map((story) => story.articles.map(({ id }) => id))),
    topics: new Map(),
  };
}

function bodyText(root: string, file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
}

interface GoldFile {
  corpus?: string;
  articles: Record<string, { file: string; path?: string; title?: string; date?: string; topic?: string; tags?: string[] }>;
  clusters?: { level: string; members: (string | number)[] }[];
  pairs?: [string, string][];
}

const levels = ['event', 'chain', 'topic'];

/** A gold file with its texts beside it: clusters of its finest level, or pairs. Links of the texts are words to the engine. */
export function readGold(file: string): Gold {
  const gold = JSON.parse(fs.readFileSync(file, 'utf8')) as GoldFile;
  const level = levels.find((name) => gold.clusters?.some((cluster) => cluster.level === name));
  const groups = [...(gold.clusters ?? []).filter((cluster) => cluster.level === level).map(({ members }) => members.map(String)), ...(gold.pairs ?? [])];
  return {
    name: gold.corpus ?? path.basename(file),
    articles: Object.entries(gold.articles).map(([id, { file: name, path: place, title, date, tags }]) =>
      toBench({ id, date: date ?? '2000-01-01', title: title ?? name, text: plainText(findText(path.dirname(file), place, name)), tags: tags ?? [] })),
    relatives: relativesOf(groups),
    topics: new Map(Object.entries(gold.articles).flatMap(([id, { topic }]) => (topic === undefined ? [] : [[id, topic]]))),
  };
}

function findText(folder: string, place: string | undefined, name: string): string {
  const tries = [...(place ? [path.join(folder, place)] : []), ...['txt', 'txt/en', 'txt/fr', 'md'].flatMap((part) => [`${name}.txt`, `${name}.md`].map((file) => path.join(folder, part, file)))];
  const found = tries.find((file) => fs.existsSync(file));
  return found === undefined ? '' : fs.readFileSync(found, 'utf8').replace(/^(---|\+\+\+)\s*\n[\s\S]*?\n\1\s*\n/, '').replace(/^ date \S+ /, '');
}

/** The words of a Markdown text; texts that an archive would refuse are taken as they stand. */
function plainText(text: string): string {
  const rendered = renderMarkdown(text);
  return 'plain' in rendered ? rendered.plain : text.replace(/https?:\S+/g, ' ').replace(/<[^>]*>/g, ' ');
}

function groupIds<T extends { id: string }>(records: readonly T[], keyOf: (record: T) => string): string[][] {
  return [...Map.groupBy(records, keyOf).values()].map((group) => group.map(({ id }) => id));
}

function relativesOf(groups: readonly (readonly string[])[]): Map<string, Set<string>> {
  const relatives = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const id of group) {
      const known = relatives.get(id) ?? new Set();
      for (const other of group) if (other !== id) known.add(other);
      relatives.set(id, known);
    }
  }
  return relatives;
}
