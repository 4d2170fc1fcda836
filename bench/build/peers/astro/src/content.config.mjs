import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

export const collections = {
  articles: defineCollection({
    loader: glob({ base: './content/articles', pattern: '**/*.md' }),
    schema: z.object({ title: z.string(), date: z.coerce.date(), dateline: z.string(), tags: z.array(z.string()) }),
  }),
};
