import { relateByTags } from './related.mjs';

const dayOf = ({ date }) => date.toISOString().slice(0, 10);

/** Articles, newest first, in groups: one for each name that `namesOf` gives an article. */
function group(api, namesOf) {
  const groups = new Map();
  for (const article of api.getFilteredByGlob('src/articles/**/*.md').reverse()) {
    for (const name of namesOf(article)) {
      const known = groups.get(name);
      if (known) known.push(article);
      else groups.set(name, [article]);
    }
  }
  return [...groups].map(([name, articles]) => ({ name, articles }));
}

export default function (config) {
  /** @type {Map<string, unknown[]>} */
  let related = new Map();
  config.addCollection('newest', (api) => api.getFilteredByGlob('src/articles/**/*.md').reverse().slice(0, 50));
  config.addCollection('days', (api) => group(api, (article) => [dayOf(article)]));
  config.addCollection('months', (api) => group(api, (article) => [dayOf(article).slice(0, 7)]));
  config.addCollection('years', (api) => group(api, (article) => [dayOf(article).slice(0, 4)]).map(({ name, articles }) => {
    const months = Map.groupBy(articles, (article) => dayOf(article).slice(0, 7));
    return { name, months: [...months].map(([month, { length }]) => ({ name: month, count: length })) };
  }));
  config.addCollection('subjects', (api) => group(api, ({ data }) => data.tags).sort((a, b) => (a.name < b.name ? -1 : 1)));
  config.addCollection('related', (api) => {
    const found = relateByTags(api.getFilteredByGlob('src/articles/**/*.md').reverse(), ({ data }) => data.tags);
    related = new Map([...found].map(([article, others]) => [article.inputPath, others]));
    return [];
  });
  config.addFilter('related', (inputPath) => related.get(inputPath) ?? []);
  config.addFilter('day', (date) => date.toISOString().slice(0, 10));
  config.addFilter('slug', (name) => name.replaceAll(' ', '-'));
  config.addFilter('address', (name) => `/${name.replaceAll('-', '/')}/`);
  return { dir: { input: 'src', output: 'dist' }, markdownTemplateEngine: false };
}
