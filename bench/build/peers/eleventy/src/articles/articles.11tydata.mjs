export default {
  layout: 'article.njk',
  permalink: ({ page }) => `/${page.date.toISOString().slice(0, 10).replaceAll('-', '/')}/${page.fileSlug}/`,
};
