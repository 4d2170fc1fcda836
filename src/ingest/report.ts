import { compareProblems, type Problem } from './problem.ts';

/**
 * Problems as an editor reads them, by file and line, with what to type.
 * `folder` stands before each file name; the last line sums up.
 */
export function formatReport(problems: readonly Problem[], articles: number, folder: string): string {
  const lines: string[] = [];
  let file: string | undefined;
  const sorted = problems.toSorted(compareProblems);
  const width = sorted.reduce((longest, problem) => Math.max(longest, labelOf(problem).length), 0);
  for (const problem of sorted) {
    if (problem.file !== file) {
      if (file !== undefined) lines.push('');
      file = problem.file;
      lines.push(`${folder}/${printable(file)}`);
    }
    const warning = problem.severity === 'warning' ? 'Warning: ' : '';
    lines.push(`${labelOf(problem).padEnd(width)}  ${warning}${printable(problem.reason)}`);
    if (problem.hint) lines.push(`${' '.repeat(width)}  ${printable(problem.hint)}`);
  }
  if (lines.length > 0) lines.push('');
  lines.push(sumUp(sorted, articles));
  return lines.join('\n');
}

function labelOf(problem: Problem): string {
  return `${`${problem.line}:${problem.column}`.padStart(7)}  ${problem.field.padEnd(9)}`;
}

/** Control and direction characters of a stranger's file never reach a terminal raw. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function sumUp(problems: readonly Problem[], articles: number): string {
  const refused = problems.filter((problem) => problem.severity === 'problem');
  const warnings = problems.length - refused.length;
  const told = warnings > 0 ? ` ${count(warnings, 'warning')}.` : '';
  if (refused.length === 0) return `No problems in ${count(articles, 'article')}.${told}`;
  const files = new Set(refused.map((problem) => problem.file)).size;
  return `${count(refused.length, 'problem')} in ${count(files, 'file')}; ${count(articles, 'article')} read. Nothing was written.${told}`;
}

export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** One line of a pull request's annotation, in the words of GitHub Actions. */
export function formatAnnotation(problem: Problem, folder: string): string {
  const escape = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: string): string => escape(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  const level = problem.severity === 'warning' ? 'warning' : 'error';
  return `::${level} file=${property(`${folder}/${problem.file}`)},line=${problem.line},col=${problem.column},title=${property(problem.rule)}::${escape(printable(`${problem.reason} ${problem.hint}`))}`;
}
