import { describe, expect, it } from 'vitest';
import { bodyOf, htmlOf } from './a-body.ts';

function linksOf(text: string): [string, boolean][] {
  return bodyOf(text).links.map(({ reference, titled }) => [reference, titled]);
}

describe('a wiki link', () => {
  it('without words is to bear the title of the other article', () => {
    expect(linksOf('[[sea-wall]]')).toEqual([['sea-wall', true]]);
  });

  it('with words bears them', () => {
    expect(bodyOf('[[sea-wall|the wall]]')).toMatchObject({ html: '<p><a href="x-backfile:link-0">the wall</a></p>', links: [{ reference: 'sea-wall', titled: false }] });
  });

  it('with a bar and no words is one without words', () => {
    expect(linksOf('[[sea-wall| ]]')).toEqual([['sea-wall', true]]);
  });

  it('may hold spaces around its reference and words', () => {
    expect(linksOf('[[ sea-wall | the wall ]]')).toEqual([['sea-wall', false]]);
  });

  it('keeps a second bar among its words', () => {
    expect(htmlOf('[[a|b|c]]')).toContain('>b|c</a>');
  });

  it('in a table writes its bar with a backslash', () => {
    expect(bodyOf('| x |\n|---|\n| [[a\\|b]] |').links).toMatchObject([{ reference: 'a', titled: false }]);
  });

  it.each(['\\[[a]]', '[\\[a]]', '\\[\\[a]]', '`[[a]]`', '    [[a]]', '```\n[[a]]\n```', '[[]]', '[[a]', '[a]]', '[[a\nb]]', '[[a[b]]', '![[a]]', '<!-- [[a]] -->'])('is not made of %j', (text) => {
    expect(linksOf(text)).toEqual([]);
  });

  it.each([['[[[a]]]', '<p>[<a href="x-backfile:link-0">a</a>]</p>'], ['[[a]](b.md)', '<p><a href="x-backfile:link-0">a</a>(b.md)</p>']])('leaves what stands around it alone: %s', (text, html) => {
    expect(htmlOf(text)).toBe(html);
  });

  it('with HTML in its words shows it as written', () => {
    expect(htmlOf('[[a|<b>]]')).toBe('<p><a href="x-backfile:link-0">&#x3C;b></a></p>');
  });

  it.each([['# [[a]]'], ['- [[a]]'], ['> [[a]]'], ['*[[a]]*'], ['A[^1].\n\n[^1]: [[a]]'], ['| x |\n|---|\n| [[a]] |']])('is found in %j', (text) => {
    expect(linksOf(text)).toEqual([['a', true]]);
  });

  it('is told with its line and column', () => {
    expect(bodyOf('One.\n\nTwo [[a]].').links[0]).toMatchObject({ line: 3, column: 5 });
  });
});

describe('the sentence of a link', () => {
  function sentenceOf(text: string): string | undefined {
    return bodyOf(text).links[0]?.sentence;
  }

  it('is the one the link stands in, without the ones beside it', () => {
    expect(sentenceOf('It rained. The [[a|wall]] held! Was it luck?')).toBe('The wall held!');
  });

  it('is plain text without marks', () => {
    expect(sentenceOf('It *rained* on the [**wall**](a.md) of `stone`.')).toBe('It rained on the wall of stone.');
  });

  it('runs over line ends', () => {
    expect(sentenceOf('The\n[[a|wall]]\nheld.')).toBe('The wall held.');
  });

  it('does not leave its paragraph', () => {
    expect(sentenceOf('Before\n\nthe [[a|wall]]\n\nafter')).toBe('the wall');
  });

  it('does not leave its cell of a table', () => {
    expect(sentenceOf('| x | y |\n|---|---|\n| one [[a\\|two]] | three |')).toBe('one two');
  });

  it('at the start of a sentence is that sentence', () => {
    expect(sentenceOf('It rained. [[a|Walls]] held.')).toBe('Walls held.');
  });

  it('is found in a language without spaces', () => {
    expect(sentenceOf('雨が降った。[[a|壁]]は残った。')).toBe('壁は残った。');
  });

  it('of a link by definition is empty', () => {
    expect(sentenceOf('The [wall][w] held.\n\n[w]: a.md')).toBe('');
  });
});
