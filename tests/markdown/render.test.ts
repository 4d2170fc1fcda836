import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { bodyOf, htmlOf, problemsOf } from './a-body.ts';

describe('renderMarkdown', () => {
  it('writes a table that scrolls and can be reached by keyboard', () => {
    const table = parse(htmlOf('| a | b |\n|---|--:|\n| 1 | 2 |')).querySelector('table');
    expect(table?.querySelectorAll('th, td').map((cell) => [cell.textContent, cell.getAttribute('align')])).toEqual([['a', undefined], ['b', 'right'], ['1', undefined], ['2', 'right']]);
    expect(table?.parentNode?.getAttribute('tabindex')).toBe('0');
    expect(table?.parentNode?.getAttribute('aria-label')).toBe('Table 1');
  });

  it('wraps each of two tables once', () => {
    expect(parse(htmlOf('| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |')).querySelectorAll('.table > table')).toHaveLength(2);
  });

  it('leads from a footnote to its note and back from it to each of its places', () => {
    const html = parse(htmlOf('One[^1] and two[^1].\n\n[^1]: The note.'));
    const [one, two] = html.querySelectorAll('sup > a');
    expect(one?.getAttribute('href')).toBe(`#${html.querySelector('li')?.id ?? ''}`);
    expect(html.querySelectorAll('li a').map((link) => link.getAttribute('href'))).toEqual([`#${one?.id ?? ''}`, `#${two?.id ?? ''}`]);
  });

  it('strikes through', () => {
    expect(htmlOf('~~gone~~')).toBe('<p><del>gone</del></p>');
  });

  it('shows a task list with boxes that cannot be ticked', () => {
    expect(parse(htmlOf('- [x] done\n- [ ] open')).querySelectorAll('input').map((box) => [box.hasAttribute('checked'), box.hasAttribute('disabled')])).toEqual([[true, true], [false, true]]);
  });

  it('keeps a hard line break', () => {
    expect(htmlOf('a  \nb')).toBe('<p>a<br>\nb</p>');
  });

  it('keeps the language of a code block as a class and nothing else', () => {
    expect(htmlOf('```js onclick=alert(1)\nx\n```')).toBe('<pre><code class="language-js">x\n</code></pre>');
  });

  it('leaves a comment out', () => {
    expect(htmlOf('One.\n\n<!-- for the desk -->\n\nTwo.').replace(/\s+/g, '')).toBe('<p>One.</p><p>Two.</p>');
  });

  it('counts the words that are read, not those of addresses or comments', () => {
    expect(bodyOf('One [two three](https://x.example/four/five).\n\n<!-- six seven -->').words).toBe(3);
  });

  it('counts words of any script', () => {
    expect(bodyOf('إسطنبول مدينة كبيرة').words).toBe(3);
  });

  it('opens with the first four paragraphs as plain text', () => {
    expect(bodyOf('# Heading\n\nOne *two*\nthree.\n\n- item\n\n[[Four|four]].\n\nFive `six`.\n\nSeven.\n\nEight.').opening).toEqual(['One two three.', 'four.', 'Five six.', 'Seven.']);
  });

  it('gives the same body for the same text', () => {
    const text = 'See [[a]] and ![b](b.jpg).[^1]\n\n[^1]: Note.';
    expect(bodyOf(text)).toEqual(bodyOf(text));
  });

  it('has no body for no text', () => {
    expect(bodyOf('')).toEqual({ html: '', links: [], pictures: [], words: 0, opening: [] });
  });
});

