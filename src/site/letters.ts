import anyAscii from 'any-ascii';

/** What the letters of an index are told apart by, and how each is shown. */
export interface IndexLetter {
  /** For an address: the letter itself where it is plain Latin, else its number in Unicode; `0-9` for figures and signs. */
  key: string;
  /** As a heading. */
  text: string;
}

/** How a language orders what it writes; letters that count as another are written as that one. */
interface Alphabet {
  letters: string;
  same?: Readonly<Record<string, string>>;
}

const latin: Alphabet = { letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' };

/** Alphabets that are not plain Latin, by language. What stands in neither follows its language's own, by Unicode. */
const alphabets: Readonly<Record<string, Alphabet>> = {
  tr: { letters: 'ABCÇDEFGĞHIİJKLMNOÖPQRSŞTUÜVWXYZ' },
  es: { letters: 'ABCDEFGHIJKLMNÑOPQRSTUVWXYZ' },
  ar: { letters: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي', same: { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه' } },
  ur: { letters: 'ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھءیے', same: { أ: 'ا', آ: 'ا', ٱ: 'ا', ك: 'ک', ي: 'ی', ى: 'ی', ئ: 'ی', ه: 'ہ', ة: 'ہ', ۃ: 'ہ', ں: 'ن', ؤ: 'و' } },
};

/** The letters of names in one language, and their order. Nothing of it depends on the machine. */
export interface Letters {
  letterOf: (name: string) => IndexLetter;
  /** Names in the order of the language have these texts in that of their code units. */
  orderOf: (name: string) => string;
}

/**
 * @param language BCP 47.
 * @example lettersOf('tr').letterOf('Çankırı').text === 'Ç'
 * @example lettersOf('en').letterOf('Çankırı').text === 'C'
 */
export function lettersOf(language: string): Letters {
  const name = language.split('-')[0] ?? '';
  const { letters, same = {} } = alphabets[name] ?? latin;
  const places = new Map([...letters].map((letter, at) => [letter, at]));
  const raise = (text: string): string => (name === 'tr' ? text.replaceAll('i', 'İ').replaceAll('ı', 'I') : text).normalize('NFC').toUpperCase();
  /** A letter of the language, or plain Latin, or one of another script. */
  const fold = (sign: string): string => {
    const letter = same[sign] ?? sign;
    if (places.has(letter)) return letter;
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
    // A Chinese sign stands where its sound does, as Chinese indexes have it.
    const plain = /[\p{Script=Latin}\p{Script=Han}]/u.test(bare) ? anyAscii(bare).toUpperCase() : bare;
    return /^[A-Z]/.test(plain) ? plain : same[bare] ?? bare;
  };
  const known = new Map<string, string>();
  /** A sign's place in the order; a space for what parts words, nothing for what stands within them. An index holds many names: each sign is looked at once. */
  const placeOf = (sign: string): string => {
    const place = known.get(sign) ?? ([...fold(sign)].map((letter) => orderLetter(letter, places)).join('') || (/[\p{M}’'ʼ]/u.test(sign) ? '' : ' '));
    known.set(sign, place);
    return place;
  };
  return {
    letterOf: (text) => {
      const sign = /[\p{L}\p{N}]/u.exec(raise(text))?.[0] ?? '';
      const [first = ''] = fold(sign);
      if (!/\p{L}/u.test(first)) return { key: '0-9', text: '0–9' };
      return { key: /^[A-Z]$/.test(first) ? first.toLowerCase() : `u${(first.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`, text: first };
    },
    orderOf: (text) => {
      if (places.size === latin.letters.length && /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(text)) return text.toUpperCase();
      let order = '';
      for (const sign of raise(text)) order += placeOf(sign);
      return order.replace(/ {2,}/g, ' ').trim();
    },
  };
}

/** Figures, then the letters of the language, then all others. The Latin alphabet stays as it is. */
function orderLetter(letter: string, places: ReadonlyMap<string, number>): string {
  const at = places.get(letter);
  if (at !== undefined) return String.fromCharCode(0x41 + at);
  if (/\p{N}/u.test(letter)) return letter;
  return /\p{L}/u.test(letter) ? `~${letter}` : '';
}
