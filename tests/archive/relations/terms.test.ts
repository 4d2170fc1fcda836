import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashTerm } from '../../../src/archive/relations/hash.ts';
import { buildProfile, foldWord, type TermProfile } from '../../../src/archive/relations/terms.ts';

function wordsOf(text: string, title = ''): string[] {
  return buildProfile(title, text).words.split(' ');
}

function namesOf(text: string): string[] {
  return buildProfile('', text).names;
}

function countOf({ terms: { hashes, marks } }: TermProfile, term: string): number {
  return (marks[hashes.indexOf(hashTerm(term))] ?? 0) & 0xff;
}

describe('foldWord', () => {
  it.each([
    ['turkiye', ['Türkiye', 'TURKIYE', 'TÜRKİYE', 'türkiye', 'Tu\u0308rkiye']], ['istanbul', ['İstanbul', 'ISTANBUL', 'istanbul', 'Istanbul']],
    ['kadikoy', ['Kadıköy', 'KADIKÖY', 'Kadikoy']], ['hanoi', ['Hanoi', 'Hà Nội'.replace(' ', '')]], ['афины', ['Афины', 'АФИНЫ']], ['office', ['oﬃce', 'ＯＦＦＩＣＥ']],
  ])('writes as %s whatever is spelt %j', (folded, spellings) => {
    expect([...new Set(spellings.map(foldWord))]).toEqual([folded]);
  });

  it('keeps words of other scripts apart', () => {
    expect(['کابل', 'کابلی', 'दिल्ली', 'दल्ल'].map(foldWord)).toEqual(['کابل', 'کابلی', 'दिल्ली', 'दल्ल']);
  });
});

describe('the words of an article', () => {
  it('count three times where they stand in the title', () => {
    expect(countOf(buildProfile('Harbour wall', 'A wall held.'), 'wall')).toBe(4);
    expect(countOf(buildProfile('Harbour wall', 'A wall held.'), 'harbour')).toBe(3);
    expect(countOf(buildProfile('Harbour wall', 'A wall held.'), 'held')).toBe(1);
  });

  it('hold no single letters', () => {
    expect(wordsOf('a b cd')).toEqual(['cd']);
  });

  it('meet in every spelling', () => {
    expect(countOf(buildProfile('', 'In Türkiye, in TURKIYE, in türkiye'), 'turkiye')).toBe(3);
  });

  it('are the four hundred said most often', () => {
    const many = Array.from({ length: 700 }, (_, at) => `word${'abcdefghijklmnopqrstuvwxyz'[at % 26] ?? ''}${'abcdefghijklmnopqrstuvwxyz'[Math.floor(at / 26)] ?? ''}`);
    const profile = buildProfile('', `${many.join(' ')} flood flood`);
    expect([profile.words.split(' ').length, profile.size, profile.terms.hashes.length]).toEqual([400, 400, 400]);
    expect([profile.words.split(' ')[0], countOf(profile, 'flood')]).toEqual(['flood', 2]);
  });

  it('are none where there is no text', () => {
    expect(buildProfile('', '')).toMatchObject({ size: 0, words: '', names: [], nameKeys: new Uint32Array(0), terms: { spotCount: 0 }, sketch: new Uint32Array(0) });
  });
});

describe('numbers of an article', () => {
  it('stand with the word before and the word after', () => {
    expect(wordsOf('the Apollo 11 crew').filter((word) => word.includes('_'))).toEqual(['apollo_11', 'crew_11']);
  });

  it('stand in the same pair on either side of the word', () => {
    expect(wordsOf('28 October')).toContain('october_28');
    expect(wordsOf('October 28')).toContain('october_28');
  });

  it('pair with no word beyond a mark or a line', () => {
    expect(wordsOf('It was Apollo. 11 men came, 12 women\n13 children')).not.toEqual(expect.arrayContaining([expect.stringMatching(/^apollo_11$|^came_12$|^women_13$/)]));
  });

  it('lose the mark between thousands', () => {
    expect([wordsOf('1,204 dead')[0], wordsOf('1.204 dead')[0], wordsOf('1204 dead')[0]]).toEqual(['1204', '1204', '1204']);
  });

  it('keep their decimals', () => {
    expect(wordsOf('magnitude 6.4')).toContain('magnitude_6.4');
  });
});

