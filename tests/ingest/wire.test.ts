import fc from 'fast-check';
import type { Paragraph, PhrasingContent, Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { readArticle, readingManner } from '../../src/ingest/article-file.ts';
import { formatWireArticle, readWire, type WireStory } from '../../src/ingest/wire.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { remarkWikiLink } from '../../src/markdown/wiki-link.ts';

function aStory(text: string): WireStory {
  const story = readWire(text);
  if ('reason' in story) throw new Error(story.reason);
  return story;
}

function reasonOf(text: string): string {
  const story = readWire(text);
  return 'reason' in story ? story.reason : 'read without objection';
}

/** A story whose first block is `line`, above a text that speaks of New York. */
function datelineOf(line: string, title = 'Ferries stop in a storm'): Pick<WireStory, 'dateline' | 'agency'> | 'a paragraph' {
  const { dateline, agency, paragraphs } = aStory(` date 2025-10-28 ${title}\n\n${line}\n\nThe ferries of New York stood still, and Disney closed its gates.\n`);
  if (dateline === undefined) return paragraphs[0] === line ? 'a paragraph' : {};
  return agency === undefined ? { dateline } : { dateline, agency };
}

const reader = remark().use(remarkGfm).use(remarkWikiLink);

function bodyOf(text: string): string {
  return text.slice(text.indexOf('\n---\n', 4) + 5);
}

/** The plain text of each block; a block that is not a paragraph of text alone tells its kind instead. */
function readBack(markdown: string): string[] {
  const tree: Root = reader.parse(markdown);
  return tree.children.map((node) => (node.type === 'paragraph' ? plainTextOf(node) : `<${node.type}>`));
}

function plainTextOf({ children }: Paragraph): string {
  return children.map((child: PhrasingContent) => {
    if (child.type === 'text') return child.value;
    return child.type === 'html' && child.value === '<!---->' ? '' : `<${child.type}>`;
  }).join('');
}

function roundTrip(paragraphs: string[]): string[] {
  return readBack(bodyOf(formatWireArticle({ title: 'A title', date: '2025-10-28', paragraphs, name: 'articles/2025/2025-10-28-a-title.md' }).text));
}

describe('reading wire text', () => {
  it('reads day, headline, dateline and paragraphs', () => {
    expect(readWire(' date 2025-10-28 Talks hit impasse\n\nISTANBUL\n\nFirst.\n\nSecond.')).toEqual({
      title: 'Talks hit impasse', date: '2025-10-28', dateline: 'ISTANBUL', paragraphs: ['First.', 'Second.'], name: 'articles/2025/2025-10-28-talks-hit-impasse.md',
    });
  });

  it('bears a byte-order mark, carriage returns, blank lines above and a date line without its leading space', () => {
    const plain = aStory(' date 2025-10-28 Talks\n\nFirst.\n\nSecond.\n');
    expect(aStory('\ufeff\r\n\r\ndate 2025-10-28 Talks\r\n\r\nFirst.\r\n \t\r\nSecond.\r\n')).toEqual(plain);
  });

  it('joins the lines of a hard-wrapped paragraph with one space', () => {
    expect(aStory('date 2025-10-28 Talks\n\nOne two\n  three\nfour.\n\nFive.').paragraphs).toEqual(['One two three four.', 'Five.']);
  });

  it('keeps a first paragraph that repeats the headline, in its own words', () => {
    expect(aStory('date 2025-10-28 Storm over Izmir\n\nSTORM OVER İZMİR\n\nIt rained.')).toMatchObject({ paragraphs: ['STORM OVER İZMİR', 'It rained.'] });
  });

  it.each([
    ['', 'The file is empty.'],
    ['\n \n', 'The file is empty.'],
    ['Talks hit impasse\n\nText.', 'The first line is not a date line, such as ` date 2025-10-28 Headline`.'],
    ['dateline ISTANBUL\n\nText.', 'The first line is not a date line, such as ` date 2025-10-28 Headline`.'],
    ['date', 'The date line has neither a day nor a headline.'],
    ['date 2025-02-30 Talks\n\nText.', '`2025-02-30` is not a day of the calendar, such as 2025-10-28.'],
    ['date 28.10.2025 Talks\n\nText.', '`28.10.2025` is not a day of the calendar, such as 2025-10-28.'],
    ['date 2025-10-28 \n\nText.', 'The date line has no headline behind the day.'],
    ['date 2025-10-28 ???\n\nText.', 'The title has no letter or figure to make an address of.'],
    ['date 2025-10-28 Search\n\nText.', 'The headline makes the address `search`, which is reserved; it needs another word.'],
    ['date 2025-10-28 Talks\n\n', 'There is no text below the date line.'],
    ['date 2025-10-28 Talks\n\n* * *\n', 'There is no text below the date line.'],
    ['date 2025-10-28 Talks\n\nA\u000cB', 'Line 3 holds the control character U+000C.'],
    [`date 2025-10-28 Talks\n\n${'é'.repeat(1024 * 1024)}`, 'The text is larger than 2 MiB.'],
  ])('refuses what is no story, in words', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });
});

