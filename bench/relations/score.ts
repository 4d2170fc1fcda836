import path from 'node:path';
import { measure, type Measures } from './measure.ts';
import { readDemo, readEvents, readGold, type Gold } from './gold.ts';
import { rankAsShown, rankByDate, rankByEngine, rankByWords, readWords, type Ranking } from './rankers.ts';

/** Days in which the plain method's likeness fades to a third: the best of 7, 30 and 90 on the collections here. */
const fadeDays = 30;

const project = path.resolve(import.meta.dirname, '../..');

const rankers: Record<string, (gold: Gold) => Ranking> = {
  Backfile: ({ articles }) => rankByEngine(articles),
  'Backfile, as shown': ({ articles }) => rankAsShown(articles),
  'TF-IDF with time decay': ({ articles }) => rankByWords(articles, wordsOf, fadeDays),
  'TF-IDF': ({ articles }) => rankByWords(articles, wordsOf),
  'title only': ({ articles }) => rankByWords(articles, ({ article }) => readWords(article.title)),
  'shared tags': ({ articles }) => rankByWords(articles, ({ article }) => article.tags.map(({ key }) => key)),
  'date only': ({ articles }) => rankByDate(articles),
};

function wordsOf({ article, plain }: Gold['articles'][number]): string[] {
  return readWords(`${article.title} ${article.title} ${plain}`);
}

/** `npm run bench:relations -- [GOLD.json…]`: each collection as a table; gold files come beside the two that the project holds. */
const collections = [readEvents(path.join(import.meta.dirname, 'events')), readDemo(path.join(project, 'content')), ...process.argv.slice(2).map((file) => readGold(path.resolve(file)))];
for (const gold of collections) {
  const loners = gold.articles.filter(({ id }) => (gold.relatives.get(id)?.size ?? 0) === 0).length;
  process.stdout.write(`\n${gold.name}: ${gold.articles.length} articles, ${gold.articles.length - loners} with relatives\n\n`);
  process.stdout.write('| method | P@1 | P@5 | MAP | shown that belong | look-alikes shown | links from loners | silent |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n');
  for (const [name, rank] of Object.entries(rankers)) process.stdout.write(`${formatRow(name, measure(gold, rank(gold)))}\n`);
}

function formatRow(name: string, { p1, p5, map, precision, lookAlike, lonerLinks, silent }: Measures): string {
  return `| ${[name, ...[p1, p5, map, precision, lookAlike].map((value) => value.toFixed(3)), lonerLinks.toFixed(2), String(silent)].join(' | ')} |`;
}
