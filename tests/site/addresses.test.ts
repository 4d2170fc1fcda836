import { describe, expect, it } from 'vitest';
import { addressesOf, articlePath, correctionsMonthPath, dayPath, groupPath, listingPath, monthPath, pagePath, picturePath, storyPath, tagPath, yearPath } from '../../src/site/addresses.ts';
import { basePath, type Settings } from '../../src/site/settings.ts';

const article = { date: '2025-10-28', slug: 'talks-hit-impasse' };

describe('an address', () => {
  it.each([
    ['an article', articlePath(article), '/2025/10/28/talks-hit-impasse/'], ['a day', dayPath('1851-09-18'), '/1851/09/18/'], ['a month', monthPath('2025-10'), '/2025/10/'], ['a year', yearPath('2025'), '/2025/'],
    ['a tag', tagPath('turkiye'), '/tags/turkiye/'], ['a tag in a year', groupPath('tags', 'turkiye', '2025'), '/tags/turkiye/2025/'], ['a tag in a month', groupPath('tags', 'turkiye', '2025-10'), '/tags/turkiye/2025/10/'],
    ['a list', listingPath('bylines'), '/bylines/'], ['a story', storyPath('the-flood'), '/stories/the-flood/'], ['the corrections of a month', correctionsMonthPath('2025-11'), '/corrections/2025/11/'], ['a page', pagePath('about'), '/about/'],
    ['a picture, beside the article that shows it', picturePath(article, 'articles/2025/wall.jpg'), '/2025/10/28/talks-hit-impasse/wall.jpg'],
  ])('of %s', (_, path, expected) => {
    expect(path).toBe(expected);
  });
});

describe('a site', () => {
  const settings = (address: string): Settings => ({ name: 'The Harbour Gazette', address, language: 'en', timeZone: 'UTC' });

  it.each([['https://gazette.example/', '/'], ['https://gazette.example/archive/', '/archive/'], ['https://gazette.example/a/b/', '/a/b/']])('at %s stands under %s', (address, base) => {
    expect(basePath(settings(address))).toBe(base);
  });

  it.each([['https://gazette.example/', '/2025/', 'https://gazette.example/2025/'], ['https://gazette.example/archive/', '/archive/2025/', 'https://gazette.example/archive/2025/'], ['http://localhost:4321/', '/2025/', 'http://localhost:4321/2025/']])('at %s spells its links and full addresses', (address, href, absolute) => {
    const addresses = addressesOf(settings(address), basePath(settings(address)));
    expect([addresses.href('/2025/'), addresses.absolute('/2025/')]).toEqual([href, absolute]);
  });
});
