import { articleId, type Article } from '../../src/archive/article.ts';
import { buildProfile, type TermProfile } from '../../src/archive/relations/terms.ts';
import { tagKey } from '../../src/archive/tags.ts';
import { toSlug } from '../../src/site/slugs.ts';

/** An article of a collection: what an archive would know of it, and the text for the plain methods it is held against. */
export interface BenchArticle {
  id: string;
  article: Article;
  plain: string;
}

interface Given {
  id: string;
  date: string;
  title: string;
  text: string;
  plain?: string;
  profile?: TermProfile;
  tags?: readonly string[];
  dateline?: string;
}

/** Its slug holds the id, so that ids of a collection need not be dates and words. */
export function toBench({ id, date, title, text, plain = text, profile, tags = [], dateline }: Given): BenchArticle {
  const slug = id.replaceAll('/', '-');
  return {
    id, plain,
    article: {
      file: `articles/${id}.md`, id: articleId(date, slug), slug, date, title, dateline, byline: [],
      tags: tags.map((name) => ({ name, slug: toSlug(name), key: tagKey(name) })),
      stories: [], related: [], unrelated: [], aliases: [], updates: [], lang: 'en', draft: false,
      words: plain.split(/\s+/).length, opening: [], mentions: [], profile: profile ?? buildProfile(title, text), digest: '',
    },
  };
}
