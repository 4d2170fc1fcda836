import { describe, expect, it } from 'vitest';
import { checkRevisions, type Revision, type Settling } from '../../src/ingest/settled.ts';
import { anArticle } from '../support/archive.ts';

const settling: Settling = { today: '2025-11-10', days: 7, message: '', folder: 'content' };
const correction = { date: '2025-10-30', type: 'correction' as const, text: 'The day was wrong.' };
const file = 'articles/2025-10-28-a-quiet-day.md';

function told(before: object, after: object | undefined, changed: Partial<Settling & Revision> = {}): string[] {
  const revision = { file, before: anArticle(before), after: after && anArticle(after), published: changed.published };
  return checkRevisions([revision], { ...settling, ...changed }).map(({ rule }) => rule);
}

describe('an entry of updates', () => {
  it('may be added, and put in another order', () => {
    const more = { ...correction, type: 'note' as const };
    expect(told({ updates: [correction] }, { updates: [more, correction] })).toEqual([]);
  });

  it.each([['its text', { ...correction, text: 'Another.' }], ['its day', { ...correction, date: '2025-10-31' }], ['its type', { ...correction, type: 'note' as const }]])('may not change %s', (_, update) => {
    expect(told({ updates: [correction] }, { updates: [update] })).toEqual(['update-changed']);
  });

  it('may not be taken out, with its article or without', () => {
    expect(told({ updates: [correction] }, {})).toEqual(['update-changed']);
    expect(told({ updates: [correction] }, undefined)).toEqual(['update-changed']);
  });

  it('is excused by no message', () => {
    expect(told({ updates: [correction] }, {}, { message: 'minor-edit: tidied' })).toEqual(['update-changed']);
  });

  it('is told with the line to put back', () => {
    expect(checkRevisions([{ file, before: anArticle({ updates: [correction] }), after: anArticle() }], settling)[0]?.hint).toContain('- { date: 2025-10-30, type: correction, text: "The day was wrong." }');
  });
});

describe('a text that is no longer new', () => {
  it.each([['text', { digest: '1'.repeat(64) }], ['headline', { title: 'Another' }], ['standfirst', { summary: 'Another.' }]])('changes its %s only with a new entry', (_, change) => {
    const slug = { slug: 'a-quiet-day' };
    expect(told(slug, { ...slug, ...change })).toEqual(['text-changed']);
    expect(told(slug, { ...slug, ...change, updates: [correction] })).toEqual([]);
    expect(told({ ...slug, updates: [correction] }, { ...slug, ...change, updates: [correction] })).toEqual(['text-changed']);
  });

  it('changes its tags as it likes', () => {
    expect(told({}, { tags: ['Doha'] })).toEqual([]);
  });

  it.each([['2025-11-04', []], ['2025-11-05', ['text-changed']]])('is so on %s as the days of the settings count', (today, rules) => {
    expect(told({}, { digest: '1' }, { today })).toEqual(rules);
  });

  it('is as old as its publication here, where that is known', () => {
    expect(told({ date: '1912-04-16' }, { date: '1912-04-16', digest: '1' }, { published: '2025-11-09' })).toEqual([]);
  });

  it.each([
    [`minor-edit: ${file}`, []], [`Fix it\n\n  Minor-Edit: content/${file}  `, []], ['minor-edit: spelling of names', []],
    ['minor-edit: articles/other.md', ['text-changed']], ['minor-edit:', ['text-changed']], ['a minor-edit: none', ['text-changed']],
  ])('is excused by the message %j: %j', (message, rules) => {
    expect(told({}, { digest: '1' }, { message })).toEqual(rules);
  });

  it('was never read by anyone where it was a draft', () => {
    expect(told({ draft: true }, { digest: '1' })).toEqual([]);
  });
});
