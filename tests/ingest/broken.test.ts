import { describe, expect, it } from 'vitest';
import { findDefects, findProblemsTogether, readExpectedReport, reportDefect } from './broken-folder.ts';

describe('content with a defect', () => {
  it.each(findDefects())('tells %s in the exact words beside it', (defect) => {
    expect(reportDefect(defect)).toBe(readExpectedReport(defect));
  });
});

describe('the reports of defects', () => {
  const reports = findDefects().map((defect): [string, string] => [defect, readExpectedReport(defect)]);

  it('covers at least a hundred defects', () => {
    expect(reports.length).toBeGreaterThanOrEqual(100);
  });

  it.each(reports)('tells %s calmly: no "Error", no "Invalid", no exclamation mark, no stack trace', (_, report) => {
    expect(report.replace(/`[^`]*`/g, '')).not.toMatch(/error|invalid|!|node_modules|\bat .+\.ts:\d/i);
  });

  it.each(reports)('tells a place and something to type for every problem of %s', (_, report) => {
    const told = report.split('\n').slice(0, -2).filter((line) => line !== '' && !line.startsWith('content/'));
    for (const [index, line] of told.entries()) expect(line).toMatch(index % 2 === 0 ? /^ +\d+:\d+ {2}\S+ +\S/ : /^ {10,}\S.*[.?`]$/);
  });
});

describe('all broken articles in one folder', () => {
  // What is told of an article by others depends on which others there are.
  const together = /^(address|related|unrelated|link|story|translation|lead|tag-address|unknown-tag|picture)$/;

  it('are told each as it is told alone', () => {
    const { alone, all } = findProblemsTogether();
    const sign = ({ file, line, column, rule, reason }: (typeof all)[number]): string => `${file} ${line}:${column} ${rule} ${reason}`;
    const told = new Set(all.map(sign));
    const wanted = alone.filter(({ rule }) => !together.test(rule)).map(sign);
    expect(wanted.length).toBeGreaterThan(60);
    expect(wanted.filter((each) => !told.has(each))).toEqual([]);
  });
});
