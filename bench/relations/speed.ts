import type { Article } from '../../src/archive/article.ts';
import { compareArticles } from '../../src/archive/order.ts';
import { indexReferences } from '../../src/archive/references.ts';
import type { RelationMemory } from '../../src/archive/relations/memory.ts';
import { packMemory, unpackMemory } from '../../src/archive/relations/packed.ts';
import { findRelations, type RelationSources } from '../../src/archive/relations/relations.ts';
import { buildTags } from '../../src/archive/tags.ts';
import { makeCorpus } from '../corpus.ts';
import { toBench } from './bench-article.ts';

/** One measurement, in seconds. */
interface Run {
  /** Of the clock. */
  wall: number;
  /** Of all processors together. */
  seconds: number;
  memory: RelationMemory;
  related: number;
  stories: number;
}

/** What is asked of relations is all there is to ask: rows, groups, stories, and the lists that may differ from `memory`. */
function relate(articles: readonly Article[], revision: number, memory?: RelationMemory): Run {
  const sources = readSources(articles);
  const [started, began] = [process.cpuUsage(), performance.now()];
  const relations = findRelations({ ...sources, memory, revision });
  let related = 0;
  for (const article of sources.articles.filter((article) => relations.revisionOf(article) === revision)) {
    const { earlier, later } = relations.relatedOf(article);
    related += earlier.length + later.length;
  }
  const { user, system } = process.cpuUsage(started);
  return { wall: (performance.now() - began) / 1000, seconds: (user + system) / 1e6, memory: relations.memory, related, stories: relations.found.size };
}

/** What an archive knows before its relations are found. */
function readSources(given: readonly Article[]): RelationSources {
  const articles = given.toSorted(compareArticles);
  const tags = buildTags(articles, []);
  return {
    articles, references: indexReferences(articles), declared: new Map(), linkingTo: () => [], translationsOf: () => [],
    tagsOf: (article) => article.tags.flatMap(({ slug }) => tags.get(slug) ?? []),
  };
}

/** `npm run bench:relations:speed -- [COUNT]`: one size in one process, so that memory is its own. */
const count = Number(process.argv[2] ?? 10_000);
const corpus = makeCorpus({ count: count + 1 });
const profiled = process.cpuUsage();
const all = corpus.map((article) => toBench({ ...article, text: article.text }).article);
const profiles = process.cpuUsage(profiled);
const added = Math.floor(count / 2);
const articles = all.filter((_, at) => at !== added);
const clean = relate(articles, 1);
const packed = Buffer.concat(packMemory(clean.memory));
const memory = unpackMemory(packed);
const one = relate(all, 2, memory);
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({
  articles: count, profileMs: round((profiles.user + profiles.system) / 1000 / (count + 1)), clean: { wall: round(clean.wall), cpu: round(clean.seconds) }, oneAdded: { wall: round(one.wall), cpu: round(one.seconds) },
  peakMB: Math.round(peak), memoryMB: round(packed.length / 2 ** 20), related: clean.related, stories: clean.stories,
})}\n`);

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
