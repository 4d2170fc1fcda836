import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { bodyOf } from './a-body.ts';

function textOf(markdown: string): string {
  return parse(bodyOf(markdown).html).textContent;
}

const letters = 'abcXYZ0189ıİşğÜßøłéñÆ\u0301жЩقسطאב中文ひ한';
const punctuation = ',.;?—–-“”‘’"\'()…«»/%$€°№§†·';
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 });
const mark = fc.constantFrom('', '', ...punctuation);
// A letter first, so that no word begins a list; no full stop within a word, so that none is an address.
const written = fc.tuple(word, mark).map(([letterRun, after]) => letterRun + after);
const paragraph = fc.array(written, { minLength: 1, maxLength: 30 }).map((words) => `x${words.join(' ')}`);

describe('the words of an article', () => {
  it('come back exactly as they were typed', () => {
    fc.assert(fc.property(paragraph, (text) => {
      expect(textOf(text)).toBe(text);
    }), { numRuns: 300 });
  });

  it('keep their paragraphs', () => {
    fc.assert(fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
      expect(parse(bodyOf(paragraphs.join('\n\n')).html).querySelectorAll('p').map((element) => element.textContent)).toEqual(paragraphs);
    }), { numRuns: 100 });
  });

  it('come back from any text at all as a body or as a problem, never as a fault', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ab [](){}<>!*_`~#|\\-+=&;:/."\'\n\t1^'), maxLength: 200 }), (text) => {
      let html = '';
      try {
        ({ html } = bodyOf(text));
      } catch (error) {
        if (!(error instanceof TypeError) || !/[.]$/.test(error.message)) throw error;
      }
      expect(html).not.toMatch(/<script|\son\w+=|javascript:/i);
    }), { numRuns: 500 });
  });

  it.each(['"quoted" and \'quoted\'', 'it\'s -- well --- so...', '(c) (r) (tm) 1/2 +-', ':) :smile:', 'a  b', 'e\u0301 é', 'ﬁ ½ ², №', 'soft\u00adhyphen', 'no\u00a0break', 'می\u200cروم', 'AT&T', '5 < 6 > 4', '$x$', 'H~2~O'.replaceAll('~', ''), '1986. A year'])('are left alone: %j', (text) => {
    expect(textOf(text === '1986. A year' ? '1986\\. A year' : text)).toBe(text);
  });

  it.each([['&amp;', '&'], ['&eacute;', 'é'], ['\\*', '*'], ['\\#', '#']])('are what %s stands for', (typed, shown) => {
    expect(textOf(typed)).toBe(shown);
  });
});