describe('a line alone above a story', () => {
  it.each([
    ['ISTANBUL', { dateline: 'ISTANBUL' }],
    ['DİYARBAKIR', { dateline: 'DİYARBAKIR' }],
    ['SAINT-ÉTIENNE', { dateline: 'SAINT-ÉTIENNE' }],
    ['WASHINGTON, D.C.', { dateline: 'WASHINGTON, D.C.' }],
    ['New York', { dateline: 'New York' }],
    ['Rio de Janeiro, Brazil (Reuters)', { dateline: 'Rio de Janeiro, Brazil', agency: 'Reuters' }],
    ['ANKARA, Türkiye (AP)', { dateline: 'ANKARA, Türkiye', agency: 'AP' }],
  ])('is a dateline where it is printed as one: %s', (line, expected) => {
    expect(datelineOf(line)).toEqual(expected);
  });

  it.each([
    'It rained.', 'IT RAINED!', 'All ferries stop', 'Jane Doe', 'By Jane Doe', 'BREAKING NEWS', 'AP', 'Reuters', 'ISTANBUL:', 'ISTANBUL —', 'THOUSANDS LEAVE COAST',
    'Spring 2025', 'SECTION 4', 'إسطنبول', 'A', '“ISTANBUL”', 'ONE TWO, THREE FOUR, FIVE SIX SEVEN', `${'A'.repeat(40)} ${'B'.repeat(40)}`,
  ])('is a paragraph in any doubt: %s', (line) => {
    expect(datelineOf(line)).toBe('a paragraph');
  });

  it('is a paragraph where it repeats the headline, or what the headline begins with before a colon', () => {
    expect(datelineOf('NEW YORK', 'New York')).toBe('a paragraph');
    expect(datelineOf('TENNIS', 'Tennis : victoire à Wimbledon')).toBe('a paragraph');
    expect(datelineOf("ASIE DE L'EST", 'Asie de l’Est : alerte au typhon')).toBe('a paragraph');
  });

  it('is a paragraph where nothing follows, and where it is not the first', () => {
    expect(aStory('date 2025-10-28 Talks\n\nISTANBUL')).toMatchObject({ paragraphs: ['ISTANBUL'] });
    expect(aStory('date 2025-10-28 Talks\n\nThey met.\n\nISTANBUL\n\nThey left.').paragraphs).toEqual(['They met.', 'ISTANBUL', 'They left.']);
  });
});

const hostile = [
  '<TICKER>', '<b>bold</b>', '<!-- -->', '<!---->', '*', '**x**', '_', '__x__', '#', '# x', '1.', '1. x', '1)', '-', '- x', '+', '+ x', '> x', '[[x]]', '[[x|y]]', '[x](y)', '[x]: y', '[^1]',
  '[^1]: x', '- [ ] x', '&amp;', '&copy;', '&#35;', '\\', '\\\\', '\\*', '~~x~~', '~', '~~~', '`x`', '```', '| a | b |', '|---|---|', 'www.example.com', 'WWW.Example.com', 'http://example.com/a?b=c',
  'https://example.com', 'a@b.cd', 'a@b@c.de', 'a@www.b.cd', 'mailto:a@b.cd', 'xmpp:a@b.cd/e', '$', '$$x$$', '---', '***', '===', ':::', '\u00a0', '\u00ad', '\t', '    ', '  ', ' ', '😀', '\u200f', '\u202e',
  '\u200b', '\u2028', '\u0085', '\ufeff', '!', '![x](y)', '![', ']', '(', ')', '{x}', '"', '’', '.', ':', '/', '@', 'a', 'www', 'http', 'x', 'é', '1', '%',
];

