import { z } from 'astro/zod';
import { updateTypes } from '../archive/article.ts';
import { storyStatuses } from '../archive/stories.ts';
import { tagTypes } from '../archive/tags.ts';
import { cardChoices, dataKinds, densities, feedKinds, pagesHosts, pairings, twinKinds } from '../site/settings.ts';

const words = z.string().trim().min(1);
const list = z.array(words);
const mostTags = 50;
const colour = words.regex(/^#[0-9a-f]{6}$/i).toLowerCase();
const day = words.describe('A day of the calendar, `YYYY-MM-DD`.');

/** The front matter of an article. Each description is for the person who fills the field in; README and the JSON Schema come from here. */
export const articleSchema = z.strictObject({
  title: words.describe('The headline as published.'),
  date: words.describe('The day it was first published, `2025-10-28`, or an instant with its offset, `2025-10-28T14:30+03:00`, whose written day counts.'),
  summary: words.optional().describe('The standfirst: one or two sentences under the title.'),
  dateline: words.optional().describe('The place it was filed from, as printed.'),
  byline: list.optional().describe('The people who wrote it, a list of names.'),
  agency: words.optional().describe('The wire whose copy it is: AP, Reuters, AFP.'),
  source: z.union([words, z.strictObject({
    name: words.describe('The outlet it appeared in.'),
    url: words.optional().describe('Where it stands there.'),
    retrieved: day.optional(),
    archived: words.optional().describe('Address of an archived copy.'),
  })]).optional().describe('The outlet it appeared in: its name, or `name`, `url`, `retrieved` and `archived`.'),
  rights: words.optional().describe('Who holds the rights, or a licence such as `CC BY 4.0`.'),
  section: words.optional().describe('Where in the paper; exactly one.'),
  tags: list.max(mostTags).optional().describe('What it is about, a list; a page each.'),
  stories: list.optional().describe('The running stories it belongs to: names of files in `stories/`.'),
  related: list.optional().describe('Articles to stand beside it, by slug.'),
  unrelated: list.optional().describe('Articles never to stand beside it, by slug.'),
  aliases: list.optional().describe('Old addresses that lead here, such as `/news/123/`.'),
  updates: z.array(z.strictObject({
    date: day,
    type: z.enum(updateTypes).describe('What kind of entry it is.'),
    text: words.describe('What was changed, and why.'),
  })).optional().describe('Dated corrections, clarifications, updates, notes and withdrawals, kept for good.'),
  lang: words.optional().describe('Language of the article where it is not that of the archive: `tr`, `ur`.'),
  translation_of: words.optional().describe('The article of which this is a translation, by slug. Each of them then leads to the others.'),
  image: z.union([words, z.strictObject({
    file: words.describe('A picture beside the article.'),
    alt: z.string().trim().describe('What the picture shows.'),
    caption: words.optional(),
    credit: words.optional(),
  })]).optional().describe('The leading picture: a file beside the article, or `file`, `alt`, `caption` and `credit`.'),
  lead: z.boolean().optional().describe('`true` makes it the lead of its day, on the front page and on the page of the day. Where no article is chosen the longest leads.'),
  draft: z.boolean().optional().describe('`true` keeps it out of the site.'),
  embargo: words.optional().describe('An instant with its offset before which nothing of it is published: `2025-11-01T06:00:00Z`.'),
  slug: words.optional().describe('The last word of its address, where the file name is not to be it.'),
});

export const tagSchema = z.strictObject({
  name: words.describe('The tag as printed.'),
  type: z.enum(tagTypes).default('topic').describe('What it names.'),
  variants: list.optional().describe('Other spellings that mean it.'),
  parents: list.optional().describe('Wider tags whose pages hold its articles too, by slug.'),
  sameAs: list.optional().describe('Addresses of the same thing elsewhere, such as Wikidata.'),
  coordinates: z.union([words, z.array(z.number())]).optional().describe('Where a place lies, latitude and longitude in degrees, north and east positive, such as `41.01, 28.98`: it stands on the map of places.'),
  redirect_from: list.optional().describe('Old slugs that lead here.'),
  description: words.optional().describe('One or two sentences at the head of its page.'),
});

export const storySchema = z.strictObject({
  title: words.describe('The name of the story.'),
  summary: words.optional().describe('One or two sentences on what it tells.'),
  status: z.enum(storyStatuses).default('open').describe('Whether coverage goes on; `refused` keeps a likeness from being told as a story.'),
  events: z.array(z.strictObject({ date: day, text: words })).optional().describe('Key events, each with its day.'),
  articles: list.optional().describe('Articles that belong to it, by slug, beside those that name it themselves.'),
  redirect_from: list.optional().describe('Old slugs that lead here.'),
});

export const pageSchema = z.strictObject({
  title: words.describe('The heading of the page.'),
  summary: words.optional().describe('One or two sentences under it.'),
});

export const settingsSchema = z.strictObject({
  name: words.describe('The name of the archive.'),
  nameplate: words.optional().describe('What stands at the head of each page, where that is not the name.'),
  motto: words.optional().describe('A line under the nameplate.'),
  address: words.describe('Where the site is served, `https://example.org/` or with a folder, `https://example.org/archive/`.'),
  language: words.default('en').describe('Language of the archive and of most articles, such as `en`, `tr` or `ar-EG`.'),
  likeness: z.boolean().default(true).describe('`false` compares no texts: no stories are found, and only what editors wrote stands beside an article.'),
  data: z.union([z.boolean(), z.array(z.enum(dataKinds)).max(dataKinds.length)]).default(true).describe('Forms in which the whole archive can be taken away from `/data/`: a list of `jsonl`, `csv`, `sqlite` and `parquet`; `false` makes none. `sqlite` holds every text with an index of its words, and is made anew whenever an article changes.'),
  search: z.boolean().default(true).describe('`false` leaves out the search page and its indexes.'),
  twins: z.union([z.boolean(), z.array(z.enum(twinKinds))]).default(true).describe('Files beside each article for programs and reference managers: `false` leaves them out, a list such as `[json, ris]` makes those alone.'),
  time_zone: words.default('UTC').describe('Where the newspaper is, such as `Europe/Istanbul`; no date is ever moved by it.'),
  rights: words.optional().describe('Rights of articles that name none.'),
  accent: z.union([colour, z.strictObject({ light: colour.describe('On light paper.'), dark: colour.describe('On dark paper.') })]).optional()
    .describe('The one colour beside paper and ink, `#8c1d18`, or one for `light` and one for `dark`. It must be readable on its paper.'),
  pairing: z.enum(pairings).default('record').describe('The type: `record` is Source Serif with Archivo, `gazette` Vollkorn with Encode Sans, `review` Newsreader with Instrument Sans.'),
  images: z.strictObject({
    og: z.enum(cardChoices).optional().describe('Which pages get a picture of their own.'),
  }).optional().describe('Pictures the build draws. `og` is for where a page is shared: `pages` draws one for each story, tag and day, `articles` for each article too, `none` draws none.'),
  settled_after: z.number().int().min(0).max(36500).optional().describe('Days after which `npm run check -- --changed` asks for an entry of `updates` where the words of an article are changed: 7 where it is not set.'),
  feeds: z.strictObject({
    of: z.array(z.enum(feedKinds)).optional().describe('Which feeds are made; all of them where it is left out, none for `[]`.'),
    full_text: list.optional().describe('Rights under which feeds bear the whole text.'),
  }).optional().describe('Feeds, all made where this is left out. `of` lists which are: `archive`, `sections`, `stories`, `tags`, `corrections`. They tell title and summary; the whole text of an article whose `rights` stand under `full_text`, such as `[CC BY 4.0]`.'),
  crawlers: z.strictObject({
    refuse: list.describe('Names of user agents.'),
  }).optional().describe('What `robots.txt` says. `refuse` lists user agents that are asked to stay away, such as `[GPTBot, CCBot]`.'),
  security: z.strictObject({
    contact: z.union([words, list]).describe('An address beginning with `mailto:`, `https:` or `tel:`, or a list of them.'),
    expires: words.optional().describe('The instant until which the contact holds.'),
    policy: words.optional().describe('Where it is told how reports are dealt with.'),
  }).optional().describe('Whom to tell of a weakness of the site, in `/.well-known/security.txt`: `contact`, `expires` such as `2027-06-01T00:00:00Z`, and `policy` if there is one.'),
  host: z.enum(pagesHosts).default('cloudflare').describe('Whose words `_redirects` is written in: `cloudflare` or `netlify`. Other servers read neither it nor `_headers`.'),
  precompress: z.boolean().default(false).describe('`true` puts each text of the site beside it as `.gz` and `.br`, for servers that send such files as they are.'),
  offline: z.boolean().default(false).describe('`true` keeps the pages a reader has seen on the reader’s device, to be read again without a connection.'),
  density: z.enum(densities).default('comfortable').describe('How close lines and columns stand.'),
});

export type ArticleFields = z.infer<typeof articleSchema>;

/** Names an editor may bring from another tool, and the field that is meant. */
export const foreignFields: Readonly<Record<string, string>> = {
  headline: 'title', name: 'title', pubDate: 'date', pubdate: 'date', published: 'date', publishDate: 'date', day: 'date',
  description: 'summary', excerpt: 'summary', standfirst: 'summary', subtitle: 'summary',
  location: 'dateline', place: 'dateline', author: 'byline', authors: 'byline', by: 'byline',
  category: 'section', categories: 'section', keywords: 'tags', tag: 'tags', topics: 'tags',
  licence: 'rights', license: 'rights', copyright: 'rights', source_url: 'source: {name: …, url: …}', url: 'source: {name: …, url: …}',
  language: 'lang', locale: 'lang', translation: 'translation_of', translationOf: 'translation_of', original: 'translation_of', thumbnail: 'image', cover: 'image', redirect_from: 'aliases', permalink: 'aliases',
  corrections: 'updates', correction: 'updates', series: 'stories', story: 'stories', see_also: 'related', publishAt: 'embargo',
};
