import { spawnSync } from 'node:child_process';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { formatArticleJson, formatArticleMarkdown, formatArticleText } from '../../src/exports/article.ts';
import { formatDayJson, formatStoryJson, formatTagJson } from '../../src/exports/lists.ts';
import type { ArticleView } from '../../src/views/pages.ts';
import { aStory, aTag, anArticle, buildArchive, viewAt, viewsOf } from '../support/archive.ts';

const texts = { type: 'string' };
const list = (properties: Record<string, object>, required: string[] = []): object => ({ type: 'array', minItems: 1, items: { type: 'object', properties, required, additionalProperties: false } });
const address = { type: 'string', pattern: '^https?://\\S+$' };
const named = list({ name: texts, rel: texts, uri: address, literal: texts });
const item = {
  uri: address, type: { enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'] }, representationType: { enum: ['full', 'partial'] },
  pubStatus: { enum: ['usable', 'withheld', 'canceled'] }, language: texts, firstCreated: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' },
  standard: { type: 'object', properties: { name: texts, version: texts, schema: address }, additionalProperties: false }, by: texts, located: texts, copyrightNotice: texts,
  headlines: list({ role: texts, contentType: texts, value: texts }, ['value']), descriptions: list({ role: texts, contentType: texts, value: texts }, ['value']),
  people: named, organisations: named, places: named, subjects: named, events: list({ id: texts, name: texts, rel: texts, uri: address, literal: texts }),
  infoSources: list({ name: texts, role: texts, uri: address, literal: texts }), altIds: list({ role: texts, value: texts }),
  renditions: list({ name: texts, href: address, contentType: texts }, ['name']),
};
/** What IPTC's ninjs-schema_3.0.json says of the properties that are used here; it allows no others. */
const ninjs = new Ajv2020({ allErrors: true }).compile({ type: 'object', required: ['uri'], additionalProperties: false, properties: { ...item, associations: { type: 'array', items: { type: 'object', required: ['name', 'uri'], properties: { ...item, name: texts }, additionalProperties: false } } } });

const talks = anArticle({
  title: 'Talks end: "no" deal', date: '2025-10-28', slug: 'talks-end', instant: '2025-10-28T14:30+03:00', summary: 'No agreement.', dateline: 'Doha', byline: [{ name: 'Ayşe Öz', slug: 'ayse-oz' }], agency: 'AP', source: 'Daily News', section: 'World',
  tags: ['Doha', 'Ceasefire', 'Ayşe'], rights: 'CC BY 4.0', stories: ['the-talks'], related: ['2025-10-20-talks-begin'],
  updates: [{ date: '2025-11-02', type: 'correction', text: 'The day\nwas wrong.' }, { date: '2025-11-03', type: 'note', text: 'Read on.' }],
});
const begin = anArticle({ title: 'Talks begin', date: '2025-10-20', slug: 'talks-begin', tags: ['Doha'], stories: ['the-talks'] });
const views = viewsOf(buildArchive([talks, begin], [aTag({ name: 'Doha', type: 'place', description: 'A city.' }), aTag({ name: 'Ayşe', type: 'person' })], [aStory({ title: 'The talks', slug: 'the-talks', events: [{ date: '2025-10-19', text: 'They agree to meet.' }] })]), 'https://example.org/archive/');
const view = viewAt(views, '/2025/10/28/talks-end/', 'article');
const site = 'https://example.org/archive';

function jsonOf(given: ArticleView): Record<string, unknown> & { backfile: Record<string, unknown> } {
  return JSON.parse(formatArticleJson(given)) as Record<string, unknown> & { backfile: Record<string, unknown> };
}

describe('index.json of an article', () => {
  it.each([['one with all there is', view], ['one with little', viewAt(views, '/2025/10/20/talks-begin/', 'article')], ['one without anything beside it', { ...view, earlier: [], later: [], tags: [], byline: [], source: undefined, agency: undefined }]])('is an item of ninjs but for our own part: %s', (_, given) => {
    const { backfile, ...rest } = jsonOf(given);
    expect(backfile).toBeDefined();
    ninjs(rest);
    expect(ninjs.errors).toBeNull();
  });

  it('tells an hour where there is one, and the day as text', () => {
    expect([jsonOf(view)['firstCreated'], jsonOf(view).backfile['date'], jsonOf({ ...view, instant: undefined })['firstCreated']]).toEqual(['2025-10-28T14:30:00+03:00', '2025-10-28', undefined]);
  });

  it('parts tags by what they name', () => {
    expect(jsonOf(view)).toMatchObject({ places: [{ name: 'Doha', uri: `${site}/tags/doha/` }], people: [{ name: 'Ayşe' }], subjects: [{ name: 'Ceasefire' }] });
  });

  it('keeps relations with their reasons, by address', () => {
    expect(jsonOf(view)['associations']).toMatchObject([{ name: 'Talks begin', uri: `${site}/2025/10/20/talks-begin/`, type: 'text', language: 'en' }]);
    expect(jsonOf(view).backfile).toMatchObject({ earlier: [{ uri: `${site}/2025/10/20/talks-begin/`, rank: 1, reasons: JSON.parse(JSON.stringify(view.earlier[0]?.reasons)) as object }], sha256: view.digest, stories: [{ name: 'The talks' }] });
    expect(view.earlier[0]?.reasons.length).toBeGreaterThan(0);
  });

  it('leads to the twins that are made', () => {
    const names = (given: ArticleView): string[] => (jsonOf(given)['renditions'] as { name: string }[]).map(({ name }) => name);
    expect([names(view), names({ ...view, frame: { ...view.frame, twins: ['json', 'text'] } })]).toEqual([['page', 'markdown', 'text'], ['page', 'text']]);
  });
});

describe('article.md', () => {
  it('has its facts in front as YAML, then its text', () => {
    const [, facts = '', body] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(formatArticleMarkdown(view, '\n\nTalks *ended*.\n\n\n')) ?? [];
    expect(body).toBe('Talks *ended*.\n');
    expect(parseYaml(facts)).toEqual({
      title: 'Talks end: "no" deal', date: '2025-10-28T14:30+03:00', summary: 'No agreement.', dateline: 'Doha', byline: ['Ayşe Öz'], agency: 'AP', source: { name: 'Daily News' }, section: 'World',
      tags: ['Doha', 'Ceasefire', 'Ayşe'], lang: 'en', rights: 'CC BY 4.0', address: view.canonical, sha256: view.digest,
      updates: [{ date: '2025-11-02', type: 'correction', text: 'The day\nwas wrong.' }, { date: '2025-11-03', type: 'note', text: 'Read on.' }],
    });
  });

  it.each(['---', '---\nx: 1', '"', '\\', '- a', '{{ x }}', '# a', '\u2028', '\u0085', '!!js/function', '*a', '&a', 'شہر', '🙂', 'null'])('takes %j for words', (title) => {
    const facts = formatArticleMarkdown({ ...view, title }, 'x').split('\n---\n')[0]?.slice(4) ?? '';
    expect(parseYaml(facts)).toMatchObject({ title });
  });
});

describe('article.txt', () => {
  it('tells what it is and where, then notices, then the text', () => {
    expect(formatArticleText(view, ['Talks ended.', '> No.'])).toBe([
      'Talks end: "no" deal', 'Ayşe Öz', 'Doha', 'Tuesday 28 October 2025', 'Daily News, AP', view.canonical, 'CC BY 4.0', '',
      'Correction, Sunday 2 November 2025: The day was wrong.', 'Note, Monday 3 November 2025: Read on.', '', 'No agreement.', '', 'Talks ended.', '> No.', '',
    ].join('\n'));
  });
});

describe('index.json of a list', () => {
  it('has all articles of a day', () => {
    expect(JSON.parse(formatDayJson(viewAt(views, '/2025/10/28/', 'day')))).toMatchObject({ kind: 'day', address: `${site}/2025/10/28/`, date: '2025-10-28', earlier: `${site}/2025/10/20/`, articles: [{ title: talks.title, address: view.canonical, date: '2025-10-28', summary: 'No agreement.', corrected: true }] });
  });

  it('has a tag with its newest articles and the way to the rest', () => {
    expect(JSON.parse(formatTagJson(viewAt(views, '/tags/doha/', 'group')))).toMatchObject({ kind: 'tag', name: 'Doha', description: 'A city.', articles: 2, years: [{ address: `${site}/tags/doha/2025/`, articles: 2 }], newest: [{ title: talks.title }, { title: 'Talks begin' }] });
  });

  it('has a story in its order', () => {
    const { entries, ...story } = JSON.parse(formatStoryJson(viewAt(views, '/stories/the-talks/', 'story'))) as { entries: { title: string; kind: string; address?: string }[] };
    expect(story).toMatchObject({ kind: 'story', title: 'The talks', found: false });
    expect(entries.map(({ kind, title }) => [kind, title])).toEqual([['event', 'They agree to meet.'], ['article', 'Talks begin'], ['article', talks.title]]);
    expect(entries.at(-1)?.address).toBe(view.canonical);
  });

  it.skipIf(spawnSync('python3', ['--version']).status !== 0)('is JSON to `python3 -m json.tool`, as that of an article is', () => {
    for (const text of [formatArticleJson(view), formatDayJson(viewAt(views, '/2025/10/28/', 'day'))]) expect(spawnSync('python3', ['-m', 'json.tool'], { input: text }).status).toBe(0);
  });
});