const paragraph = fc.oneof(
  fc.array(fc.oneof(fc.constantFrom(...hostile), fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 6 })), { minLength: 1, maxLength: 10 }).map((parts) => parts.join('')),
  fc.string({ unit: fc.constantFrom(...'aw.@:/htps-_*[]<>!&#;\\|~` 1)+='), maxLength: 24 }),
).map((text) => text.replace(/[\p{Cs}\u0000-\u0008\n\u000b-\u001f\u007f]/gu, '').trim()).filter((text) => text !== '');

describe('the article of a wire story', () => {
  it.each(hostile.map((text) => text.trim()).filter((text) => text !== ''))('keeps %s as plain text, alone and amid words', (text) => {
    const paragraphs = [text, `${text} at the start`, `at the end ${text}`, `a ${text} b`, `a${text}b`, text + text];
    expect(roundTrip(paragraphs)).toEqual(paragraphs);
  });

  it('keeps every character of every paragraph', () => {
    fc.assert(fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
      expect(roundTrip(paragraphs)).toEqual(paragraphs);
    }), { numRuns: 2000 });
  });

  it('writes a comment into an address only, and nothing else beside the escapes', () => {
    const { text } = formatWireArticle(aStory('date 2025-10-28 Talks\n\nWrite to desk@example.org at 3 * 4: it’s “plain” (really).'));
    expect(bodyOf(text)).toBe('\nWrite to desk@<!---->example.org at 3 \\* 4: it’s “plain” (really).\n');
  });

  it('gives a page without a link, whatever address the text prints', () => {
    const rendered = renderMarkdown(bodyOf(formatWireArticle(aStory('date 2025-10-28 Talks\n\nSee www.example.com, http://a.bc, d@e.fg and [[talks]].')).text));
    expect(rendered).toMatchObject({ body: { html: '<p>See www.example.com, http://a.bc, d@e.fg and [[talks]].</p>', links: [] } });
  });

  it('keeps any headline, and passes the check of an article', () => {
    fc.assert(fc.property(paragraph, paragraph, (title, text) => {
      const story = readWire(`date 2025-10-28 Ferry ${title}\n\nText. ${text}`);
      if ('reason' in story) throw new Error(story.reason);
      const { name, text: file } = formatWireArticle(story);
      expect(readArticle({ file: name, bytes: Buffer.from(file) }, readingManner(undefined))).toMatchObject({ value: { article: { title: `Ferry ${title}`, date: '2025-10-28', file: name } } });
    }), { numRuns: 500 });
  });

  it.each(['yes', '2025', 'null', '- a', 'a: b', '"quoted', '#hash', "it's", '{a}', '<<', '---'])('quotes the headline `%s …` as YAML needs it', (word) => {
    const title = `${word} Ferry`;
    const { name, text } = formatWireArticle(aStory(`date 2025-10-28 ${title}\n\nText.`));
    expect(readArticle({ file: name, bytes: Buffer.from(text) }, readingManner(undefined))).toMatchObject({ value: { article: { title } } });
  });

  it('tells title, date, dateline and agency, and no other field', () => {
    const { name, text } = formatWireArticle(aStory('date 2025-10-28 Talks: a day\n\nANKARA, Türkiye (AP)\n\nFirst.\n\nSecond.'));
    expect(name).toBe('articles/2025/2025-10-28-talks-a-day.md');
    expect(text).toBe('---\ntitle: "Talks: a day"\ndate: 2025-10-28\ndateline: ANKARA, Türkiye\nagency: AP\n---\n\nFirst.\n\nSecond.\n');
  });
});
