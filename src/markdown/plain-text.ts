import { findBreach } from './bounds.ts';
import type { Rendered } from './render.ts';

/** Letters, figures and the punctuation of prose: none of them means anything to Markdown within a line. */
const prose = /^[\p{L}\p{M}\p{N} \n.,;:?!'"()/%$€£§°–—…“”„‘’«»¡¿-]*$/u;
/** GFM makes links of bare addresses; those of mail need an `@`, which is not prose. */
const address = /www\.|:\/\//i;
/** What a line may begin with: no mark of a list, heading, rule, table or quote, no space. */
const opening = /^["'(€£$§“”„‘’«»¡¿…–—]*[\p{L}\p{N}]/u;
const numbered = /^\d{1,9}[.)]/;

/** Lines between two empty ones, or a text's ends. */
interface Block {
  /** Where it begins, from 1. */
  line: number;
  text: string;
}

function listBlocks(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  for (let at = 0, begin = 0; at <= lines.length; at += 1) {
    if (at < lines.length && lines[at] !== '') continue;
    if (at > begin) blocks.push({ line: begin + 1, text: lines.slice(begin, at).join('\n') });
    begin = at + 1;
  }
  return blocks;
}

/** Whether a block is one paragraph of plain words wherever it stands, but in code or a comment that goes on over empty lines. */
function isProse({ text }: Block): boolean {
  return prose.test(text) && !address.test(text) && text.split('\n').every((line) => opening.test(line) && !numbered.test(line) && !line.endsWith(' '));
}

/** Whether a text is nothing but paragraphs of plain words. */
export function isPlainProse(text: string): boolean {
  return listBlocks(text).every(isProse);
}

/**
 * A text in which Markdown has nothing to do, rendered without a parser: paragraphs of plain words. Undefined for every
 * other text. It gives the very bytes that `parseMarkdown` gives.
 */
export function renderProse(text: string): Rendered | undefined {
  const blocks = listBlocks(text);
  if (!blocks.every(isProse) || findBreach(text)) return undefined;
  const plain = blocks.map((block) => block.text).join('\n');
  return {
    plain,
    body: {
      html: blocks.map((block) => `<p>${block.text}</p>`).join('\n'), links: [], pictures: [], words: countWords(plain),
      opening: blocks.slice(0, longestOpening).map((block) => block.text.replaceAll('\n', ' ')),
    },
  };
}

/**
 * Takes the paragraphs of plain words out of a text: a letter stands for each, and every other line stays on its line.
 * Nothing else in a text depends on what plain words say. `paragraphs` has them by the line they begin on.
 */
export function takeOutProse(text: string): { rest: string; paragraphs: Map<number, string> } {
  const lines = text.split('\n');
  const blocks = listBlocks(text).filter(isProse);
  for (const block of blocks) lines.fill('', block.line - 1, block.line - 1 + block.text.split('\n').length).fill('x', block.line - 1, block.line);
  return { rest: lines.join('\n'), paragraphs: new Map(blocks.map((block) => [block.line, block.text])) };
}

/** Paragraphs kept as plain text beside the HTML. */
export const longestOpening = 4;

export function countWords(plain: string): number {
  return plain.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;
}
