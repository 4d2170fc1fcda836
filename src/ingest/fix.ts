import { tagKey } from '../archive/tags.ts';

/** One mend: its line in the file as it was, and what was done. */
export interface Fix {
  line: number;
  told: string;
}

/** What is longer is no list of tags: patterns of a line would take long over it. */
const longestLine = 2000;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Mends four things and leaves every other byte: quotes a title that holds a colon, splits tags written as one text with
 * commas, writes a tag by its registered name (`nameOf` gives it for a key), adds a missing final newline. Mended text is
 * left alone when it is mended again, and what is not UTF-8 altogether.
 */
export function fixText(bytes: Uint8Array, nameOf: (key: string) => string | undefined): { bytes: Uint8Array; fixes: Fix[] } {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { bytes, fixes: [] };
  }
  if (text.includes('\u0000')) return { bytes, fixes: [] };
  const fixes: Fix[] = [];
  // Every second part is a line end, whichever kind the file has.
  const parts = text.split(/(\r\n|\n|\r)/);
  const first = (parts[0] ?? '').replace(/^\ufeff/, '');
  const fence = first === '---' ? parts.findIndex((line, index) => index > 0 && index % 2 === 0 && line.startsWith('---')) : -1;
  let inTags = false;
  for (let index = 2; index < fence; index += 2) {
    const line = parts[index] ?? '';
    if (/^[^\s#-]/.test(line)) inTags = /^tags:\s*$/.test(line);
    const goesOn = /^[ \t]+\S/.test(parts[index + 2] ?? '') && index + 2 < fence;
    const mended = line.length > longestLine ? undefined : (goesOn ? undefined : fixTitle(line) ?? fixTags(line, nameOf)) ?? (inTags ? fixMember(line, nameOf) : undefined);
    if (!mended) continue;
    parts[index] = mended.line.replaceAll('\n', parts[1] ?? '\n');
    fixes.push({ line: index / 2 + 1, told: mended.told });
  }
  const end = parts.at(-1) ?? '';
  if (end !== '') {
    parts.push(parts.includes('\r\n') ? '\r\n' : '\n');
    fixes.push({ line: (parts.length - 2) / 2 + 1, told: 'a final newline was added' });
  }
  return fixes.length === 0 ? { bytes, fixes } : { bytes: new TextEncoder().encode(parts.join('')), fixes };
}

interface Mended {
  line: string;
  told: string;
}

/** A title as YAML would misread it: a colon and a space, or a colon at its end, without quotation marks. */
function fixTitle(line: string): Mended | undefined {
  const [, before, value] = /^(title:[ \t]+)([^"'[\]{}>|*&!%@`#,?\s-][^#]*?:(?:[ \t].*|)?)$/.exec(line) ?? [];
  if (before === undefined || value === undefined || !/:(?:[ \t]|$)/.test(value) || value.includes(' #')) return undefined;
  return { line: `${before}${JSON.stringify(value.trimEnd())}`, told: 'the title was put between quotation marks' };
}

/** `tags: a, b` and `tags: [a, "b, c"]`, on one line. */
function fixTags(line: string, nameOf: (key: string) => string | undefined): Mended | undefined {
  const [, before = '', value = '', after = ''] = /^(tags:[ \t]+)(.*?)([ \t]*)$/.exec(line) ?? [];
  if (value === '' || value.includes('#')) return undefined;
  const flow = /^\[(.*)\]$/.exec(value)?.[1];
  const plain = flow === undefined ? /^(?:"[^"\\]*"|'[^']*'|[^"'[\]{}>|*&!%@`]*)$/.test(value) && value.includes(',') ? value : undefined : undefined;
  const members = flow === undefined ? (plain === undefined ? undefined : [plain]) : splitFlow(flow);
  if (!members) return undefined;
  const told: string[] = [];
  const names = members.flatMap((member) => {
    const inner = unquote(member);
    const split = inner.includes(',') ? inner.split(',').map((part) => part.trim()).filter((part) => part !== '') : [inner];
    if (split.length > 1 || plain !== undefined) told.push('the tags were written one by one');
    return split.map((name) => {
      const known = nameOf(tagKey(name));
      if (known !== undefined && known !== name) told.push(`\`${name}\` was written \`${known}\``);
      return known !== undefined && known !== name ? writeName(known) : split.length > 1 || plain !== undefined ? writeName(name) : member;
    });
  });
  return told.length === 0 ? undefined : { line: `${before}[${names.join(', ')}]${after}`, told: [...new Set(told)].join('; ') };
}

/** `  - Turkiye`, below `tags:`. */
function fixMember(line: string, nameOf: (key: string) => string | undefined): Mended | undefined {
  const [, before = '', value = '', after = ''] = /^([ \t]*-[ \t]+)(.*?)([ \t]*)$/.exec(line) ?? [];
  if (value === '' || /[#[\]{}]/.test(value)) return undefined;
  const name = unquote(value);
  if (name.includes(',')) {
    const split = name.split(',').map((part) => part.trim()).filter((part) => part !== '');
    return { line: split.map((part, index) => `${index === 0 ? before : `\n${before}`}${writeName(nameOf(tagKey(part)) ?? part)}`).join('') + after, told: 'the tags were written one by one' };
  }
  const known = nameOf(tagKey(name));
  return known === undefined || known === name ? undefined : { line: `${before}${writeName(known)}${after}`, told: `\`${name}\` was written \`${known}\`` };
}

/** The members of a list in brackets, as written; undefined where it is more than plain words and quoted text. */
function splitFlow(inner: string): string[] | undefined {
  const members = inner.match(/[ \t]*(?:"[^"\\]*"|'[^']*'|[^,"'[\]{}]*)[ \t]*(?:,|$)/g) ?? [];
  if (members.join('') !== inner) return undefined;
  return members.map((member) => member.replace(/,$/, '').trim()).filter((member) => member !== '');
}

function unquote(text: string): string {
  return /^"[^"\\]*"$|^'[^']*'$/.test(text) ? text.slice(1, -1) : text;
}

/** A name as YAML takes it for text. */
function writeName(name: string): string {
  const isPlain = /^[\p{L}][\p{L}\p{M}\p{N} ’.-]*$/u.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name);
  return isPlain ? name : JSON.stringify(name);
}
