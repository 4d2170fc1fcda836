import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** A quote whose first line is this one is set large beside the text. */
export const pullMark = /^\[!pull\](?:\n|$)/i;
/** What a sanitised quote may bear. */
export const pullClass: [string, string] = ['className', 'pull'];
/** A paragraph that begins so and follows a table is its caption. */
export const captionMark = ': ';
/** Between the caption of a picture and its credit. */
const creditMark = ' | ';

/** Takes the marks of pull quotes out of a text, so that they count as no words. */
export function takePullMarks(tree: Root): void {
  visit(tree, 'blockquote', (quote) => {
    const [paragraph] = quote.children;
    const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
    if (paragraph?.type !== 'paragraph' || first?.type !== 'text' || !pullMark.test(first.value)) return;
    first.value = first.value.replace(pullMark, '');
    if (first.value === '') paragraph.children.shift();
    if (paragraph.children.length === 0) quote.children.shift();
    quote.data = { ...quote.data, hProperties: { className: ['pull'] } };
  });
}

/** A picture alone in its paragraph is a figure; its title is caption and credit. */
export function makeFigure(paragraph: Element): void {
  const [picture, ...rest] = paragraph.children;
  if (picture?.type !== 'element' || picture.tagName !== 'img' || rest.length > 0) return;
  const title = String(picture.properties.title ?? '');
  delete picture.properties.title;
  paragraph.tagName = 'figure';
  if (title === '') return;
  const at = title.lastIndexOf(creditMark);
  const [caption, credit] = at === -1 ? [title, ''] : [title.slice(0, at), title.slice(at + creditMark.length)];
  const parts: ElementContent[] = [{ type: 'text', value: caption }];
  if (credit !== '') parts.push({ type: 'text', value: ' ' }, element('span', ['nowrap'], [{ type: 'text', value: credit }]));
  paragraph.children.push(element('figcaption', [], parts));
}

/** A pull quote, or a quote whose last line begins with a dash: a figure, the line under it. Others stay as they are. */
export function wrapQuote(quote: Element): Element {
  const isPull = quote.properties.className !== undefined;
  delete quote.properties.className;
  const attribution = takeAttribution(quote);
  if (!isPull && !attribution) return quote;
  return element('figure', [isPull ? 'pull' : 'quote'], attribution ? [quote, element('figcaption', [], attribution)] : [quote]);
}

/** The last line of a quote where it begins with a dash; it may be a paragraph of its own, but not all there is. */
function takeAttribution(quote: Element): ElementContent[] | undefined {
  const paragraphs = quote.children.filter((child): child is Element => child.type === 'element');
  const last = paragraphs.at(-1);
  if (last?.tagName !== 'p') return undefined;
  const [first] = last.children;
  if (paragraphs.length > 1 && first?.type === 'text' && /^[—–] /.test(first.value)) {
    quote.children.splice(quote.children.indexOf(last), 1);
    return last.children;
  }
  const at = last.children.findLastIndex((child) => child.type === 'text' && /\n[—–] /.test(child.value));
  const text = last.children[at];
  if (text?.type !== 'text') return undefined;
  const cut = Math.max(text.value.lastIndexOf('\n— '), text.value.lastIndexOf('\n– '));
  if (text.value.slice(cut + 1).includes('\n')) return undefined;
  const line: ElementContent[] = [{ type: 'text', value: text.value.slice(cut + 1) }, ...last.children.slice(at + 1)];
  last.children = [...last.children.slice(0, at), { type: 'text', value: text.value.slice(0, cut) }];
  return line;
}

/** Takes the caption that follows a table out of the text. */
export function takeCaption(parent: HtmlRoot | Element, index: number): ElementContent[] | undefined {
  const at = parent.children.findIndex((child, place) => place > index && child.type === 'element');
  const next = parent.children[at];
  const [first] = next?.type === 'element' && next.tagName === 'p' ? next.children : [];
  if (next?.type !== 'element' || first?.type !== 'text' || !first.value.startsWith(captionMark)) return undefined;
  parent.children.splice(at, 1);
  return [{ type: 'text', value: first.value.slice(captionMark.length) }, ...next.children.slice(1)];
}

/** A table in a part of the page that scrolls by itself, reached and named: by its caption, or by the words given. */
export function wrapTable(table: Element, caption: ElementContent[] | string): Element {
  const name = typeof caption === 'string' ? caption : caption.map(textOf).join('').replace(/\s+/g, ' ').trim();
  if (typeof caption !== 'string') table.children.unshift(element('caption', [], caption));
  return { ...element('section', ['table'], [table]), properties: { className: ['table'], tabIndex: 0, ariaLabel: name } };
}

function textOf(node: ElementContent): string {
  return node.type === 'element' ? node.children.map(textOf).join('') : node.type === 'text' ? node.value : '';
}

function element(tagName: string, className: string[], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: className.length > 0 ? { className } : {}, children };
}
