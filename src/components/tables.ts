import { wordsOf } from '../site/wording.ts';

/** The HTML of a text with its tables called by the words of its language. */
export function nameTables(body: string, language: string): string {
  if (!body.includes('class="table"')) return body;
  return body.replace(/(<section class="table" tabindex="0" aria-label=)"Table (\d+)"/g, (_, start: string, at: string) => `${start}"${wordsOf(language).tableNumber(Number(at))}"`);
}
