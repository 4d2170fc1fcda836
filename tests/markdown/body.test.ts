import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { escapeHtml, fillBody } from '../../src/markdown/body.ts';
import { bodyOf } from './a-body.ts';

const wall = { href: '/2024/05/01/wall/', title: 'Harbour wall “holds” & stands <fast>' };
const worded = { href: wall.href };

/** A picture in its own size alone. */
const plain = { sources: [], sizes: '' };

describe('fillBody', () => {
  it('puts the title of the other article where a link has no words', () => {
    expect(fillBody(bodyOf('See [[wall]].').html, [wall], [])).toBe('<p>See <a href="/2024/05/01/wall/">Harbour wall “holds” &amp; stands &lt;fast&gt;</a>.</p>');
  });

  it('keeps the words of a link that has them', () => {
    expect(fillBody(bodyOf('See [[wall|the *wall*]].').html, [worded], [])).toBe('<p>See <a href="/2024/05/01/wall/">the *wall*</a>.</p>');
  });

  it('keeps the emphasis and the title of a link by file', () => {
    expect(fillBody(bodyOf('See [the *wall*](wall.md "May").').html, [worded], [])).toBe('<p>See <a href="/2024/05/01/wall/" title="May">the <em>wall</em></a>.</p>');
  });

  it('leaves the words alone where there is nothing to link to', () => {
    expect(fillBody(bodyOf('See [[wall|the wall]] and [[gate]].').html, [null, null], [])).toBe('<p>See the wall and gate.</p>');
  });

  it('fills each of two links with its own', () => {
    expect(fillBody(bodyOf('[[a]] [[b]]').html, [{ href: '/a/', title: 'A' }, { href: '/b/', title: 'B' }], [])).toBe('<p><a href="/a/">A</a> <a href="/b/">B</a></p>');
  });

  it('gives a picture its address and size', () => {
    expect(fillBody(bodyOf('![Wall](wall.jpg)').html, [], [{ src: '/2024/05/01/a/wall.jpg', width: 640, height: 480, ...plain }])).toBe('<figure><img src="/2024/05/01/a/wall.jpg" width="640" height="480" loading="lazy" decoding="async" alt="Wall"></figure>');
  });

  it('offers other formats before the picture, whatever its words hold', () => {
    const sources = [{ type: 'image/avif', srcset: '/a.jpg.480w.avif 480w' }];
    expect(fillBody(bodyOf('See ![a > b "c"](a.jpg) there.').html, [], [{ src: '/a.jpg', width: 640, height: 480, sources, sizes: '34rem' }]))
      .toBe('<p>See <picture><source type="image/avif" srcset="/a.jpg.480w.avif 480w" sizes="34rem"><img src="/a.jpg" width="640" height="480" loading="lazy" decoding="async" alt="a > b &#x22;c&#x22;"></picture> there.</p>');
  });

  it('takes nothing of a replacement pattern from a title or an address', () => {
    expect(fillBody(bodyOf('[[a]]').html, [{ href: '/$&/$1/', title: '$& $1 $`' }], [])).toBe('<p><a href="/$&amp;/$1/">$&amp; $1 $`</a></p>');
  });

  it('escapes an address', () => {
    expect(fillBody(bodyOf('[[a]]').html, [{ href: '/"><script>/', title: 'A' }], [])).not.toContain('<script>');
  });

  const planted = '<a href="x-backfile:link-0">planted</a>';
  it.each([
    ['text', planted.replaceAll('<', '\\<')], ['character references', planted.replaceAll('<', '&lt;')], ['code', `\`${planted}\``], ['a code block', `    ${planted}`],
    ['the title of a link', `[x](https://x.example/ '${planted}')`], ['the title of a picture', `![x](a.jpg '${planted}')`], ['the words of a picture', `![${planted}](a.jpg)`], ['the words of a wiki link', `[[b|${planted}]]`],
    ['the language of a code block', `\`\`\`${planted.replaceAll(' ', '')}\nx\n\`\`\``], ['an address', `[x](<https://x.example/${planted.replaceAll(/[<>]/g, '')}>)`],
  ])('makes no link of a place planted in %s', (_, text) => {
    const body = bodyOf(`${text}\n\n[[real]]\n`);
    const fill = body.links.map((_link, index) => ({ href: `/filled-${index}/`, title: 'T' }));
    const html = parse(fillBody(body.html, fill, body.pictures.map(() => ({ src: '/a.jpg', width: 1, height: 1, ...plain }))));
    expect(html.querySelectorAll('a[href^="/filled-"]')).toHaveLength(body.links.length);
    expect(html.querySelectorAll('a[href^="x-backfile"]')).toEqual([]);
  });

  it('makes no picture of a place planted in code', () => {
    const body = bodyOf('`<img src="x-backfile:picture-0"`\n\n![a](a.jpg)');
    expect(fillBody(body.html, [], [{ src: '/a.jpg', width: 1, height: 1, ...plain }]).match(/width="1"/g)).toHaveLength(1);
  });
});

describe('escapeHtml', () => {
  it('writes the four marks of HTML as references', () => {
    expect(escapeHtml('<a href="b">&</a>')).toBe('&lt;a href=&quot;b&quot;&gt;&amp;&lt;/a&gt;');
  });
});
