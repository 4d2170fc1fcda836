// What those who make a search index and those who ask it agree on.

/** What results are narrowed by, beside the year: a filter of the index is `place:Doha`. */
export const filterKinds = ['place', 'person', 'tag', 'story', 'section', 'source', 'language'] as const;
export type FilterKind = (typeof filterKinds)[number];

/** The language an index says to be in: that of the archive, with the period as a variant, so that each result tells its index. */
export function languageOf(archive: string, period: string): string {
  return `${archive.split('-')[0]?.toLowerCase() ?? 'en'}-${period.padEnd(5, 'x')}`;
}

/** Letters that are no plain letter with a mark, as most readers type them. */
const plain: Readonly<Record<string, string>> = {
  ı: 'i', İ: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h',
  // Arabic script: forms of yeh, kaf and heh that keyboards tell apart and readers do not; the tatweel is an ornament.
  ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه', ۀ: 'ه', ہ: 'ه', ھ: 'ه', ـ: '',
};
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'g');

/**
 * Lower case, the same in every language, with letters of one sound in one form. Marks stay: search knows them.
 * @example foldLetters('IĞDIR') === 'iğdir'
 */
export function foldLetters(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase().replace(special, (letter) => plain[letter] ?? letter);
}
