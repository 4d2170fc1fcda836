import { compareText } from '../archive/order.ts';

/** A file below the site, and the SHA-256 of its bytes in hexadecimal. */
export type FixityEntry = [file: string, sha256: string];

/**
 * Files with their SHA-256, a line each in code-unit order, as `sha256sum -c` reads them and as payload manifests of BagIt
 * have them: https://www.rfc-editor.org/rfc/rfc8493#section-2.1.3, by which `%` and the ends of lines are written `%25`, `%0A`, `%0D`.
 */
export function formatFixity(entries: FixityEntry[]): string {
  return entries.sort(([a], [b]) => compareText(a, b)).map(([file, sha256]) => `${sha256}  ${file.replace(/[%\r\n]/g, encodeURIComponent)}\n`).join('');
}

/** No plain path downwards: absolute, of a drive, or with an empty, `.` or `..` part, or a backslash. */
const outside = /^\/|^[a-z]:|\\|(?:^|\/)(?:\.{0,2})(?:\/|$)/i;

/** The entries of a manifest, or the number of the first line that is none or leads outside the site. */
export function readFixity(text: string): FixityEntry[] | { line: number } {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const entries: FixityEntry[] = [];
  const known = new Set<string>();
  for (const [at, line] of lines.entries()) {
    const [, sha256, written] = /^([0-9a-f]{64})[ \t]+\*?(\S.*?)\r?$/i.exec(line) ?? [];
    const file = written?.replace(/%(25|0A|0D)/gi, decodeURIComponent);
    if (sha256 === undefined || file === undefined || outside.test(file) || file.includes('\0') || known.has(file)) return { line: at + 1 };
    known.add(file);
    entries.push([file, sha256.toLowerCase()]);
  }
  return entries;
}
