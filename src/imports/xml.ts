import { Parser } from 'htmlparser2';

/** An element of an XML file with all it holds: names as written, text and CDATA together, children in order. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

/** Children deeper than this are read as text of what holds them. */
const deepest = 64;

interface Events {
  /** An element at `path` began, of whose inside nothing is known yet. True takes it whole: `onElement` gets it when it ends. */
  take: (name: string, path: readonly string[]) => boolean;
  onElement: (element: XmlElement, path: readonly string[]) => void;
  /** An element that was taken did not end before the file did. */
  onBroken: (name: string) => void;
}

/**
 * Reads XML piece by piece, as leniently as feeds need it: no declared entity is expanded, nothing outside is fetched, and what is not
 * well formed is read as far as it goes. Only elements that are taken are held in memory, one at a time.
 */
export function openXml(events: Events): { write: (piece: string) => void; end: () => void } {
  const path: string[] = [];
  const open: XmlElement[] = [];
  let ended = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      const parent = open.at(-1);
      if (!parent && !events.take(name, path)) {
        path.push(name);
        return;
      }
      const element: XmlElement = { name, attributes, children: [] };
      if (parent && open.length < deepest) parent.children.push(element);
      open.push(element);
    },
    ontext(text) {
      const holder = open[Math.min(open.length, deepest) - 1];
      if (!holder) return;
      const last = holder.children.length - 1;
      if (typeof holder.children[last] === 'string') holder.children[last] += text;
      else holder.children.push(text);
    },
    onclosetag(name, implied) {
      const element = open.pop();
      if (!element) {
        if (path.at(-1) === name) path.pop();
        return;
      }
      if (open.length > 0) return;
      if (implied && ended) events.onBroken(name);
      else events.onElement(element, path);
    },
  }, { xmlMode: true, decodeEntities: true, recognizeSelfClosing: true });
  return {
    write: (piece) => parser.write(piece),
    end: () => {
      ended = true;
      parser.end();
    },
  };
}

/** The text of an element, that of its children included. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

export function childrenOf(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string' && names.includes(child.name.toLowerCase()));
}

export function childOf(element: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  for (const name of names) {
    const found = childrenOf(element, name)[0];
    if (found) return found;
  }
  return undefined;
}

/** The text of the first child of one of these names that has any. */
export function textIn(element: XmlElement, ...names: readonly string[]): string {
  for (const name of names) {
    for (const child of childrenOf(element, name)) {
      const text = textOf(child).trim();
      if (text !== '') return text;
    }
  }
  return '';
}

/** What an element holds, written as HTML again: for text that is markup and not a quoted string of it. */
export function innerHtml(element: XmlElement): string {
  return element.children.map((child) => {
    if (typeof child === 'string') return child.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    const name = child.name.replace(/^[\w-]+:/, '');
    const attributes = Object.entries(child.attributes).map(([key, value]) => ` ${key}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`).join('');
    return /^(?:br|img|hr|input|col|wbr|source|track|embed)$/i.test(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${innerHtml(child)}</${name}>`;
  }).join('');
}
