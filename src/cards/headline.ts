import type { Face } from './faces.ts';
import { shapeLine, type Language, type Line } from './line.ts';

/** A headline in lines, with the size it is set at. */
export interface Headline {
  lines: Line[];
  size: number;
}

interface Room {
  /** Pixels. */
  width: number;
  height: number;
  /** Largest first. */
  sizes: readonly number[];
  /** From one baseline to the next, in sizes. */
  leading: number;
}

/** A headline of more signs than this is cut before it is measured. */
const mostSigns = 240;

/** Sets a text as large as its room allows, in lines of like length; at the smallest size it is cut with an ellipsis. */
export function setHeadline(text: string, face: Face, language: Language, { width, height, sizes, leading }: Room): Headline {
  const cut = cutText(text);
  const measure = openMeasure(face, language);
  const smallest = sizes.at(-1) ?? 0;
  for (const size of sizes) {
    const most = (width / size / face.adjust) * face.unitsPerEm;
    const words = partWords(cut, size === smallest ? most : Infinity, measure);
    const lines = breakLines(words, most, measure);
    const fitting = Math.max(1, Math.floor(height / (size * leading)));
    if (lines && lines.length <= fitting) return { size, lines: balance(words, lines, most, measure).map((line) => shapeLine(line, face, language)) };
    if (lines && size === smallest) return { size, lines: shorten(lines, fitting, most, measure).map((line) => shapeLine(line, face, language)) };
  }
  return { size: smallest, lines: [] };
}

/** At the end of a word, where one ends in time. */
function cutText(text: string): string {
  const signs = [...text];
  if (signs.length <= mostSigns) return text;
  const start = signs.slice(0, mostSigns).join('');
  return endCut(start.includes(' ') ? start.slice(0, start.lastIndexOf(' ')) : start);
}

function endCut(text: string): string {
  return `${text.replace(/[\s,;:.…\u2013\u2014-]+$/u, '')}…`;
}

type Measure = (text: string) => number;

function openMeasure(face: Face, language: Language): Measure {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? shapeLine(text, face, language).width;
    known.set(text, width);
    return width;
  };
}

/** Parts between which a line may end, each with the space after it; what is wider than a line is parted between letters. */
function partWords(text: string, most: number, measure: Measure): string[] {
  const words = text.match(/[^ \u2013\u2014-]*(?:[\u2013\u2014-]+| +|$)/gu)?.filter(Boolean) ?? [];
  return words.flatMap((word) => (measure(word.trimEnd()) <= most ? [word] : partLetters(word, most, measure)));
}

function partLetters(word: string, most: number, measure: Measure): string[] {
  const parts = [''];
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    const longer = (parts.at(-1) ?? '') + segment;
    if (measure(longer.trimEnd()) <= most) parts[parts.length - 1] = longer;
    else parts.push(segment);
  }
  return parts;
}

/** Lines filled one after the other; undefined where a word is wider than a line. */
function breakLines(words: readonly string[], most: number, measure: Measure): string[] | undefined {
  const lines: string[] = [];
  let width = 0;
  for (const word of words) {
    const own = measure(word.trimEnd());
    if (own > most) return undefined;
    if (lines.length > 0 && width + own <= most) lines[lines.length - 1] += word;
    else {
      lines.push(word);
      width = 0;
    }
    width += measure(word);
  }
  return lines.map((line) => line.trimEnd());
}

const steps = 12;

/** The narrowest lines of the same number. */
function balance(words: readonly string[], lines: string[], most: number, measure: Measure): string[] {
  let [low, high, best] = [0, most, lines];
  for (let step = 0; step < steps && lines.length > 1; step += 1) {
    const middle = (low + high) / 2;
    const tried = breakLines(words, middle, measure);
    if (tried?.length === lines.length) [high, best] = [middle, tried];
    else low = middle;
  }
  return best;
}

function shorten(lines: readonly string[], fitting: number, most: number, measure: Measure): string[] {
  const kept = lines.slice(0, fitting);
  let last = kept.pop() ?? '';
  while (last !== '' && measure(`${last}…`) > most) last = last.slice(0, Math.max(0, last.lastIndexOf(' ')));
  return [...kept, endCut(last)];
}
