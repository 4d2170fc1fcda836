import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

/** A text file as it came: nothing in it is believed yet. */
export interface SourceFile {
  file: string;
  bytes: Uint8Array;
}

/** A file in its two parts. `bodyLine` is the line of the file on which the body begins, from 1. */
export interface SplitFile {
  file: string;
  /** The lines between the fences, which begin on line 2. */
  frontMatter: string;
  body: string;
  bodyLine: number;
}

/** 2 MiB: some 300,000 words. */
export const largestText = 2 * 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes UTF-8 strictly, takes one byte-order mark off, and parts the front matter from the body. */
export function splitSource({ file, bytes }: SourceFile): SplitFile | { problems: Problem[] } {
  const refuse = (line: number, rule: Rule, reason: string, hint: string): { problems: Problem[] } =>
    ({ problems: [{ severity: 'problem', file, line, column: 1, field: 'file', rule, reason, hint }] });
  if (bytes.length > largestText) return refuse(1, 'too-large', 'This file is larger than 2 MiB.', 'Part it into several articles.');
  let text: string;
  try {
    text = decoder.decode(bytes).replace(/^\ufeff/, '');
  } catch {
    return refuse(lineOfBadByte(bytes), 'encoding', 'This file is not UTF-8 text.', 'Save it as UTF-8 in your editor.');
  }
  text = text.replace(/\r\n?/g, '\n');
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).padStart(4, '0');
    return refuse(text.slice(0, control.index).split('\n').length, 'encoding', `This line holds the control character U+${code.toUpperCase()}.`, 'Delete the character.');
  }
  const lines = text.split('\n');
  if (lines[0] !== '---') return refuseFence(lines[0] ?? '', refuse);
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (end < 0) return refuse(1, 'front-matter', 'The front matter that begins on line 1 does not end.', 'Write a line `---` after its last field.');
  // gray-matter would end the fields at such a line and drop those below it.
  if (lines[end] !== '---') return refuse(end + 1, 'front-matter', `\`${(lines[end] ?? '').slice(0, 40)}\` does not end the front matter; only \`---\` does.`, 'Write exactly three hyphens and nothing after them.');
  return { file, frontMatter: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

function refuseFence(line: string, refuse: (line: number, rule: Rule, reason: string, hint: string) => { problems: Problem[] }): { problems: Problem[] } {
  if (line.startsWith('---')) return refuse(1, 'front-matter', `The first line is \`${line.slice(0, 40)}\`, and only \`---\` is read here.`, 'Make the first line exactly three hyphens, and write the fields as YAML.');
  if (line.startsWith('+++')) return refuse(1, 'front-matter', 'This front matter is TOML.', 'Write it as YAML between two lines `---`.');
  return refuse(1, 'front-matter', 'This file has no front matter.', 'Begin with a line `---`, then `title:` and `date:`, then a line `---`.');
}

function lineOfBadByte(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let index = 0; index <= bytes.length; index += 1) {
    if (index < bytes.length && bytes[index] !== 10) continue;
    try {
      decoder.decode(bytes.subarray(start, index));
    } catch {
      return line;
    }
    line += 1;
    start = index + 1;
  }
  return 1;
}
