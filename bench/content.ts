import fs from 'node:fs';
import path from 'node:path';
import { makeCorpus, type CorpusArticle, type CorpusOptions } from './corpus.ts';

/** One article as a Markdown file with front matter. */
export function formatArticleFile({ date, title, text, tags, dateline }: CorpusArticle): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\ndateline: ${dateline}\ntags: [${tags.join(', ')}]\n---\n\n${text}\n`;
}

/** Where an article's file stands below the content folder: a folder for each month. */
export function articleFile({ id, date }: Pick<CorpusArticle, 'id' | 'date'>): string {
  return `articles/${date.slice(0, 4)}/${date.slice(5, 7)}/${date}-${id}.md`;
}

/** A made-up newspaper without one article, `added`, which is kept apart to be added later. */
export interface Corpus {
  /** Oldest first. */
  articles: CorpusArticle[];
  added: CorpusArticle;
}

/** One more article than `count` is made; the one in the middle of them is kept apart. */
export function partCorpus(options: CorpusOptions): Corpus {
  const articles = makeCorpus({ ...options, count: options.count + 1 });
  const [added] = articles.splice(Math.floor(options.count / 2), 1);
  if (!added) throw new RangeError('A corpus holds at least one article.');
  return { articles, added };
}

/** Writes one article as a file where it belongs, below a content folder. */
export function writeArticle(folder: string, article: CorpusArticle): void {
  const file = path.join(folder, articleFile(article));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, formatArticleFile(article));
}

/** Writes a content folder with these articles; `settings` are lines of its `archive.yaml`. */
export function writeContent(folder: string, articles: readonly CorpusArticle[], settings = ''): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'archive.yaml'), 'name: The Bench Courier\naddress: https://bench.example/\n' + settings);
  for (const article of articles) writeArticle(folder, article);
}

/** Writes a made-up newspaper as a content folder, and gives it with the article that was kept apart. */
export function writeCorpus(folder: string, options: CorpusOptions): Corpus {
  const corpus = partCorpus(options);
  writeContent(folder, corpus.articles);
  return corpus;
}
