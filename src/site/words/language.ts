/** A language as BCP 47 names it, taken apart. */
export interface Language {
  /** Without country and script: `ar-EG` is `ar`. */
  name: string;
  /** `EG` of `ar-EG`. */
  region?: string;
  /** Without what only steers its digits: `ar-EG-u-nu-latn` is `ar-EG`. */
  tag: string;
  /** The digits it counts in, `latn`. */
  numerals: string;
  /** With the digits it counts in, for a browser that may prefer others: `ar-u-nu-arab`. */
  counting: string;
}

/** The languages of these countries are written with Latin digits though they are Arabic. */
const latinDigits = new Set(['AE', 'DZ', 'EH', 'LY', 'MA', 'MR', 'TN']);
const known = new Map<string, Language>();

/**
 * Takes a tag apart, each but once: pages ask for their language again and again. Arabic has digits of its own but in the
 * Maghreb and the Emirates, every other language the Latin ones, and `-u-nu-` in the tag decides before all that:
 * `ar-u-nu-latn`, `ur-u-nu-arabext`.
 * @throws RangeError for what is no tag of BCP 47.
 */
export function languageOf(tag: string): Language {
  const found = known.get(tag);
  if (found) return found;
  const locale = new Intl.Locale(tag);
  const { language: name, region, baseName } = locale;
  const numerals = locale.numberingSystem ?? (name === 'ar' && !latinDigits.has(region ?? '') ? 'arab' : 'latn');
  const language = { name, region, tag: baseName, numerals, counting: new Intl.Locale(tag, { numberingSystem: numerals }).toString() };
  known.set(tag, language);
  return language;
}
