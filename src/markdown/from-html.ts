import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Blockquote, FootnoteDefinition, FootnoteReference, Root as MarkdownRoot } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRaw from 'rehype-raw';
import rehypeRemark from 'rehype-remark';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { findBreach, runBounded } from './bounds.ts';
import { makeParagraphs } from './line-breaks.ts';

/** What a text of another tool is written in. `lines` is HTML in which a line's end counts, as WordPress keeps it. */
export type Markup = 'html' | 'lines' | 'markdown' | 'plain';

/** How the parts of a text that lead out of it are to be written. */
export interface Rewriting {
  /** Where a link leads: an address an article may hold, or undefined where only its words can stay. */
  link: (url: string) => string | undefined;
  /** A file beside the article, or an address to link to; undefined where only the words for it can stay. */
  picture: (url: string) => { file: string } | { url: string } | undefined;
  /** What stands for a token (see `tokenOf`): HTML, or nothing where the words themselves stay readable. */
  token: (index: number) => { original: string; html?: string };
  /** Told once for each thing that is written otherwise than it was. */
  note: (what: string) => void;
}

/** A stretch of text that no parser may read, such as a shortcode, is parked under a token. Private characters cannot come from text: `takeOutTokens` drops them. */
export function tokenOf(index: number): string {
  return `\ue000${index}\ue001`;
}

/** A text without the characters of tokens. */
export function takeOutTokens(text: string): string {
  return text.replace(/[\ue000\ue001]/g, '');
}

const token = /\ue000(\d+)\ue001/;
const tokens = /\ue000(\d+)\ue001/g;
const timeLimit = 5000;

const markdownReader = remark().use(remarkGfm).freeze();
const htmlReader = unified().use(rehypeParse, { fragment: true }).freeze();
const markdownWriter = remark().use(remarkGfm).data('settings', { bullet: '-', emphasis: '*', rule: '-', fences: true, listItemIndent: 'one', resourceLink: false }).freeze();

const noteMark = 'backfile-note-mark';
const noteText = 'backfile-note-text';

// Footnotes pass through HTML as elements of their own, and so come out as footnotes.
const toHtml = unified()
  .use(remarkRehype, {
    allowDangerousHtml: true,
    handlers: {
      footnoteReference: (_state: unknown, node: FootnoteReference): Element => ({ type: 'element', tagName: noteMark, properties: { title: node.identifier }, children: [] }),
      footnoteDefinition: (state: { all: (node: FootnoteDefinition) => ElementContent[] }, node: FootnoteDefinition): Element =>
        ({ type: 'element', tagName: noteText, properties: { title: node.identifier }, children: state.all(node) }),
    },
  })
  .use(rehypeRaw)
  .freeze();

const toMarkdown = unified()
  .use(rehypeRemark, {
    handlers: {
      [noteMark]: (_state, node): FootnoteReference => ({ type: 'footnoteReference', identifier: String(node.properties['title']) }),
      [noteText]: (state, node): FootnoteDefinition => ({ type: 'footnoteDefinition', identifier: String(node.properties['title']), children: state.toFlow(state.all(node)) as Blockquote['children'] }),
    },
  })
  .freeze();

/**
 * A text of another tool → Markdown that an article may hold: no HTML, no unsafe address. Words are kept. Markdown in which
 * nothing is to be altered stays as it was written. Text that nests or takes too long comes back as a reason.
 */
export function rewriteText(text: string, markup: Markup, rewriting: Rewriting): { text: string } | { reason: string } {
  const breach = markup === 'markdown' ? findBreach(text) : undefined;
  if (breach) return { reason: `Line ${breach.line} of its text: ${breach.reason}` };
  const outcome = runBounded(() => rewrite(text, markup, rewriting), timeLimit);
  if ('value' in outcome) return { text: outcome.value };
  return { reason: outcome.failed === 'time' ? `Its text takes more than ${timeLimit / 1000} seconds to read.` : 'Its text nests too deeply to be read.' };
}

function rewrite(text: string, markup: Markup, rewriting: Rewriting): string {
  if (markup === 'markdown') {
    const tree = markdownReader.parse(text);
    if (!isFit(tree, rewriting)) return writeHtml(fromMarkdown(tree), rewriting);
    return `${restore(text, rewriting).replace(/[ \t]+$/gm, (space) => (space === '  ' ? space : '')).trim()}\n`;
  }
  const tree = htmlReader.parse(text);
  if (markup === 'lines') makeParagraphs(tree);
  return writeHtml(tree, rewriting);
}

/** HTML as its words alone, on one line. */
export function htmlToWords(html: string): string {
  const tree = htmlReader.parse(html);
  const words: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'element' && silent.has(node.tagName)) return SKIP;
    if (node.type === 'text') words.push(node.value);
    else if (node.type === 'element' && !inline.has(node.tagName)) words.push(' ');
    return undefined;
  });
  return words.join('').replace(/\s+/g, ' ').trim();
}

