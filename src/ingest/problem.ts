import type { Rule } from './rule.ts';

/** Something an editor must mend (`problem`) or may want to (`warning`). Rule names are permanent. */
export interface Problem {
  severity: 'problem' | 'warning';
  /** Relative to the content folder. */
  file: string;
  /** From 1. */
  line: number;
  column: number;
  /** The front-matter field, or `text`. */
  field: string;
  rule: Rule;
  value?: string;
  /** What is the matter, with the value in it. */
  reason: string;
  /** What to type. */
  hint: string;
}

export interface Place {
  line: number;
  column: number;
}

/** Where each field and list member of a front matter stands: `related` and `related.1` → a place in the file. */
export type Places = Record<string, Place>;

/** Makes a problem of one file; the place is that of `at` (default: the field), or the file's start. */
export function problemOf(file: string, places: Places, field: string, rule: Rule, reason: string, hint: string, at = field): Problem {
  const place = places[at] ?? places[field] ?? { line: 1, column: 1 };
  return { severity: 'problem', file, ...place, field, rule, reason, hint };
}

export function compareProblems(a: Problem, b: Problem): number {
  const byFile = a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
  return byFile || a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
