import { describe, expect, it } from 'vitest';
import { capitalise, formatGap, formatReasons, formatSpan, nameLanguage, spokenLanguages, tagOf, wordsOf } from '../../src/site/wording.ts';
import type { Words } from '../../src/site/words/en.ts';
import { isLanguage } from '../../src/site/words/grammar.ts';
import { languageOf } from '../../src/site/words/language.ts';

/** Stands for a number, a name and a length of time alike, so that any phrase can be asked. */
const three: unknown = Object.assign(Object(3) as object, { unit: 'day', count: 3 });
/** What the other phrases are asked with. */
const asked: Record<string, unknown[]> = {
  names: [['A', 'B']], joints: [['A', 'B']], digits: ['1'], year: ['1960'], decade: ['1960'], span: ['1960', '1961'],
  likeness: [{ tags: ['Doha'], names: ['Asif'], words: ['truce'], place: 'Istanbul' }], writes: [[{ here: 'A', there: 'B' }]],
};

/** Every text of a dictionary by its place in it: phrases as they are said of something. */
function textsOf(value: unknown, at = ''): [string, string][] {
  const name = at.slice(at.lastIndexOf('.') + 1);
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') return textsOf((value as (...values: unknown[]) => unknown)(...asked[name] ?? [three, three, three]), `${at}()`);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, at === '' ? key : `${at}.${key}`));
}

const english = textsOf(wordsOf('en'));
const others = spokenLanguages.filter((language) => language !== 'en');

describe('the dictionaries', () => {
  it('are those of eight languages', () => {
    expect([...spokenLanguages].sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'tr', 'ur', 'zh']);
  });

  it('hold many texts to look at', () => {
    expect(english.length).toBeGreaterThan(150);
  });

  it.each(spokenLanguages)('leave nothing empty or unfilled in %s', (language) => {
    // Before the first of a list of names nothing stands; a number that is known in the browser alone is put in there.
    const wrong = textsOf(wordsOf(language)).filter(([at, text]) => at !== 'joints().0' && (text.trim() === '' || (!at.includes('Forms.') && at !== 'search.all' && text.includes('#'))));
    expect(wrong).toEqual([]);
  });

  it.each(others)('put what is shown within a phrase where it is in English, in %s', (language) => {
    const texts = new Map(textsOf(wordsOf(language)));
    const wrong = english.filter(([at, text]) => !at.includes('Forms.') && text.split('{}').length !== texts.get(at)?.split('{}').length);
    expect(wrong.map(([at]) => at)).toEqual([]);
  });

  it.each(others)('name months, days of the week and shades in full, in %s', (language) => {
    const { dates, heat } = wordsOf(language);
    expect([dates.months, dates.weekdays, dates.shortWeekdays, dates.letters, heat].map((list) => list.length)).toEqual([12, 7, 7, 7, 5]);
    expect([new Set(dates.months).size, new Set(dates.weekdays).size]).toEqual([12, 7]);
  });

  it.each(['ar', 'ur', 'zh'])('write no English in %s', (language) => {
    expect(textsOf(wordsOf(language)).filter(([at, text]) => /[A-Za-z]{2}/.test(text.replace(/Doha|Asif|truce|Istanbul|SHA|JSON Lines|JavaScript/g, '')) && !at.startsWith('dates.'))).toEqual([]);
  });

  it('speak English where there is none', () => {
    expect(wordsOf('it').language).toBe('English');
  });
});

describe('a count', () => {
  const counts = [0, 1, 2, 3, 10, 11, 99, 100, 1204];
  const count = (language: string): string[] => counts.map((number) => wordsOf(language).articleCount(number));

  it('has six forms in Arabic', () => {
    expect(count('ar')).toEqual(['لا مقالات', 'مقال واحد', 'مقالان', '٣ مقالات', '١٠ مقالات', '١١ مقالًا', '٩٩ مقالًا', '١٠٠ مقال', '١٬٢٠٤ مقالات']);
  });

  it.each<[string, string[]]>([
    ['en', ['0 articles', '1 article', '2 articles', '3 articles', '10 articles', '11 articles', '99 articles', '100 articles', '1,204 articles']],
    ['tr', ['0 haber', '1 haber', '2 haber', '3 haber', '10 haber', '11 haber', '99 haber', '100 haber', '1.204 haber']],
    ['de', ['0 Artikel', '1 Artikel', '2 Artikel', '3 Artikel', '10 Artikel', '11 Artikel', '99 Artikel', '100 Artikel', '1.204 Artikel']],
    ['fr', ['0 article', '1 article', '2 articles', '3 articles', '10 articles', '11 articles', '99 articles', '100 articles', '1\u202f204 articles']],
    ['es', ['0 artículos', '1 artículo', '2 artículos', '3 artículos', '10 artículos', '11 artículos', '99 artículos', '100 artículos', '1204 artículos']],
    ['ur', ['0 خبریں', '1 خبر', '2 خبریں', '3 خبریں', '10 خبریں', '11 خبریں', '99 خبریں', '100 خبریں', '1,204 خبریں']],
    ['zh', ['0篇报道', '1篇报道', '2篇报道', '3篇报道', '10篇报道', '11篇报道', '99篇报道', '100篇报道', '1,204篇报道']],
  ])('takes the plural of %s', (language, written) => {
    expect(count(language)).toEqual(written);
  });

  it('has a form for whole millions where the language has none of its own here', () => {
    expect(wordsOf('fr').articleCount(1_000_000)).toBe('1\u202f000\u202f000 articles');
  });
});

