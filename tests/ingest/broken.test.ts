import { describe, expect, it } from 'vitest';
import { findDefects, readExpectedReport, reportDefect } from './broken-folder.ts';

describe('content with a defect', () => {
  it.each(findDefects())('tells %s in the exact words beside it', (defect) => {
    expect(reportDefect(defect)).toBe(readExpectedReport(defect));
  });
});

describe('the reports of defects', () => {
  const reports = findDefects().map((defect): [string, string] => [defect, readExpectedReport(defect)]);

  it('covers at least thirty defects', () => {
    expect(reports.length).toBeGreaterThanOrEqual(30);
  });

  it.each(reports)('tells %s calmly: no "Error", no "Invalid", no exclamation mark, no stack trace', (_, report) => {
    expect(report.replace(/`[^`]*`/g, '')).not.toMatch(/error|invalid|!|node_modules|\bat .+\.ts:\d/i);
  });

  it.each(reports)('tells a place and something to type for every problem of %s', (_, report) => {
    const told = report.split('\n').slice(0, -2).filter((line) => line !== '' && !line.startsWith('content/'));
    for (const [index, line] of told.entries()) expect(line).toMatch(index % 2 === 0 ? /^ +\d+:\d+ {2}\S+ +\S/ : /^ {10,}\S.*[.?`]$/);
  });
});
