import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/ingest/problem.ts';
import { formatAnnotation, formatReport } from '../../src/ingest/report.ts';

function aProblem(changed: Partial<Problem> = {}): Problem {
  return { severity: 'problem', file: 'articles/a.md', line: 7, column: 10, field: 'related', rule: 'related', reason: 'It is wrong.', hint: 'Mend it.', ...changed };
}

describe('formatReport', () => {
  it('sorts by file, then line, then column', () => {
    const problems = [aProblem({ file: 'b.md', reason: 'Fourth.' }), aProblem({ line: 12, reason: 'Third.' }), aProblem({ column: 12, reason: 'Second.' }), aProblem({ reason: 'First.' })];
    expect(formatReport(problems, 2, 'content').match(/First|Second|Third|Fourth/g)).toEqual(['First', 'Second', 'Third', 'Fourth']);
  });

  it('writes each file once, with its problems below it', () => {
    expect(formatReport([aProblem(), aProblem({ line: 9 })], 48, 'news')).toBe(`news/articles/a.md
   7:10  related    It is wrong.
                    Mend it.
   9:10  related    It is wrong.
                    Mend it.

2 problems in 1 file; 48 articles read. Nothing was written.`);
  });

  it('says that something may be written where there are warnings alone', () => {
    expect(formatReport([aProblem({ severity: 'warning' })], 1, 'content').split('\n').at(-1)).toBe('No problems in 1 article. 1 warning.');
  });

  it('marks a warning as one', () => {
    expect(formatReport([aProblem({ severity: 'warning' })], 1, 'content')).toContain('Warning: It is wrong.');
  });

  it('counts no file of a warning among the files with problems', () => {
    expect(formatReport([aProblem(), aProblem({ file: 'b.md', severity: 'warning' })], 2, 'content').split('\n').at(-1)).toBe('1 problem in 1 file; 2 articles read. Nothing was written. 1 warning.');
  });

  it.each(['\u001b[31m', '\r', '\u0007', '\u202e', '\u2066', '\u009b'])('writes %j so that a terminal shows it and does not obey it', (mark) => {
    expect(formatReport([aProblem({ reason: `It is ${mark}.` })], 1, 'content')).not.toContain(mark);
  });

  it('reports two hundred thousand problems, which a whole imported archive may have', () => {
    const problems = Array.from({ length: 200_000 }, () => aProblem());
    expect(formatReport(problems, 100_000, 'content').split('\n').at(-1)).toBe('200000 problems in 1 file; 100000 articles read. Nothing was written.');
  });

  it('says in one line that there is nothing to mend', () => {
    expect(formatReport([], 48, 'content')).toBe('No problems in 48 articles.');
  });

  it('leaves the problems it was given in their order', () => {
    const problems = [aProblem({ line: 9 }), aProblem({ line: 2 })];
    formatReport(problems, 1, 'content');
    expect(problems.map(({ line }) => line)).toEqual([9, 2]);
  });
});

describe('formatAnnotation', () => {
  it('is a line in the words of GitHub Actions', () => {
    expect(formatAnnotation(aProblem(), 'content')).toBe('::error file=content/articles/a.md,line=7,col=10,title=related::It is wrong. Mend it.');
  });

  it('calls a warning a warning', () => {
    expect(formatAnnotation(aProblem({ severity: 'warning' }), 'content')).toMatch(/^::warning /);
  });

  it('cannot be ended or begun anew by a file name or a value', () => {
    expect(formatAnnotation(aProblem({ file: 'a,b:c%\n::error.md', reason: 'Line\n::error::x' }), 'content'))
      .toBe('::error file=content/a%2Cb%3Ac%25%0A%3A%3Aerror.md,line=7,col=10,title=related::Line\\u000a::error::x Mend it.');
  });
});
