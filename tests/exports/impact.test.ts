import { describe, expect, it } from 'vitest';
import { formatImpact, type Impact } from '../../src/exports/impact.ts';

const none: Impact = { base: 'aaaaaaaaaa', head: 'bbbbbbbbbb', articles: 3, problems: [], added: [], changed: [], removed: [], gained: [], lost: [], redirected: [], touched: [], moved: [], duplicates: [], suggested: [] };

describe('the report of an impact', () => {
  it('says so where nothing changes', () => {
    expect(formatImpact(none)).toBe('## What this changes\n\nNo page of the site changes.\n\n<sub>3 articles after `bbbbbbbbbb`, held against `aaaaaaaaaa`.</sub>\n');
  });

  it('lists twenty of many and counts the rest', () => {
    const lines = formatImpact({ ...none, touched: Array.from({ length: 57 }, (_, at) => ({ path: `/tags/t${at}/`, title: 'T', kind: 'group' })) }).split('\n');
    expect(lines).toContain('<details><summary>Tag pages touched (57)</summary>');
    expect(lines.filter((line) => line.startsWith('- `/tags/'))).toHaveLength(20);
    expect(lines).toContain('- … and 37 more');
  });

  it('is never longer than a comment may be, and says what is left out', () => {
    const article = { title: '𝕏@'.repeat(5000), path: `/2024/05/01/${'x'.repeat(100)}/`, file: 'articles/x.md' };
    const many = <T>(item: T): T[] => Array.from({ length: 5000 }, () => item);
    const full = formatImpact({
      ...none, problems: many({ severity: 'problem', file: '`'.repeat(5000), line: 1, column: 1, reason: '𝕏'.repeat(9000), hint: '<'.repeat(9000) }), added: many(article), removed: many(article),
      changed: many({ ...article, fields: many({ field: 'title', before: article.title, after: article.title }) }), lost: many({ ...article, kind: 'article', mend: { line: article.title, file: article.title } }),
      moved: many({ article, came: many(article.title), left: many(article.title) }), duplicates: many({ article, other: article, why: 'the same text as' }), suggested: many({ article, tags: many({ name: article.title, why: article.title }) }),
    });
    expect(Buffer.byteLength(full)).toBeLessThan(60_000);
    expect(full).toMatch(/Left out for length: .*articles changed \(5,000 lines\)/);
    expect(full).toContain('… and 4,980 more');
  });
});
