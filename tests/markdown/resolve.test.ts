import { describe, expect, it } from 'vitest';
import type { FilledLink } from '../../src/markdown/body.ts';
import { fillBody } from '../../src/markdown/body.ts';
import { resolveMarkdown } from '../../src/markdown/resolve.ts';
import { bodyOf, htmlOf } from './a-body.ts';

const site = 'https://example.org/2024/05/01/';

/** A text with each link to an article at an address of its own; those named are not published. */
function resolve(text: string, hidden: readonly string[] = [], titles: Record<string, string> = {}): string {
  const links = bodyOf(text).links.map(({ reference, titled }): FilledLink | null => (hidden.includes(reference) ? null : { href: `${site}${reference}/`, title: titled ? titles[reference] ?? 'A title' : undefined }));
  return resolveMarkdown(text, links, bodyOf(text).pictures.map(({ source }) => ({ src: site + source })));
}

describe('resolveMarkdown', () => {
  it.each([
    ['wiki links', 'See [[wall]] and [[gate|the *gate*]].', `See [A title](${site}wall/) and [the \\*gate\\*](${site}gate/).`],
    ['links to files', 'See [the **wall**](../2024/wall.md "High \\"one\\"") of <https://a.example/>.', `See [the **wall**](${site}wall/ "High \\"one\\"") of <https://a.example/>.`],
    ['links by reference', 'See [the wall][w] and [w].\n\n[w]: wall.md\n[b]: https://b.example/', `See [the wall][w] and [w].\n\n[w]: ${site}wall/\n[b]: https://b.example/`],
    ['pictures', '![A [wall]](wall.jpg "Caption | Credit")', `![A \\[wall\\]](${site}wall.jpg "Caption | Credit")`],
    ['links in tables', '| a |\n| - |\n| [[wall\\|the wall]] |', `| a |\n| - |\n| [the wall](${site}wall/) |`],
    ['links in quotes over lines', '> [the\n> wall](wall.md) stood', `> [the\n> wall](${site}wall/) stood`],
    ['parts of the page and the world', '[a](#h-b), [c](mailto:d@e.example), [[wall]]', `[a](#h-b), [c](mailto:d@e.example), [A title](${site}wall/)`],
    ['code that looks like a link', '`[[wall]]`\n\n    [[gate]]', '`[[wall]]`\n\n    [[gate]]'],
    ['comments', 'Seen <!-- not sure --> here.\n\n<!--\n[[secret]]\n-->\n\nEnd.', 'Seen  here.\n\n\n\nEnd.'],
    ['marks of pull quotes', '> [!pull]\n> Never again.', '> \n> Never again.'],
  ])('writes %s as they can stand anywhere', (_, text, expected) => {
    expect(resolve(text)).toBe(expected);
  });

  it('leaves nothing of an address that is not published', () => {
    const text = 'See [[hush|a story]], [another](hush.md), [a third][h], [h].\n\n[h]: hush.md "hush"\n';
    const resolved = resolve(text, ['hush']);
    expect(resolved).toBe('See a story, another, a third, h.\n\n\n');
  });

  it('keeps a title from being read as Markdown', () => {
    const title = 'A ](b) *c* <d> `e` & [f] | \\ #g!';
    expect(htmlOf(resolve('[[wall]]', [], { wall: title }))).toBe(`<p><a href="${site}wall/" rel="external">A ](b) *c* &#x3C;d> \`e\` &#x26; [f] | \\ #g!</a></p>`);
  });

  it('reads back as the page has it', () => {
    const text = '# Head\n\nSee [[wall]], [it](wall.md) and ![x](a.jpg).\n\n- a\n- [[gate|b]]\n\nSaid[^1].\n\n[^1]: By [[wall]].';
    const links = bodyOf(text).links.map(({ titled }) => ({ href: `${site}wall/`, title: titled ? 'A title' : undefined }));
    const plain = (html: string): string => html.replaceAll(' rel="external"', '').replace(/<img[^>]*>/g, '');
    expect(plain(htmlOf(resolveMarkdown(text, links, [null])))).toBe(plain(fillBody(htmlOf(text), links, [])).replace(/<img[^>]*>/g, '').replace('and .', 'and x.'));
  });
});
