import type { Differences } from '../archive/relations/differences.ts';
import type { Reason } from '../archive/relations/reasons.ts';
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { en, type Words } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { grammarOf, type Grammar, type Length } from './words/grammar.ts';
import { languageOf } from './words/language.ts';
import { tr } from './words/tr.ts';
import { ur } from './words/ur.ts';
import { zh } from './words/zh.ts';

const dictionaries = { ar, de, en, es, fr, tr, ur, zh };

/** The languages the archive itself speaks, each by its name in BCP 47. */
export const spokenLanguages = Object.keys(dictionaries) as (keyof typeof dictionaries)[];

/** The language of the archive's own words where `language` is asked for: English where there is no dictionary. */
export function spokenLanguage(language: string): string {
  return Object.hasOwn(dictionaries, nameOfLanguage(language)) ? language : 'en';
}

/** A language without country and script: `ar-EG` is `ar`. */
export function nameOfLanguage(language: string): string {
  return languageOf(language).name;
}

const known = new Map<string, Words>();

/** The archive's own words in a language, in English where there is no dictionary. Its country and `-u-nu-` decide its digits. */
export function wordsOf(language: string): Words {
  const spoken = spokenLanguage(language);
  const made = known.get(spoken) ?? openWords(spoken);
  known.set(spoken, made);
  return made;
}

function openWords(language: string): Words {
  const open = dictionaries[nameOfLanguage(language) as keyof typeof dictionaries] as (grammar: Grammar<Intl.LDMLPluralRule>) => Words;
  return open(grammarOf(language));
}

/** A language by its own name, as its speakers look for it: `Türkçe`, `اردو`, `Português (Brasil)`. */
export function nameLanguage(language: string): string {
  if (Object.hasOwn(dictionaries, language)) return wordsOf(language).language;
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(tagOf(language));
  return capitalise(name ?? language, language);
}

/** A language without what only steers its digits: `ar-EG-u-nu-latn` is `ar-EG`. */
export function tagOf(language: string): string {
  return languageOf(language).tag;
}

/** A phrase that stands by itself, with a capital where the language has them. */
export function capitalise(text: string, language: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}

/** Sentences, each with its stop. */
export function formatSentences({ marks }: Words, sentences: readonly string[]): string {
  return sentences.map((sentence) => sentence + marks.stop).join('').trimEnd();
}

/** A count in English, for what the commands report: `1 article`, `1,204 articles`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${wordsOf('en').number(count)} ${count === 1 ? one : many}`;
}

/** `1961–1990`, or one year. */
export function formatSpan({ dates, digits }: Words, first: string, last: string): string {
  return first === last ? dates.year(digits(first)) : dates.span(digits(first), digits(last));
}

const monthDays = 30.44;
const yearDays = 365.25;

/** Days in the unit a person would use: days, then months, from two years on years. */
export function measureDays(days: number): Length {
  if (days < 60) return { unit: 'day', count: days };
  return days < 730 ? { unit: 'month', count: Math.round(days / monthDays) } : { unit: 'year', count: Math.floor((days + 1) / yearDays) };
}

/** How far one time stands from another, negative where it is earlier: `4 days earlier`, `10 months later`. */
export function formatLength(words: Words, { unit, count }: Length): string {
  const length = { unit, count: Math.abs(count) };
  return count < 0 ? words.earlierBy(length) : words.laterBy(length);
}

/** How far one day stands from another: `4 days earlier`, `the same day`, `10 days later`. */
export function formatGap(words: Words, days: number): string {
  if (days === 0) return words.sameDay;
  const { unit, count } = measureDays(Math.abs(days));
  return formatLength(words, { unit, count: count * Math.sign(days) });
}

const mostReasons = 2;

/**
 * Why two articles stand together: what an editor said, at most two such reasons; what was found alike only where there
 * is none. A found story is a likeness too, so its members are told by their own.
 */
export function formatReasons(words: Words, reasons: readonly Reason[]): string {
  const firm = reasons.filter((reason) => reason.kind !== 'likeness' && !(reason.kind === 'story' && reason.found));
  const alike = reasons.filter(({ kind }) => kind === 'likeness');
  const told = firm.length > 0 ? firm : alike.length > 0 ? alike : reasons;
  return told.slice(0, mostReasons).map((reason) => formatReason(words, reason)).join(words.marks.semicolon);
}

function formatReason(words: Words, reason: Reason): string {
  switch (reason.kind) {
    case 'chosen': return words.chosen;
    case 'linked': return words.linked;
    case 'links': return words.links;
    case 'story': return words.sameStory(reason.title);
    case 'likeness': return formatLikeness(words, reason);
  }
}

/** `both about Türkiye and name the Doha ceasefire; 9 days apart`. */
function formatLikeness(words: Words, { tags, names, words: shared, place, days }: Extract<Reason, { kind: 'likeness' }>): string {
  const alone = tags.length + names.length + shared.length === 0;
  const alike = words.likeness({ tags, names, words: shared, place: alone ? place : undefined });
  return `${alike}${words.marks.semicolon}${days === 0 ? words.sameDay : words.apart(measureDays(days))}`;
}

const mostSpellings = 3;

/** How another report of the same text differs from this one, a phrase each. */
export function formatDifferences(words: Words, { dateline, source, agency, spellings, more, fewer }: Differences): string[] {
  const phrases = [
    ...(source === undefined ? [] : [words.inSource(source)]),
    ...(agency === undefined ? [] : [words.asSentBy(agency)]),
    ...(dateline === undefined ? [] : [dateline === '' ? words.withoutDateline : words.withDateline(dateline)]),
    ...(spellings.length === 0 ? [] : [words.writes(spellings.slice(0, mostSpellings))]),
    ...(more === 0 ? [] : [words.paragraphsMore(more)]),
    ...(fewer === 0 ? [] : [words.paragraphsFewer(fewer)]),
  ];
  return phrases.length > 0 ? phrases : [words.sameText];
}
