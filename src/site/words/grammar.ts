import { languageOf } from './language.ts';

/** Texts for the plural categories of a language; `#` stands for the number, which a form may leave out. */
export type Forms<Category extends Intl.LDMLPluralRule> = Record<Category, string>;

/** A length of time in the unit a person would use. */
export interface Length {
  unit: 'day' | 'month' | 'year';
  count: number;
}

/** How one language counts, lists and sets names of other scripts. Nothing of it depends on the machine's own language. */
export interface Grammar<Category extends Intl.LDMLPluralRule = 'one' | 'other'> {
  /** @example number(1204) === '1,204' */
  number: (value: number) => string;
  /** A text's digits in those of the language, ungrouped: years and days. */
  digits: (text: string) => string;
  /** @example count(2, { one: '# article', other: '# articles' }) === '2 articles' */
  count: (value: number, forms: Forms<Category>) => string;
  /** @example list(['A', 'B', 'C']) === 'A, B and C' */
  list: (names: readonly string[]) => string;
  /** What stands before each of the names in their list, for a list of links: `['', ', ', ' and ']`. */
  joints: (names: readonly string[]) => string[];
  /** A name that may be of another script, kept from turning the words and numbers around it. */
  name: (text: string) => string;
}

/** Whether a text is a language as BCP 47 writes it: `tr`, `zh-Hant`, `ar-u-nu-latn`. */
export function isLanguage(text: string): boolean {
  // Names of up to eight letters are reserved and none is given out: `english` is a slip.
  if (!/^[a-z]{2,3}(-|$)/i.test(text)) return false;
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

const rightToLeft = /^(ar|fa|he|ur|ps|sd|ug|yi|dv|ckb)(-|$)/i;

/** `rtl` for the scripts written from right to left. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.test(language) ? 'rtl' : 'ltr';
}

const strong = { rtl: /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Thaana}|\p{Script=Syriac}|\p{Script=Nko}/u, ltr: /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Han}/u };
const [isolate, endIsolate] = ['\u2068', '\u2069'];

/** `language` is a BCP 47 tag. English is that of Britain where no country is given: the archive lists as its papers do, without a comma before "and". */
export function grammarOf<Category extends Intl.LDMLPluralRule>(language: string): Grammar<Category> {
  const tag = language === 'en' ? 'en-GB' : language;
  const numerals = languageOf(language).numerals;
  const numbers = new Intl.NumberFormat(tag, { numberingSystem: numerals });
  const plurals = new Intl.PluralRules(tag);
  const lists = new Intl.ListFormat(tag);
  const signs = [...new Intl.NumberFormat(tag, { numberingSystem: numerals, useGrouping: false }).format(9_876_543_210)].reverse();
  const digits = (text: string): string => (numerals === 'latn' ? text : text.replace(/\d/g, (digit) => signs[Number(digit)] ?? digit));
  const foreign = directionOf(language) === 'rtl' ? strong.ltr : strong.rtl;
  // Below a thousand no language groups digits.
  const number = (value: number): string => (numerals === 'latn' && Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : numbers.format(value));
  const categories: (Category | undefined)[] = [];
  const categoryOf = (value: number): Category => (value >= 0 && value < 1000 ? categories[value] ??= plurals.select(value) as Category : plurals.select(value) as Category);
  return {
    number,
    digits,
    count: (value, forms) => {
      const category = categoryOf(value);
      // French and Spanish have a form for whole millions, which no archive needs.
      return (forms[category] ?? (forms as Partial<Record<string, string>>)['other'] ?? '#').replace('#', () => number(value));
    },
    list: (names) => lists.format(names),
    joints: (names) => {
      const parts = lists.formatToParts(names);
      return parts.flatMap(({ type }, at) => (type === 'element' ? [parts[at - 1]?.type === 'literal' ? parts[at - 1]?.value ?? '' : ''] : []));
    },
    name: (text) => (foreign.test(text) ? `${isolate}${text}${endIsolate}` : text),
  };
}
