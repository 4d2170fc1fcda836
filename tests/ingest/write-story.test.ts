import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StoryDraft } from '../../src/archive/declare.ts';
import { readStory } from '../../src/ingest/registry-files.ts';
import { formatStory, writeStories } from '../../src/ingest/write-story.ts';
import { inFolder } from './in-folder.ts';

function aDraft(changed: Partial<StoryDraft> = {}): StoryDraft {
  return { slug: 'the-flood', title: 'The flood', status: 'open', events: [], articles: ['2024-05-01-wall', '2024-05-02-gate'], redirectFrom: [], ...changed };
}

function readBack(draft: StoryDraft): unknown {
  const read = readStory({ file: `stories/${draft.slug}.md`, bytes: Buffer.from(formatStory(draft)) });
  return 'value' in read ? read.value : read.problems;
}

describe('formatStory', () => {
  it('writes the fields that say something, articles last', () => {
    expect(formatStory(aDraft({ redirectFrom: ['2024-05-01-wall'] }))).toBe([
      '---', 'title: The flood', 'status: open', 'redirect_from:', '  - 2024-05-01-wall', 'articles:', '  - 2024-05-01-wall', '  - 2024-05-02-gate', '---', '',
    ].join('\n'));
  });

  it('keeps a summary and key events', () => {
    const draft = aDraft({ summary: 'A wall: and a gate.', events: [{ date: '2024-05-01', text: 'It rains' }] });
    expect(readBack(draft)).toEqual({ ...draft, file: 'stories/the-flood.md' });
  });

  it.each(['Talks: an impasse', '“Savaş” # değil', "İstanbul'da 'ığdır'", '- one', '[a, b]', '2025', 'no', 'null', '---', '*x', '&y', '!z', '%a', '@b', '{c', 'a\\b', '"quoted"', '~'])('writes the title %j so that it is read back', (title) => {
    expect(readBack(aDraft({ title }))).toMatchObject({ title });
  });

  it('writes any title so that it is read back', () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => text.replace(/\p{Cc}|\p{Cs}/gu, '').trim()).filter((text) => text !== '');
    fc.assert(fc.property(line, (title) => {
      expect(readBack(aDraft({ title }))).toMatchObject({ title });
    }), { numRuns: 500 });
  });

  it('takes a slug of a day and 100 characters, and no longer one', () => {
    const longest = `2024-05-01-${'a'.repeat(100)}`;
    expect(readBack(aDraft({ slug: longest }))).toMatchObject({ slug: longest });
    expect(readBack(aDraft({ slug: `${longest}a` }))).toMatchObject([{ rule: 'slug', reason: `\`${longest.slice(0, 40)}…\` is longer than 111 characters.` }]);
  });
});

describe('writeStories', () => {
  it('writes none where one of them is there', () => {
    inFolder({ 'stories/second.md': 'Mine.' }, (root) => {
      expect(writeStories(root, [aDraft({ slug: 'first' }), aDraft({ slug: 'second' })])).toEqual({ reason: '`stories/second.md` is there already with other text, and is left as it is.' });
      expect(fs.readdirSync(path.join(root, 'stories'))).toEqual(['second.md']);
    });
  });

  it('takes the first away where the second cannot be written', () => {
    inFolder({}, (root) => {
      expect(writeStories(root, [aDraft({ slug: 'first' }), aDraft({ slug: 'x'.repeat(300) })])).toMatchObject({ reason: expect.stringContaining('its name is too long') });
      expect(fs.readdirSync(path.join(root, 'stories'))).toEqual([]);
    });
  });

  it('refuses a story that is there in the same words', () => {
    inFolder({ 'stories/the-flood.md': formatStory(aDraft()) }, (root) => {
      expect(writeStories(root, [aDraft()])).toEqual({ reason: '`stories/the-flood.md` is there already.' });
    });
  });
});
