import type { Cell, Column, Row, Table } from './tables.ts';

/** A row as a line of JSON Lines (https://jsonlines.org); `rest` stands at its end. What is not known is left out. */
export function formatJsonLine(row: Row, rest: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ ...row, ...rest })}\n`;
}

/** The names of the columns, as the first line of a CSV file. */
export function formatCsvHead({ columns }: Table): string {
  return `${columns.map(({ name }) => name).join(',')}\r\n`;
}

/** A row as a line of CSV (RFC 4180): lists joined by `; `, what is not known left empty. */
export function formatCsvRow({ columns }: Table, row: Row): string {
  return `${columns.map((column) => formatCsvCell(formatCell(row[column.name]), column)).join(',')}\r\n`;
}

/** A cell as text, as CSV and SQLite have it. */
export function formatCell(cell: Cell): string {
  if (cell === undefined) return '';
  return typeof cell === 'object' ? cell.join('; ') : String(cell);
}

/** What a spreadsheet would take for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^[=+\-@\t\r＝＋－＠]/;

/**
 * Text that a spreadsheet would run as a formula begins with an apostrophe, which it hides; figures stay figures.
 * Every break of a line, and every sign that CSV gives a meaning, stands in quotes.
 */
function formatCsvCell(text: string, { type }: Column): string {
  const safe = type !== 'number' && type !== 'integer' && formula.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
