import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { remarkWikiLink } from './wiki-link.ts';

/** What an article is written in: CommonMark, GFM and wiki links. */
export const reader = remark().use(remarkGfm).use(remarkWikiLink).freeze();