/** Paragraphs of a text of another tool as plain words, for where its markup cannot be kept. */
export function textToParagraphs(text: string, markup: Markup): string[] {
  const html = markup === 'html' || markup === 'lines' ? text.replace(/<(?:\/?(?:p|div|li|h[1-6]|blockquote|tr|pre)\b[^>]*|br\s*\/?)>/gi, '\n\n$&') : text;
  return html.split(/\n\s*\n/).map((block) => (markup === 'plain' ? block.replace(/\s+/g, ' ').trim() : htmlToWords(block))).filter((words) => words !== '');
}

const silent = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'svg', 'math']);
const inline = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr']);

/** Whether a Markdown text may stay to the letter. */
function isFit(tree: MarkdownRoot, rewriting: Rewriting): boolean {
  let fit = true;
  visit(tree, (node) => {
    if (node.type === 'html') fit &&= /^<!--(?!-?>)(?:(?!-->)[\s\S])*-->$/.test(node.value.trim()) && !token.test(node.value);
    else if (node.type === 'imageReference') fit = false;
    else if (node.type === 'image') {
      const picture = token.test(node.url) ? undefined : rewriting.picture(node.url);
      fit &&= picture !== undefined && 'file' in picture && picture.file === node.url;
    } else if (node.type === 'link' || node.type === 'definition') fit &&= !token.test(node.url) && rewriting.link(node.url) === node.url;
    else if (node.type === 'text') fit &&= !token.test(node.value) && !node.value.includes('[[');
  });
  return fit;
}

// The tree keeps footnotes at their place; without it they would gather at the end.
function fromMarkdown(tree: MarkdownRoot): Root {
  return toHtml.runSync(tree) as Root;
}

function restore(text: string, rewriting: Rewriting): string {
  return text.replace(tokens, (_, index: string) => rewriting.token(Number(index)).original);
}

function writeHtml(tree: Root, rewriting: Rewriting): string {
  fillTokens(tree, rewriting);
  liftBlocks(tree);
  tree.children = cleanAll(tree.children, rewriting, false);
  return markdownWriter.stringify(toMarkdown.runSync(tree) as MarkdownRoot);
}

/** Puts what a token stands for in its place: in code and attributes the words themselves, elsewhere HTML or the words as code. */
function fillTokens(tree: Root, rewriting: Rewriting): void {
  visit(tree, (node, index, parent) => {
    if (node.type === 'element') {
      for (const [name, value] of Object.entries(node.properties)) if (typeof value === 'string' && token.test(value)) node.properties[name] = restore(value, rewriting);
      if (node.tagName !== 'code' && node.tagName !== 'pre') return undefined;
      visit(node, 'text', (text) => {
        text.value = restore(text.value, rewriting);
      });
      return SKIP;
    }
    if (node.type !== 'text' || !parent || index === undefined || !token.test(node.value)) return undefined;
    const parts = node.value.split(tokens).flatMap((part, at): ElementContent[] => (at % 2 === 0 ? textNode(part) : tokenNodes(Number(part), rewriting)));
    parent.children.splice(index, 1, ...parts as never[]);
    return index + parts.length;
  });
}

function tokenNodes(index: number, rewriting: Rewriting): ElementContent[] {
  const { original, html } = rewriting.token(index);
  if (html !== undefined) return htmlReader.parse(html).children.filter((node): node is ElementContent => node.type !== 'doctype');
  return [{ type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value: original.replace(/\s+/g, ' ').trim() }] }];
}

/** A block that a token put into a paragraph parts it. */
function liftBlocks(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'p' || !parent || index === undefined || !node.children.some(isBlock)) return undefined;
    const parts: Element[] = [];
    for (const child of node.children) {
      const last = parts.at(-1);
      if (isBlock(child)) parts.push(child);
      else if (last?.tagName === 'p') last.children.push(child);
      else parts.push({ type: 'element', tagName: 'p', properties: {}, children: [child] });
    }
    parent.children.splice(index, 1, ...parts as never[]);
    return index + parts.length;
  });
}

const lifted = new Set(['figure', 'div', 'pre', 'blockquote', 'ul', 'ol']);

function isBlock(node: ElementContent): node is Element {
  return node.type === 'element' && lifted.has(node.tagName);
}

function textNode(value: string): ElementContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}

type Nodes = (RootContent | ElementContent)[];

function cleanAll(nodes: Nodes, rewriting: Rewriting, inLink: boolean): ElementContent[] {
  return nodes.flatMap((node) => clean(node, rewriting, inLink));
}

const framed = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'source', 'track']);
const controls = new Set(['input', 'button', 'select', 'textarea', 'option', 'form', 'canvas', 'meta', 'link', 'base']);