describe('a gap', () => {
  it.each([
    ['tr', '4 gün önce', '10 gün sonra'], ['de', '4 Tage früher', '10 Tage später'], ['fr', '4 jours plus tôt', '10 jours plus tard'], ['es', '4 días antes', '10 días después'],
    ['ar', 'قبل ذلك بـ ٤ أيام', 'بعد ذلك بـ ١٠ أيام'], ['ur', '4 دن پہلے', '10 دن بعد'], ['zh', '此前4天', '此后10天'],
  ])('is told in %s as one phrase', (language, earlier, later) => {
    expect([formatGap(wordsOf(language), -4), formatGap(wordsOf(language), 10)]).toEqual([earlier, later]);
  });

  it('takes the dual after a preposition in Arabic', () => {
    expect([1, 2, 800].map((days) => formatGap(wordsOf('ar'), days))).toEqual(['بعد ذلك بيوم واحد', 'بعد ذلك بيومين', 'بعد ذلك بسنتين']);
  });
});

describe('reasons', () => {
  const reasons = [{ kind: 'likeness' as const, tags: ['Türkiye', 'Doha'], names: ['Khawaja Asif'], words: [], days: 9 }];

  it.each([
    ['de', 'Beide handeln von Türkiye und Doha und nennen Khawaja Asif; im Abstand von 9 Tagen'], ['tr', 'İkisi de konusu Türkiye ve Doha, Khawaja Asif adını anıyor; 9 gün arayla'],
    ['fr', 'Tous deux traitent de Türkiye et Doha et nomment Khawaja Asif\u202f; à 9 jours d’intervalle'], ['zh', '两篇都涉及Türkiye和Doha，提到Khawaja Asif；相隔9天'],
  ])('are a sentence in %s', (language, written) => {
    expect(capitalise(formatReasons(wordsOf(language), reasons), language)).toBe(written);
  });

  it('keep a name of another script from turning what stands beside it', () => {
    expect(formatReasons(wordsOf('en'), [{ kind: 'story', slug: 's', title: 'جدار الميناء', found: false }])).toBe('same story: \u2068جدار الميناء\u2069');
    expect(wordsOf('ur').inSource('Dawn')).toBe('بحوالہ \u2068Dawn\u2069');
  });
});

describe('Turkish', () => {
  it('has a dotted capital for i and an undotted small letter for I', () => {
    expect([capitalise('ikisi', 'tr'), capitalise('ısı', 'tr'), capitalise('ikisi', 'en')]).toEqual(['İkisi', 'Isı', 'Ikisi']);
  });

  it('ends decades as they are spoken', () => {
    const { decade } = wordsOf('tr').dates;
    expect(['1900', '1910', '1920', '1930', '1940', '1950', '1960', '1970', '1980', '1990', '2000'].map(decade).join(' ')).toBe('1900’ler 1910’lar 1920’ler 1930’lar 1940’lar 1950’ler 1960’lar 1970’ler 1980’ler 1990’lar 2000’ler');
  });
});

describe('digits', () => {
  it.each([['ar', 'arab'], ['ar-EG', 'arab'], ['ar-MA', 'latn'], ['ar-AE', 'latn'], ['ar-u-nu-latn', 'latn'], ['ar-MA-u-nu-arab', 'arab'], ['ur', 'latn'], ['ur-u-nu-arabext', 'arabext'], ['en', 'latn'], ['zh', 'latn']])('of %s are %s', (language, numerals) => {
    expect(languageOf(language).numerals).toBe(numerals);
  });

  it('of years are never grouped', () => {
    expect([formatSpan(wordsOf('ar'), '1998', '2003'), formatSpan(wordsOf('zh'), '1998', '1998')]).toEqual(['١٩٩٨–٢٠٠٣', '1998年']);
  });
});

describe('a language', () => {
  it.each([['tr', 'Türkçe'], ['ur', 'اردو'], ['zh', '中文'], ['fr', 'Français'], ['pt-BR', 'Português (Brasil)'], ['ar-u-nu-latn', 'العربية']])('%s is called %s by those who speak it', (language, name) => {
    expect(nameLanguage(language)).toBe(name);
  });

  it('is told to search engines without what steers its digits', () => {
    expect([tagOf('ar-EG-u-nu-latn'), tagOf('zh-Hant')]).toEqual(['ar-EG', 'zh-Hant']);
  });

  it.each(['tr', 'zh-Hant', 'ar-u-nu-latn', 'en-GB', 'ckb'])('may be written %s', (text) => {
    expect(isLanguage(text)).toBe(true);
  });

  it.each(['', 'english', 'Turkish language', 'en_US', 'tr-', '__proto__', 'e'])('may not be written %j', (text) => {
    expect(isLanguage(text)).toBe(false);
  });
});

describe('the type of the dictionaries', () => {
  it('names a missing word as an error', () => {
    const { latest, ...rest } = wordsOf('tr');
    // @ts-expect-error A dictionary without a word is none.
    const words: Words = rest;
    expect([latest, words.latest]).toEqual(['En yeni', undefined]);
  });
});
