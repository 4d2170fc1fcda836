import type { Node } from 'unist';
import type { Processor } from 'unified';

declare module 'mdast' {
  interface PhrasingContentMap {
    wikiLink: WikiLink;
  }
  interface RootContentMap {
    wikiLink: WikiLink;
  }
}

/** `[[reference]]` or `[[reference|text]]` in an article's text. */
export interface WikiLink extends Node {
  type: 'wikiLink';
  reference: string;
  /** Absent where the other article's title is to stand. */
  text?: string;
  /** Where it leads, once known. */
  url?: string;
}

type Code = number | null;
type State = (code: Code) => State | undefined;
interface Effects {
  enter: (type: string) => void;
  exit: (type: string) => void;
  consume: (code: Code) => void;
}

const open = 91;
const close = 93;

/** The micromark construct: two brackets, a reference on one line without brackets, two brackets. An escaped bracket never gets here. */
function tokenize(effects: Effects, ok: State, nok: State): State {
  let size = 0;
  const start: State = (code) => {
    effects.enter('wikiLink');
    effects.enter('wikiLinkMarker');
    effects.consume(code);
    return second;
  };
  const second: State = (code) => {
    if (code !== open) return nok(code);
    effects.consume(code);
    effects.exit('wikiLinkMarker');
    effects.enter('wikiLinkData');
    return data;
  };
  const data: State = (code) => {
    if (code === null || code < 0 || code === open || (code === close && size === 0)) return nok(code);
    if (code === close) {
      effects.exit('wikiLinkData');
      effects.enter('wikiLinkMarker');
      effects.consume(code);
      return last;
    }
    size += 1;
    effects.consume(code);
    return data;
  };
  const last: State = (code) => {
    if (code !== close) return nok(code);
    effects.consume(code);
    effects.exit('wikiLinkMarker');
    effects.exit('wikiLink');
    return ok;
  };
  return start;
}

interface Context {
  enter: (node: WikiLink, token: unknown) => void;
  exit: (token: unknown) => void;
  sliceSerialize: (token: unknown) => string;
  stack: unknown[];
}

const fromMarkdown = {
  enter: {
    wikiLink(this: Context, token: unknown): undefined {
      this.enter({ type: 'wikiLink', reference: '' }, token);
    },
  },
  exit: {
    wikiLinkData(this: Context, token: unknown): undefined {
      const node = this.stack.at(-1) as WikiLink;
      // Inside a table a bar is written `\|`.
      const [reference = '', ...text] = this.sliceSerialize(token).replaceAll('\\|', '|').split('|');
      node.reference = reference.trim();
      node.text = text.join('|').trim() || undefined;
    },
    wikiLink(this: Context, token: unknown): undefined {
      this.exit(token);
    },
  },
};

/** Adds wiki links to a remark processor. */
export function remarkWikiLink(this: Processor): undefined {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
  (data.micromarkExtensions ??= []).push({ text: { [open]: { name: 'wikiLink', tokenize } } });
  (data.fromMarkdownExtensions ??= []).push(fromMarkdown);
}
