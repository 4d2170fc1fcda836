import { addDays } from '../../src/archive/days.ts';

/** An article as chance wrote it. */
export interface Generated {
  slug: string;
  date: string;
  title: string;
  text: string;
  tags: string[];
}

/** What tells an event from others: its own names and words, and when it began. */
export interface GeneratedEvent {
  names: string[];
  words: string[];
  tags: string[];
  start: number;
}

export interface GeneratedArchive {
  articles: Generated[];
  events: GeneratedEvent[];
  /** One more article: of an event or of none, on a day counted from the first. */
  write: (day: number, event?: GeneratedEvent, length?: number) => Generated;
}

export const firstDay = '2022-01-01';
const commonWords = 4000;
const commonNames = 1500;
const syllables = ['ba', 'ko', 'ri', 'ten', 'lu', 'mar', 'si', 'do', 'vel', 'na', 'gor', 'pi', 'shu', 'ed', 'tra', 'fo'];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The word of a number: a different one for each. */
function spell(number: number): string {
  const rest = Math.floor(number / syllables.length);
  return (rest > 0 ? spell(rest) : '') + (syllables[number % syllables.length] ?? '');
}

function spellName(number: number): string {
  const word = spell(number + 70_000);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * Articles of three years, oldest first: words and names are as rare as Zipf's law has it, and events of one to twelve
 * articles, a few days apart, share names, words and tags. Articles are of 60 to 120 words or of `usual` ones. The same
 * seed writes the same.
 */
export function generateArchive(seed: number, count: number, days = 1095, usual?: number): GeneratedArchive {
  const next = seededNumbers(seed);
  const below = (most: number): number => Math.floor(next() * most);
  const zipf = (most: number): number => Math.floor(most ** next()) - 1;
  const several = (least: number, most: number, make: () => string): string[] => Array.from({ length: least + below(most - least + 1) }, make);
  let written = 0;
  let coined = 0;
  const write = (day: number, event?: GeneratedEvent, length = usual ?? 60 + below(60)): Generated => {
    written += 1;
    const words = Array.from({ length }, () => {
      if (event && next() < 0.1) return event.words[below(event.words.length)] ?? '';
      if (event && next() < 0.08) return event.names[below(event.names.length)] ?? '';
      return next() < 0.05 ? spellName(zipf(commonNames)) : spell(zipf(commonWords));
    });
    const title = [spell(zipf(commonWords)), ...(event ? [event.names[0] ?? '', event.words[below(event.words.length)] ?? ''] : [spellName(zipf(commonNames))]), spell(zipf(commonWords))].join(' ');
    const sentences = words.flatMap((word, at) => (at % 12 === 11 ? [`${word}.`, 'it'] : [word])).join(' ');
    return { slug: `article-${written}`, date: addDays(firstDay, day), title, text: `it ${sentences}`, tags: [...new Set([...(event?.tags ?? []), ...several(0, 1, () => `Tag ${zipf(80)}`)])] };
  };
  const makeEvent = (): GeneratedEvent => ({
    names: [...several(2, 4, () => spellName(commonNames + (coined += 1))), spellName(zipf(commonNames))],
    words: [...several(3, 6, () => spell(commonWords + (coined += 1))), spell(zipf(commonWords))],
    tags: several(0, 2, () => `Tag ${zipf(80)}`), start: below(days - 60),
  });
  const articles: Generated[] = [];
  const events: GeneratedEvent[] = [];
  while (articles.length < count) {
    const event = makeEvent();
    const size = Math.min(count - articles.length, zipf(12) + 1);
    if (size > 1) events.push(event);
    for (let at = 0, day = event.start; at < size; at += 1, day += below(6)) articles.push(write(Math.min(days - 1, day), size > 1 ? event : undefined));
  }
  return { articles: articles.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)), events, write };
}
