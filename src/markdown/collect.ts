import type { Node, Root } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { placeScheme, type BodyLink, type BodyPicture, type TextProblem } from './body.ts';
import type { WikiLink } from './wiki-link.ts';

interface Found {
  links: BodyLink[];
  pictures: BodyPicture[];
  problems: TextProblem[];
  sentences: Sentences;
}

interface Linking extends Node {
  url: string;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });

/**
 * Finds the links to articles, the pictures and what must not be in a text, and puts a place to fill
 * where each link or picture stands in the tree.
 */
export function collectLinks(tree: Root): Found {
  const found: Found = { links: [], pictures: [], problems: [], sentences: new WeakMap() };
  visitParents(tree as Node, (node, ancestors) => {
    if ((node.type === 'wikiLink' || node.type === 'footnoteReference') && ancestors.some(({ type }) => type === 'link' || type === 'linkReference')) {
      found.problems.push({ ...placeOf(node), rule: 'link', reason: 'A link stands within the words of another link.', hint: 'Keep one of the two.' });
    }
    if (node.type === 'html') checkHtml(node as Node & { value: string }, found);
    if (node.type === 'wikiLink') addWikiLink(node as WikiLink, ancestors, found);
    if (node.type === 'link' || node.type === 'definition') addLink(node as Linking, ancestors, found);
    if (node.type === 'image') addPicture(node as Linking & { alt?: string | null }, found);
    if (node.type === 'imageReference') {
      found.problems.push({ ...placeOf(node), rule: 'picture', reason: 'A picture cannot be named by reference.', hint: 'Write `![what it shows](file.jpg)`.' });
    }
  });
  return found;
}

function placeOf(node: Node): { line: number; column: number } {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

function checkHtml(node: Node & { value: string }, found: Found): void {
  if (/^<!--[\s\S]*-->$/.test(node.value.trim()) && !/-->[\s\S]*</.test(node.value)) return;
  const value = node.value.split('\n')[0]?.slice(0, 60) ?? '';
  found.problems.push({ ...placeOf(node), rule: 'raw-html', value, reason: `\`${value}\` is HTML, which an article cannot hold.`, hint: 'Write Markdown instead, or `\\<` where the character itself is meant.' });
}

function addWikiLink(node: WikiLink, ancestors: readonly Node[], found: Found): void {
  node.url = `${placeScheme}:link-${found.links.length}`;
  found.links.push({ reference: node.reference, titled: node.text === undefined, sentence: sentenceAround(node, ancestors, found.sentences), ...placeOf(node) });
}

function addLink(node: Linking, ancestors: readonly Node[], found: Found): void {
  const { url } = node;
  const refuse = (reason: string, hint: string): void => {
    found.problems.push({ ...placeOf(node), rule: 'link', value: url, reason, hint });
  };
  const scheme = schemeOf(url);
  if (scheme !== undefined) {
    if (!['http', 'https', 'mailto', 'tel'].includes(scheme)) refuse(`A link cannot begin with \`${scheme}:\`.`, 'Link to an address that begins with `https://`, or remove the link.');
    return;
  }
  if (url.startsWith('#')) return;
  if (url.startsWith('//')) return refuse(`\`${url}\` does not say how it is reached.`, `Write \`https:${url}\`.`);
  const article = /^(?:[^?#]*\/)?([^/?#]+?)\.md$/.exec(url)?.[1] ?? /^\/(\d{4}\/\d{2}\/\d{2}\/[^/?#]+)\/?$/.exec(url)?.[1];
  const path = /^\/(?:[a-z0-9-]+\/)*$/.exec(url)?.[0];
  if (article === undefined && path === undefined) return refuse(`\`${url}\` leads nowhere that an archive keeps.`, 'Link to an article as `[[slug]]` or by its `.md` file, or to a full address.');
  node.url = `${placeScheme}:link-${found.links.length}`;
  found.links.push({ reference: decodeSafely(article ?? ''), path: article === undefined ? path : undefined, file: /\.md$/.test(url.replace(/[?#].*$/, '')) ? decodeSafely(url.replace(/[?#].*$/, '')) : undefined, titled: false, sentence: sentenceAround(node, ancestors, found.sentences), ...placeOf(node) });
}

function schemeOf(url: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
}

/** Whether a sound link has no place to fill: it leads out of the archive, or to a part of its own page. */
export function leadsElsewhere(url: string): boolean {
  return schemeOf(url) !== undefined || url.startsWith('#');
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function addPicture(node: Linking & { alt?: string | null }, found: Found): void {
  const url = decodeSafely(node.url);
  if (!/^(\.\/)?[^/\\:?#%"<>\u0000-\u001f]+\.(jpe?g|png|webp|gif|avif)$/i.test(url)) {
    found.problems.push({ ...placeOf(node), rule: 'picture', value: url, reason: `\`${url}\` is not a picture beside the article.`, hint: 'Put the picture (jpg, png, webp, gif or avif) in the folder of the article and write its file name.' });
    return;
  }
  node.url = `${placeScheme}:picture-${found.pictures.length}`;
  found.pictures.push({ source: url.replace(/^\.\//, ''), alt: node.alt ?? '', ...placeOf(node) });
}

const blocks = new Set(['paragraph', 'heading', 'tableCell']);

/** The sentence of the nearest block in which a node stands, as plain text. */
function sentenceAround(node: Node, ancestors: readonly Node[], known: Sentences): string {
  const block = ancestors.findLast((ancestor) => blocks.has(ancestor.type));
  if (!block) return '';
  const read = known.get(block) ?? readSentences(block);
  known.set(block, read);
  const offset = read.offsets.get(node) ?? 0;
  const sentence = read.sentences.findLast(({ index }) => index <= offset)?.segment ?? '';
  return sentence.replace(/\s+/g, ' ').trim();
}

/** The sentences of each block that holds a link, and where each node of it begins in the block's text. */
type Sentences = WeakMap<Node, { sentences: { index: number; segment: string }[]; offsets: Map<Node, number> }>;

function readSentences(block: Node): { sentences: { index: number; segment: string }[]; offsets: Map<Node, number> } {
  let text = '';
  const offsets = new Map<Node, number>();
  visitParents(block, (child) => {
    offsets.set(child, text.length);
    if (child.type === 'wikiLink') text += (child as WikiLink).text ?? `[[${(child as WikiLink).reference}]]`;
    else if (child.type === 'break') text += ' ';
    // A line's end is no sentence's end, as the segmenter would have it.
    else if ('value' in child && typeof child.value === 'string' && child.type !== 'html') text += child.value.replaceAll('\n', ' ');
  });
  return { sentences: [...segmenter.segment(text)], offsets };
}
