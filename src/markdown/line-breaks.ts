import type { Element, ElementContent, Root, RootContent } from 'hast';

/** Elements that are no part of a paragraph. */
const blocks = new Set(['address', 'article', 'aside', 'blockquote', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'iframe', 'li', 'main', 'nav', 'object', 'ol', 'p', 'pre', 'script', 'section', 'style', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'video', 'audio']);
/** Blocks whose blank lines part paragraphs. */
const holders = new Set(['article', 'aside', 'blockquote', 'center', 'div', 'main', 'section']);
/** The same, where one paragraph alone needs no element of its own. */
const cells = new Set(['dd', 'figcaption', 'li', 'td', 'th']);
const kept = new Set(['pre', 'script', 'style', 'textarea']);

/** Makes paragraphs of the blank lines of a tree, and breaks of its single line ends, as WordPress shows them. */
export function makeParagraphs(parent: Root | Element): void {
  const holds = parent.type === 'root' || holders.has(parent.tagName);
  const made: (RootContent | ElementContent)[] = [];
  let run: ElementContent[] = [];
  const flush = (): void => {
    const paragraphs = partRun(run);
    if (holds || (parent.type === 'element' && cells.has(parent.tagName) && paragraphs.length > 1)) made.push(...paragraphs.map((children): Element => ({ type: 'element', tagName: 'p', properties: {}, children })));
    else made.push(...paragraphs.flat());
    run = [];
  };
  for (const child of parent.children) {
    if (child.type === 'doctype') continue;
    if (child.type === 'element' && blocks.has(child.tagName)) {
      flush();
      if (!kept.has(child.tagName)) makeParagraphs(child);
      made.push(child);
    } else {
      if (child.type === 'element' && !kept.has(child.tagName) && child.tagName !== 'code') makeParagraphs(child);
      run.push(child);
    }
  }
  flush();
  parent.children = made as Element['children'];
}

/** Text and elements of a line, parted where a blank line stands; line ends become breaks. */
function partRun(run: readonly ElementContent[]): ElementContent[][] {
  const paragraphs: ElementContent[][] = [[]];
  for (const node of run) {
    if (node.type !== 'text') {
      paragraphs.at(-1)?.push(node);
      continue;
    }
    for (const [index, part] of node.value.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n\s*/).entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push(...breakLines(part));
    }
  }
  return paragraphs.map(trimBreaks).filter((nodes) => nodes.some((node) => node.type !== 'text' || node.value.trim() !== ''));
}

function breakLines(text: string): ElementContent[] {
  return text.split('\n').flatMap((line, index): ElementContent[] => [...index > 0 ? [lineBreak()] : [], ...line === '' ? [] : [{ type: 'text' as const, value: line }]]);
}

function lineBreak(): Element {
  return { type: 'element', tagName: 'br', properties: {}, children: [] };
}

const isBreak = (node: ElementContent | undefined): boolean => node?.type === 'element' && node.tagName === 'br';

/** No break at either end, and none beside another. */
function trimBreaks(nodes: readonly ElementContent[]): ElementContent[] {
  const single = nodes.filter((node, index) => !isBreak(node) || (index > 0 && !isBreak(nodes[index - 1])));
  while (isBreak(single.at(-1))) single.pop();
  return single;
}