function clean(node: RootContent | ElementContent, rewriting: Rewriting, inLink: boolean): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') {
    if (node.type === 'comment' && !/^\s*(?:\/?wp:|more\b|nextpage\b)/.test(node.value) && node.value.trim() !== '') rewriting.note('A comment in its HTML was left out');
    return [];
  }
  const { tagName } = node;
  if (silent.has(tagName)) {
    rewriting.note(`\`<${tagName}>\` was left out`);
    return [];
  }
  if (framed.has(tagName)) return cleanFrame(node, rewriting, inLink);
  if (tagName === 'img') return cleanPicture(node, rewriting, inLink);
  if (tagName === 'a') return cleanLink(node, rewriting, inLink);
  // A check box of a list of tasks is Markdown.
  if (tagName === 'input' && node.properties['type'] === 'checkbox') return [node];
  const children = cleanAll(node.children, rewriting, inLink);
  if (controls.has(tagName)) {
    rewriting.note(`\`<${tagName}>\` was left out, and its words were kept`);
    return children;
  }
  return [{ ...node, properties: keepProperties(node), children: tagName === 'td' || tagName === 'th' ? flatten(children) : children }];
}

/** A cell of a table holds words on one line: blocks in it are parted by a space. */
function flatten(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => (node.type === 'element' && !inline.has(node.tagName) && node.tagName !== 'img' ? [{ type: 'text', value: ' ' } as const, ...flatten(node.children), { type: 'text', value: ' ' } as const] : [node]));
}

/** What Markdown can say of an element: a language, alignment, the start of a list. */
function keepProperties({ properties, tagName }: Element): Element['properties'] {
  const { className, align, start, colSpan, rowSpan, checked, type, title } = properties;
  if (tagName === noteMark || tagName === noteText) return { title };
  if (tagName === 'code' || tagName === 'pre') return { className };
  return { align, start: typeof start === 'number' && start >= 0 && start < 1e9 ? start : undefined, colSpan, rowSpan, checked, type };
}

function cleanLink(node: Element, rewriting: Rewriting, inLink: boolean): ElementContent[] {
  const { href, title } = node.properties;
  const target = inLink || typeof href !== 'string' ? undefined : rewriting.link(href);
  const children = cleanAll(node.children, rewriting, inLink || target !== undefined);
  if (target === undefined || children.length === 0) return children;
  return [{ type: 'element', tagName: 'a', properties: { href: target, title: typeof title === 'string' ? title : undefined }, children }];
}

function cleanPicture(node: Element, rewriting: Rewriting, inLink: boolean): ElementContent[] {
  const { src, alt, title } = node.properties;
  const words = typeof alt === 'string' ? alt.replace(/\s+/g, ' ').trim() : '';
  const lazy = [node.properties['dataSrc'], node.properties['dataLazySrc'], node.properties['dataOriginal']].find((each) => typeof each === 'string');
  const address = typeof lazy === 'string' && (typeof src !== 'string' || src.startsWith('data:')) ? lazy : src;
  const picture = typeof address === 'string' && address.trim() !== '' ? rewriting.picture(address.trim()) : undefined;
  if (picture && 'file' in picture) return [{ type: 'element', tagName: 'img', properties: { src: picture.file, alt: words, title: typeof title === 'string' && title !== words ? title : undefined }, children: [] }];
  if (!picture || inLink) return textNode(words || nameOf(typeof address === 'string' ? address : ''));
  return [{ type: 'element', tagName: 'a', properties: { href: picture.url }, children: textNode(words || nameOf(picture.url) || picture.url) }];
}

function cleanFrame(node: Element, rewriting: Rewriting, inLink: boolean): ElementContent[] {
  const sources: unknown[] = [node.properties['src'], node.properties['data'], node.properties['dataSrc']];
  visit(node, 'element', (child) => {
    sources.push(child.properties['src'], child.properties['name'] === 'movie' ? child.properties['value'] : undefined);
  });
  const address = sources.find((source): source is string => typeof source === 'string' && /^\s*(?:https?:)?\/\//i.test(source));
  const target = address === undefined ? undefined : rewriting.link(address);
  rewriting.note(target === undefined ? `\`<${node.tagName}>\` was left out` : `\`<${node.tagName}>\` became a link to what it showed`);
  if (target === undefined) return cleanAll(node.children, rewriting, inLink);
  return inLink ? textNode(target) : [{ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'element', tagName: 'a', properties: { href: target }, children: textNode(target) }] }];
}

/** The file name an address ends in, as words for a picture that has none. */
function nameOf(address: string): string {
  return /([^/?#]+)(?:[?#].*)?$/.exec(address.startsWith('data:') ? '' : address)?.[1] ?? '';
}