describe('names of an article', () => {
  it('are runs of capitalised words, as printed', () => {
    expect(namesOf('The minister, Khawaja Asif, flew to Doha.')).toEqual(['Doha', 'Khawaja Asif']);
  });

  it('are told most often first, phrases with how often they stand there', () => {
    const profile = buildProfile('', 'He met Khawaja Asif, then saw Hanoi City and HANOI CITY again.');
    expect([profile.names, countOf(profile, 'n:hanoi city'), countOf(profile, 'n:khawaja asif')]).toEqual([['Hanoi City', 'Khawaja Asif'], 2, 1]);
  });

  it('do not hold a word for the capital that opens a sentence', () => {
    expect(namesOf('Rescuers dug all night. Snow fell.')).toEqual([]);
  });

  it('hold a word that opens a sentence where it bears a capital elsewhere', () => {
    expect(namesOf('Kabul was quiet. Nobody left, and in Kabul the shops shut.')).toEqual(['Kabul']);
  });

  it('hold a run that opens a sentence', () => {
    expect(namesOf('Khawaja Asif flew home.')).toEqual(['Khawaja Asif']);
  });

  it('leave out an opening word that is small elsewhere', () => {
    expect(namesOf('When Asif left, people asked when.')).toEqual(['Asif']);
  });

  it('end at a mark between two', () => {
    expect(namesOf('They flew from Doha, Kabul and Ankara.')).toEqual(['Ankara', 'Doha', 'Kabul']);
  });

  it('are at most sixty', () => {
    const letters = [...'BCDFGHJKLMNPQRSTVWXZ'];
    const text = letters.flatMap((first) => ['arin', 'obel', 'ukto', 'etra'].map((rest) => `he met ${first}${rest} there`)).join(', ');
    expect(buildProfile('', text)).toMatchObject({ names: { length: 60 }, nameKeys: { length: 60 } });
  });

  it('hold no run of more than four words: a headline in capitals is no name', () => {
    expect(namesOf('he read Harbour Wall Holds Through Storm there')).toEqual([]);
  });
});

describe('scripts without spaces', () => {
  it('are read as pairs of letters', () => {
    expect(wordsOf('東京地震')).toEqual(['東京', '京地', '地震']);
  });

  it('make no names', () => {
    expect(namesOf('東京で地震が発生した。')).toEqual([]);
  });

  it('stand beside words with spaces', () => {
    expect(wordsOf('東京 Tokyo')).toEqual(['東京', 'tokyo']);
  });
});

describe('the key of a profile', () => {
  it('is the same for the same title and text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 60 }), (title, text) => {
      expect(buildProfile(title, text)).toEqual(buildProfile(title, text));
    }), { numRuns: 50 });
  });

  it('is another for another word, name, count or order of words', () => {
    const texts = ['he met Asif in the rain', 'he met Asif in the snow', 'he met asif in the rain', 'he met Asif in the the rain', 'in the rain he met Asif'];
    expect(new Set(texts.map((text) => buildProfile('', text).key)).size).toBe(texts.length);
  });

  it('is another for words moved from the text to the title', () => {
    expect(buildProfile('rain', 'snow').key).not.toBe(buildProfile('snow', 'rain').key);
  });

  it('is made of any text in bounds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
      const { words, size, names, nameKeys, sketch, terms } = buildProfile(text.slice(0, 100), text);
      expect([size <= 400, names.length <= 60, nameKeys.length === names.length, sketch.length <= 128]).toEqual([true, true, true, true]);
      expect(words === '' ? 0 : words.split(' ').length).toBe(size);
      expect([terms.marks.length, terms.spots.length, terms.spots.every((spot) => spot < terms.spotCount)]).toEqual([terms.hashes.length, terms.hashes.length, true]);
    }), { numRuns: 200 });
  });
});
