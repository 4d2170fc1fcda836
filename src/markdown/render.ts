import type { Element, Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { type Options } from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { Body, TextProblem, TextWords } from './body.ts';
import { placeScheme } from './body.ts';
import { findBreach, runBounded } from './bounds.ts';
import { collectLinks } from './collect.ts';
import { captionMark, makeFigure, pullClass, takeCaption, takePullMarks, wrapQuote, wrapTable } from './figures.ts';
import { countWords, longestOpening, renderProse, takeOutProse } from './plain-text.ts';
import { reader } from './reader.ts';
import type { WikiLink } from './wiki-link.ts';

/** An article of 2 MiB takes about two seconds; more than this is an attack. */
const timeLimit = 5000;
/** A text of so few characters ends within half a second, whatever it holds. */
const shortText = 4096;

const schema = {
  ...defaultSchema,
  attributes: { ...defaultSchema.attributes, blockquote: [...defaultSchema.attributes?.['blockquote'] ?? [], pullClass] },
  // Raw HTML is refused, so the only ids are those of footnotes, which bear a prefix already.
  clobber: [],
  clobberPrefix: '',
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto', 'tel', placeScheme], src: [placeScheme] },
};

/** English, for texts whose language has no words here. */
const english: TextWords = { notes: 'Notes', backToNote: (note) => `Back to note ${note} in the text`, table: (number) => `Table ${number}` };

function optionsOf(words: TextWords): Options {
  return {
    clobberPrefix: 'text-',
    footnoteLabel: words.notes,
    footnoteLabelProperties: {},
    footnoteBackLabel: (note, use) => words.backToNote(use > 1 ? `${note + 1}-${use}` : String(note + 1)),
    handlers: { wikiLink: (_state: unknown, node: WikiLink): Element => ({
      type: 'element', tagName: 'a', properties: { href: node.url ?? '' }, children: [{ type: 'text', value: node.text ?? node.reference }],
    }) },
  };
}

const openWriter = (words: TextWords) => unified()
  .use(remarkRehype, optionsOf(words))
  .use(rehypeSanitize, schema)
  .use(rehypeSlug, { prefix: 'h-' })
  .use(() => (tree: HtmlRoot) => finishHtml(tree, words))
  .use(rehypeStringify)
  .freeze();

const writers = new WeakMap<TextWords, ReturnType<typeof openWriter>>();

function writerOf(words: TextWords): ReturnType<typeof openWriter> {
  const writer = writers.get(words) ?? openWriter(words);
  writers.set(words, writer);
  return writer;
}

/** Marks links that leave the site, keeps `h1` for the article's own title, makes figures of pictures, quotes and tables. */
function finishHtml(tree: HtmlRoot, words: TextWords): void {
  let tables = 0;
  visit(tree, 'element', (node, index, parent) => {
    const { href } = node.properties;
    if (node.tagName === 'a' && typeof href === 'string' && /^https?:/i.test(href)) node.properties.rel = ['external'];
    if (node.tagName === 'h1') node.tagName = 'h2';
    if (node.tagName === 'p') makeFigure(node);
    if (!parent || index === undefined) return;
    if (node.tagName === 'blockquote') parent.children[index] = wrapQuote(node);
    if (node.tagName === 'table') parent.children[index] = wrapTable(node, takeCaption(parent, index) ?? words.table((tables += 1)));
  });
}

export interface Rendered {
  body: Body;
  /** The words alone, a line for each block. */
  plain: string;
}

/**
 * Markdown (CommonMark, GFM, wiki links) → sanitised HTML with what it links to and shows.
 * Raw HTML, unsafe addresses and hostile nesting come back as problems; then there is no body.
 * Words and punctuation are never altered. `words` are what the text's own language calls its notes and tables.
 */
export function renderMarkdown(text: string, words = english): Rendered | { problems: TextProblem[] } {
  return renderProse(text) ?? renderBounded(text, readTree, words);
}

/** The same with every word through the parser. */
export function parseMarkdown(text: string, words = english): Rendered | { problems: TextProblem[] } {
  return renderBounded(text, (whole) => reader.parse(whole), words);
}

function renderBounded(text: string, read: (text: string) => Root, words: TextWords): Rendered | { problems: TextProblem[] } {
  const breach = findBreach(text);
  if (breach) return { problems: [{ ...breach, rule: 'nesting' }] };
  const outcome = runBounded(() => render(read(text), words), text.length > shortText ? timeLimit : undefined);
  if ('value' in outcome) return outcome.value;
  const reason = outcome.failed === 'time' ? `This text takes more than ${timeLimit / 1000} seconds to read.` : 'This text nests too deeply to be read.';
  return { problems: [{ line: 1, column: 1, rule: 'nesting', reason, hint: 'Simplify its quotes, lists, brackets and emphasis.' }] };
}

/** The tree the parser gives, which is shown no more than a letter of each paragraph of plain words. */
function readTree(text: string): Root {
  const { rest, paragraphs } = takeOutProse(text);
  const tree = reader.parse(rest);
  for (const node of tree.children) {
    const line = node.position?.start.line ?? 0;
    const words = paragraphs.get(line);
    if (node.type !== 'paragraph' || words === undefined) continue;
    node.children = [{ type: 'text', value: words }];
    paragraphs.delete(line);
  }
  // What was taken out of code or a comment is no paragraph.
  return paragraphs.size === 0 ? tree : reader.parse(text);
}

function render(tree: Root, words: TextWords): Rendered | { problems: TextProblem[] } {
  takePullMarks(tree);
  const { links, pictures, problems } = collectLinks(tree);
  if (problems.length > 0) return { problems };
  const plain = tree.children.map(plainOf).join('\n');
  return {
    plain,
    body: {
      html: writerOf(words).stringify(writerOf(words).runSync(tree)),
      links,
      pictures,
      words: countWords(plain),
      opening: findOpening(tree),
    },
  };
}

/** Blocks whose words are a line of their own. */
const lines = new Set(['paragraph', 'heading', 'tableCell', 'code']);

/** The words of a block; those of a wiki link as far as the text gives them. */
function plainOf(block: Root['children'][number]): string {
  const parts: string[] = [];
  visit(block, (node) => {
    if (node.type === 'definition' || node.type === 'html') return SKIP;
    if (lines.has(node.type)) parts.push('\n');
    if (node.type === 'break') parts.push(' ');
    else if (node.type === 'wikiLink') parts.push(node.text ?? '');
    else if ('value' in node) parts.push(node.value);
    else if ('alt' in node) parts.push(node.alt ?? '');
    return undefined;
  });
  return parts.join('').trim();
}

function findOpening(tree: Root): string[] {
  return tree.children.filter((node) => node.type === 'paragraph').map((node) => wordsOf(node).trim()).filter((words) => words !== '' && !words.startsWith(captionMark)).slice(0, longestOpening);
}

function wordsOf(node: Root['children'][number]): string {
  const parts: string[] = [];
  visit(node, (child) => {
    if (child.type === 'text' || child.type === 'inlineCode') parts.push(child.value);
    if (child.type === 'break') parts.push(' ');
    if (child.type === 'wikiLink') parts.push(child.text ?? `[[${child.reference}]]`);
  });
  return parts.join('').replace(/\s*\n\s*/g, ' ');
}
