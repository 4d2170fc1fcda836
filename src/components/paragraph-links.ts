import type { Words } from '../site/words/en.ts';

// It stands in no attribute: there its quotation mark would be escaped.
const anchored = /<p id="(p-[a-z0-9-]+)">/g;

/**
 * A link to itself at the head of each paragraph that has an anchor, named by its number. It holds no words, so that none
 * are copied, read or indexed with the text: its sign is drawn by style.
 */
export function withParagraphLinks(body: string, words: Pick<Words, 'linkToParagraph'>): string {
  let number = 0;
  return body.replace(anchored, (element, anchor: string) => `${element}<a class="pin" href="#${anchor}" aria-label="${words.linkToParagraph((number += 1))}"></a>`);
}
