import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { FilledLink, FilledPicture } from './body.ts';
import { leadsElsewhere } from './collect.ts';
import { pullMark } from './figures.ts';
import { reader } from './reader.ts';

/** A stretch of a text, and what stands there instead. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * The Markdown of an article as it can stand anywhere: links to articles and pictures by the addresses given, place by
 * place as `Body` has them, links that lead nowhere as their words, comments and marks of this archive's own left out.
 * Everything else is as it was typed.
 */
export function resolveMarkdown(text: string, links: readonly (FilledLink | null)[], pictures: readonly (Pick<FilledPicture, 'src'> | null)[]): string {
  const tree = reader.parse(text);
  const edits: Edit[] = [];
  const dropped = new Set<string>();
  const placeOf = (node: Nodes): [start: number, end: number] => [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const replace = (node: Nodes, by: string): void => {
    const [start, end] = placeOf(node);
    edits.push({ start, end, text: by });
  };
  /** Puts something else around the words of a node, which stay as they are. */
  const surround = (node: Nodes & { children: Nodes[] }, before: string, after: string): void => {
    const [start, end] = placeOf(node);
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (!first || !last) return replace(node, '');
    edits.push({ start, end: placeOf(first)[0], text: before }, { start: placeOf(last)[1], end, text: after });
  };
  let [link, picture] = [0, 0];
  visit(tree, (node) => {
    if (node.type === 'html') replace(node, '');
    else if (node.type === 'wikiLink') {
      const target = links[link++];
      const shown = escapeInline(node.text ?? target?.title ?? node.reference);
      replace(node, target ? `[${shown}](${writeAddress(target.href)})` : shown);
    } else if (node.type === 'link' && !leadsElsewhere(node.url)) {
      const target = links[link++];
      if (target) surround(node, '[', `](${writeAddress(target.href)}${writeTitle(node.title)})`);
      else surround(node, '', '');
    } else if (node.type === 'definition' && !leadsElsewhere(node.url)) {
      const target = links[link++];
      if (!target) dropped.add(node.identifier);
      replace(node, target ? `[${node.label ?? node.identifier}]: ${writeAddress(target.href)}${writeTitle(node.title)}` : '');
    } else if (node.type === 'image') {
      const target = pictures[picture++];
      replace(node, target ? `![${escapeInline(node.alt ?? '')}](${writeAddress(target.src)}${writeTitle(node.title)})` : escapeInline(node.alt ?? ''));
    } else if (node.type === 'blockquote') {
      const [paragraph] = node.children;
      const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
      const mark = first?.type === 'text' ? pullMark.exec(first.value)?.[0] : undefined;
      if (first && mark !== undefined) edits.push({ start: placeOf(first)[0], end: placeOf(first)[0] + mark.trimEnd().length, text: '' });
    }
  });
  visit(tree, 'linkReference', (node) => {
    if (dropped.has(node.identifier)) surround(node, '', '');
  });
  return applyEdits(text, edits);
}

function applyEdits(text: string, edits: Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: by } of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
    // A comment within a link's words lies between its edges; nothing lies within what is replaced.
    if (start < at) continue;
    parts.push(text.slice(at, start), by);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

function escapeInline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&|~#!]/g, '\\$&');
}

/** An address within a link; in angle brackets where its own would end it. */
function writeAddress(href: string): string {
  return /[\s()<>]/.test(href) ? `<${href.replace(/[<>\n]/g, encodeURIComponent)}>` : href;
}

function writeTitle(title: string | null | undefined): string {
  return title ? ` "${title.replace(/\s+/g, ' ').replace(/[\\"&]/g, '\\$&')}"` : '';
}
