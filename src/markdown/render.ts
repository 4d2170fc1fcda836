import type { Element, Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkRehype, { type Options } from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { Body, TextProblem } from './body.ts';
import { placeScheme } from './body.ts';
import { findBreach, runBounded } from './bounds.ts';
import { collectLinks } from './collect.ts';
import { countWords, longestOpening, renderProse, takeOutProse } from './plain-text.ts';
import { remarkWikiLink, type WikiLink } from './wiki-link.ts';

/** An article of 2 MiB takes about two seconds; more than this is an attack. */
const timeLimit = 5000;
/** A text of so few characters ends within half a second, whatever it holds. */
const shortText = 4096;

const schema = {
  ...defaultSchema,
  // Raw HTML is refused, so the only ids are those of footnotes, which bear a prefix already.
  clobber: [],
  clobberPrefix: '',
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto', 'tel', placeScheme], src: [placeScheme] },
};

const reader = remark().use(remarkGfm).use(remarkWikiLink).freeze();

const toHtml: Options = {
  clobberPrefix: 'text-',
  handlers: { wikiLink: (_state: unknown, node: WikiLink): Element => ({
    type: 'element', tagName: 'a', properties: { href: node.url ?? '' }, children: [{ type: 'text', value: node.text ?? node.reference }],
  }) },
};

const writer = unified()
  .use(remarkRehype, toHtml)
  .use(rehypeSanitize, schema)
  .use(rehypeSlug, { prefix: 'h-' })
  .use(() => finishHtml)
  .use(rehypeStringify)
  .freeze();

/** Marks links that leave the site, lets tables scroll, keeps `h1` for the article's own title. */
function finishHtml(tree: HtmlRoot): void {
  let tables = 0;
  visit(tree, 'element', (node, index, parent) => {
    const { href } = node.properties;
    if (node.tagName === 'a' && typeof href === 'string' && /^https?:/i.test(href)) node.properties.rel = ['external'];
    if (node.tagName === 'h1') node.tagName = 'h2';
    if (node.tagName === 'table' && parent && index !== undefined) {
      parent.children[index] = { type: 'element', tagName: 'section', properties: { className: ['table'], tabIndex: 0, ariaLabel: `Table ${(tables += 1)}` }, children: [node] };
      return [SKIP, index + 1];
    }
    return undefined;
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
 * Words and punctuation are never altered.
 */
export function renderMarkdown(text: string): Rendered | { problems: TextProblem[] } {
  return renderProse(text) ?? renderBounded(text, readTree);
}

/** The same with every word through the parser. */
export function parseMarkdown(text: string): Rendered | { problems: TextProblem[] } {
  return renderBounded(text, (whole) => reader.parse(whole));
}

function renderBounded(text: string, read: (text: string) => Root): Rendered | { problems: TextProblem[] } {
  const breach = findBreach(text);
  if (breach) return { problems: [{ ...breach, rule: 'nesting' }] };
  const outcome = runBounded(() => render(read(text)), text.length > shortText ? timeLimit : undefined);
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

function render(tree: Root): Rendered | { problems: TextProblem[] } {
  const { links, pictures, problems } = collectLinks(tree);
  if (problems.length > 0) return { problems };
  const plain = tree.children.map(plainOf).join('\n');
  return {
    plain,
    body: {
      html: writer.stringify(writer.runSync(tree)),
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
  return tree.children.filter((node) => node.type === 'paragraph').map((node) => wordsOf(node).trim()).filter((words) => words !== '').slice(0, longestOpening);
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
