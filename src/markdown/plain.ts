import type { Paragraph, PhrasingContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

const writer = remark().use(remarkGfm).freeze();

/** Places at which an address is parted: after `@`, between `http:` and `//`, within `www.` */
const addressSeams = /(?<=[\w+.-]@)(?=[\w-]+\.[\w-])|(?<=https?:)(?=\/\/[\w.-])|(?<=ww)(?=w\.)/gi;

/**
 * Paragraphs of plain text, each on one line without outer space → Markdown that reads back as the same paragraphs of plain text.
 * Every mark is escaped; an address that Markdown would make a link is parted by an empty comment.
 */
export function formatPlainMarkdown(paragraphs: readonly string[]): string {
  return writer.stringify({ type: 'root', children: paragraphs.map(textToParagraph) });
}

// GFM's links are found by remark-gfm in text whose escapes are undone, so no backslash or reference keeps an address plain.
function textToParagraph(text: string): Paragraph {
  const children = text.split(addressSeams).flatMap((value, index): PhrasingContent[] => {
    const part: PhrasingContent = { type: 'text', value };
    return index === 0 ? [part] : [{ type: 'html', value: '<!---->' }, part];
  });
  return { type: 'paragraph', children };
}
