import { getCollection, render } from 'astro:content';
import { relateByTags } from '../related.mjs';

/** @typedef {{ id: string, data: { title: string, date: Date, dateline: string, tags: string[] } }} Article */

/** @param {Article} article */
export const dayOf = ({ data }) => data.date.toISOString().slice(0, 10);

/** @param {string} name */
export const addressOf = (name) => `/${name.replaceAll('-', '/')}/`;

/** @param {Article} article */
export const slugOf = ({ id }) => id.slice(id.lastIndexOf('/') + 12);

/** @param {string} name */
export const tagSlug = (name) => name.replaceAll(' ', '-');

/** @type {Promise<Article[]> | undefined} */
let articles;

/**
 * All articles, newest first, read once.
 * @returns {Promise<Article[]>}
 */
export function readArticles() {
  articles ??= getCollection('articles').then((found) => found.sort((a, b) => (a.id < b.id ? 1 : -1)));
  return articles;
}

/**
 * Articles in groups: one for each name that `namesOf` gives an article.
 * @param {(article: Article) => string[]} namesOf
 * @returns {Promise<Map<string, Article[]>>}
 */
export async function groupArticles(namesOf) {
  const groups = new Map();
  for (const article of await readArticles()) {
    for (const name of namesOf(article)) {
      const known = groups.get(name);
      if (known) known.push(article);
      else groups.set(name, [article]);
    }
  }
  return groups;
}

/** @type {Promise<Map<string, Article[]>> | undefined} */
let related;

/**
 * Five articles that share most tags with one.
 * @param {Article} article
 * @returns {Promise<Article[]>}
 */
export async function findRelated({ id }) {
  related ??= readArticles().then((all) => new Map([...relateByTags(all, ({ data }) => data.tags)].map(([each, others]) => [each.id, others])));
  return (await related).get(id) ?? [];
}

/** @param {Article} article */
export const renderArticle = (article) => render(article);