describe('a heading', () => {
  it.each([['location', 'h-location'], ['__proto__', 'h-proto'], ['constructor', 'h-constructor'], ['body', 'h-body'], ['Türkiye’de ne oldu?', 'h-türkiyede-ne-oldu']])('%s bears an id that names nothing of the document itself', (heading, id) => {
    expect(parse(htmlOf(`## ${heading.replace(/^__|__$/g, '')}`)).querySelector('h2')?.id).toBe(id);
  });

  it('of the same words twice bears two ids', () => {
    expect(parse(htmlOf('## Later\n\n## Later')).querySelectorAll('h2').map(({ id }) => id)).toEqual(['h-later', 'h-later-1']);
  });

  it('bears the same ids in the next article', () => {
    expect(htmlOf('## Later')).toBe(htmlOf('## Later'));
  });

  it('of the first rank becomes one of the second, since the title is the first', () => {
    expect(htmlOf('# One')).toBe('<h2 id="h-one">One</h2>');
  });

  it('never bears the id of a footnote', () => {
    const ids = parse(htmlOf('## text-fn-1\n\n## footnote-label\n\nA[^1].\n\n[^1]: Note.')).querySelectorAll('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a link', () => {
  it('that leaves the site is marked', () => {
    expect(htmlOf('[a](https://x.example/)')).toBe('<p><a href="https://x.example/" rel="external">a</a></p>');
  });

  it('within the text is not marked', () => {
    expect(htmlOf('[a](#h-later)')).toBe('<p><a href="#h-later">a</a></p>');
  });

  it.each(['mailto:desk@x.example', 'tel:+901234'])('to %s is kept', (address) => {
    expect(htmlOf(`[a](${address})`)).toBe(`<p><a href="${address}">a</a></p>`);
  });

  it.each([
    '[a](javascript:alert(1))', '[a](JavaScript:alert(1))', '[a](&#106;avascript:alert(1))', '[a](<java\tscript:alert(1)>)', '[a](\\javascript:alert(1))', '[a](javascript&colon;alert(1))', '<javascript:alert(1)>',
    '[a](vbscript:x)', '[a](data:text/html,x)', '[a](file:///etc/passwd)', '[a](x-backfile:link-0)', '[a](X-BACKFILE:link-0)', '[a][b]\n\n[b]: javascript:alert(1)', '[a](//x.example)', '[a](ftp://x.example)', '[a](blob:x)',
    '[a](%6aavascript:alert(1))', '[a](page.html)', '[a](?page=2)', '[a]()',
  ])('is refused: %j', (text) => {
    expect(problemsOf(text).map(({ rule }) => rule)).toEqual(['link']);
  });

  it('within another link is refused', () => {
    expect(problemsOf('[the [[a]] report](https://x.example/)')).toEqual([{ line: 1, column: 6, rule: 'link', reason: 'A link stands within the words of another link.', hint: 'Keep one of the two.' }]);
  });

  it('to a file of an article is a link to the article', () => {
    expect(bodyOf('[a](../2024/2024-05-01-b.md) [c](d.md)').links.map(({ reference, titled }) => [reference, titled])).toEqual([['2024-05-01-b', false], ['d', false]]);
  });

  it('to the address of an article is a link to the article', () => {
    expect(bodyOf('[a](/2024/05/01/b/)').links[0]).toMatchObject({ reference: '2024/05/01/b', path: undefined });
  });

  it('to a page of the site keeps its path', () => {
    expect(bodyOf('[a](/corrections/)').links[0]).toMatchObject({ reference: '', path: '/corrections/' });
  });

  it('to a file with a letter outside ASCII is read as it was typed', () => {
    expect(bodyOf('[a](t%C3%BCrkiye.md)').links[0]?.reference).toBe('türkiye');
  });

  it('with a broken escape in it throws nothing', () => {
    expect(bodyOf('[a](%E0%A4%A.md)').links).toHaveLength(1);
  });

  it('by definition is a link', () => {
    expect(bodyOf('[a][b]\n\n[b]: c.md').links.map(({ reference }) => reference)).toEqual(['c']);
  });
});

describe('a picture', () => {
  it('beside the article becomes a place to fill', () => {
    expect(bodyOf('![The *wall*](sea%20wall.JPG)')).toMatchObject({ html: '<figure><img src="x-backfile:picture-0" alt="The wall"></figure>', pictures: [{ source: 'sea wall.JPG', alt: 'The wall', line: 1, column: 1 }] });
  });

  it.each(['![a](https://x.example/a.jpg)', '![a](../a.jpg)', '![a](/a.jpg)', '![a](data:image/png;base64,AA==)', '![a](a.svg)', '![a](x-backfile:picture-0)', '![a](a.jpg?x)', '![a](b\\c.jpg)', '![a][b]\n\n[b]: https://x.example/b.jpg'])('is refused: %j', (text) => {
    expect(problemsOf(text).map(({ rule }) => rule)).toEqual(['picture']);
  });

  it.each(['![a](..%2fa.jpg)', '![a](%2e%2e%2fa.jpg)', '![a](%2fetc%2fa.jpg)'])('that is written %j never leads out of the folder', (text) => {
    const sources = problemsOf(text).length > 0 ? [] : bodyOf(text).pictures.map(({ source }) => source);
    for (const source of sources) expect(source).not.toMatch(/[/\\]/);
  });
});

describe('HTML in a text', () => {
  it.each([
    '<script>alert(1)</script>', '<style>body{display:none}</style>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '<iframe src="https://x.example/"></iframe>', '<a href="javascript:alert(1)">x</a>',
    '<form name="location">', '<!DOCTYPE html>', '<?php echo 1 ?>', '<![CDATA[x]]>', '<!-- --><script>alert(1)</script>', '<!--> <script>alert(1)</script> -->', '<b', '</p>', 'a <b>b</b>', '<details open ontoggle=alert(1)>', '<math><mi>', '<base href="//x.example/">', '<meta http-equiv="refresh" content="0">',
  ])('never reaches a page: %s', (text) => {
    const problems = problemsOf(text);
    if (problems.length > 0) expect(problems.every(({ rule }) => rule === 'raw-html')).toBe(true);
    else expect(htmlOf(text)).not.toMatch(/<(?!\/?p>)/);
  });

  it('is shown as written where its bracket is escaped', () => {
    expect(htmlOf('\\<script>alert(1)\\</script>')).toBe('<p>&#x3C;script>alert(1)&#x3C;/script></p>');
  });

  it('is shown as written in code', () => {
    expect(htmlOf('`<script>`')).toBe('<p><code>&#x3C;script></code></p>');
  });

  it('cannot come from character references', () => {
    expect(htmlOf('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe('<p>&#x3C;script>alert(1)&#x3C;/script></p>');
  });

  it.each(['[a](https://x.example/ "\\" onclick=\\"alert(1)")', '![" onerror="alert(1)](a.jpg)', '```"onclick="alert(1)\nx\n```', '[a](https://x.example/"onclick="alert(1))'])('cannot break out of an attribute: %s', (text) => {
    expect(parse(htmlOf(text)).querySelectorAll('*').flatMap((element) => Object.keys(element.attributes)).filter((name) => /^on/i.test(name))).toEqual([]);
  });

  it('is told with its line and column', () => {
    expect(problemsOf('One.\n\nTwo <b>three</b>.')[0]).toMatchObject({ line: 3, column: 5, value: '<b>' });
  });
});
