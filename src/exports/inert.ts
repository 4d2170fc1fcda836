const longest = 120;

/** Characters that mean nothing in a comment on GitHub or GitLab, wherever they stand in a line that begins with other words. */
const harmless = /^[\p{L}\p{M}\p{N} ,.;:'’‘“”«»„!?()\-–—…%/\u200c\u200d]*$/u;
/** Words that become links, notes to people or pictures though their characters are harmless. */
const linking = /www\.|:\/\/|GH-\d|:[\w+-]+:/i;
/** What begins a list or a rule where a line holds nothing before it. */
const beginning = /^(-|\d+[.)])/;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A stranger's words as one line of a Markdown comment, in which nobody is called, nothing linked and no markup begun:
 * plain where they are harmless, as code elsewhere. Marks that turn the direction of text are spelt out.
 */
export function toInert(text: string, most = longest): string {
  const line = clean(text, most);
  if (line === '') return '“”';
  if (!harmless.test(line) || linking.test(line) || beginning.test(line)) return fence(line);
  // The sentence around it keeps its direction.
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line;
}

/** A sentence of our own with a stranger's words between backticks. */
export function toInertSentence(text: string, most = longest): string {
  const told = clean(text, most).split('`').map((part, at) => {
    if (at % 2 === 1) return toCode(part, most);
    const words = part.trim();
    return words === '' ? part.slice(0, 1) : `${/^\s/.test(part) ? ' ' : ''}${toInert(words, most)}${/\s$/.test(part) ? ' ' : ''}`;
  });
  // Two pieces of code that touch would be read as one.
  return told.reduce((sentence, piece) => (sentence.endsWith('`') && piece.startsWith('`') ? `${sentence} ${piece}` : sentence + piece), '').trim();
}

/** The same, as code in any case: names of files, addresses, what is to be typed. */
export function toCode(text: string, most = longest): string {
  return fence(clean(text, most));
}

function clean(text: string, most: number): string {
  // Whatever lies far beyond the cut is not looked at.
  const near = text.slice(0, most * 8).toWellFormed().replace(/\s+/gu, ' ').trim()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, (character) => (/[\u200c\u200d]/.test(character) ? character : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`))
    .replace(/(\p{M}{3})\p{M}+/gu, '$1');
  const characters = [...near];
  return characters.length > most || text.length > most * 8 ? `${characters.slice(0, most - 1).join('').trimEnd()}…` : near;
}

/** Code between more backticks than it holds in a row. */
function fence(line: string): string {
  const longestRun = (line.match(/`+/g) ?? []).reduce((longestYet, run) => Math.max(longestYet, run.length), 0);
  const ticks = '`'.repeat(longestRun + 1);
  const pad = longestRun > 0 || line === '' ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}
