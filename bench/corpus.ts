import { addDays } from '../src/archive/days.ts';

/** One article of the made-up newspaper, before it is a file. */
export interface CorpusArticle {
  id: string;
  date: string;
  title: string;
  text: string;
  tags: string[];
  dateline: string;
}

export interface CorpusOptions {
  count: number;
  /** Words of each text, give or take a quarter. */
  words?: number;
  seed?: number;
}

const vocabulary = 40_000;
const people = 6_000;
const places = 400;
const tags = 900;
/** Articles of one event: most have a few, some have dozens. */
const eventSizes = [1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 30];
/** An archive grows by about this many articles a day, busy days and empty ones included. */
const perDay = 12;
const firstDay = '2015-01-05';

/**
 * A newspaper with the statistics of one: words, names and tags by Zipf's law, events of one to thirty articles that share
 * names, numbers and words for days or weeks, busy days and days without an article. The same seed gives the same bytes;
 * the first articles of a larger corpus are not those of a smaller one, but its statistics are.
 */
export function makeCorpus({ count, words = 400, seed = 1 }: CorpusOptions): CorpusArticle[] {
  const random = seeded(seed);
  const days = Math.max(1, Math.ceil(count / perDay));
  const articles: CorpusArticle[] = [];
  while (articles.length < count) {
    const size = Math.min(eventSizes[Math.floor(random() * eventSizes.length)] ?? 1, count - articles.length);
    articles.push(...makeEvent(random, size, days, words, articles.length));
  }
  return articles.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A rank by Zipf's law: rank `r` is drawn about 1/r as often as the first. */
function zipf(random: () => number, size: number): number {
  return Math.min(size - 1, Math.floor(size ** random()) - 1);
}

const syllables = ['ba', 'cor', 'den', 'el', 'fa', 'gri', 'hol', 'in', 'ja', 'ker', 'lun', 'mo', 'nar', 'os', 'pel', 'qui', 'ra', 'sen', 'tor', 'ul', 'ver', 'wim', 'yar', 'zo'];

/** A word for a number: short for frequent ones, as in any language. */
function wordOf(number: number): string {
  let word = syllables[number % syllables.length] ?? '';
  for (let rest = Math.floor(number / syllables.length); rest > 0; rest = Math.floor(rest / syllables.length)) word += syllables[rest % syllables.length] ?? '';
  return word;
}

function nameOf(kind: string, number: number): string {
  const word = wordOf(number * 7 + kind.length * 131 + 600);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

interface Event {
  words: number[];
  names: string[];
  figures: string[];
  tags: string[];
  place: string;
  start: number;
}

function makeEvent(random: () => number, size: number, days: number, length: number, first: number): CorpusArticle[] {
  const start = Math.floor(random() * days);
  const event: Event = {
    words: Array.from({ length: 24 }, () => 200 + zipf(random, vocabulary - 200)),
    names: Array.from({ length: 6 }, () => `${nameOf('given', zipf(random, 300))} ${nameOf('family', zipf(random, people))}`),
    figures: Array.from({ length: 4 }, () => `${Math.floor(random() * 900) + 12} ${wordOf(300 + zipf(random, 2000))}`),
    tags: Array.from({ length: 3 }, () => `tag ${wordOf(zipf(random, tags))}`),
    place: nameOf('place', zipf(random, places)),
    start,
  };
  return Array.from({ length: size }, (_, at) => makeArticle(random, event, Math.min(days - 1, start + Math.floor(at * (1 + random() * 5))), length, first + at));
}

function makeArticle(random: () => number, event: Event, day: number, length: number, number: number): CorpusArticle {
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback;
  const wanted = Math.round(length * (0.75 + random() / 2));
  const paragraphs: string[] = [];
  for (let written = 0; written < wanted;) {
    const sentences = Array.from({ length: 3 }, () => makeSentence(random, event, pick));
    written += sentences.join(' ').split(' ').length;
    paragraphs.push(sentences.join(' '));
  }
  const title = `${pick(event.names, '')} ${wordOf(pick(event.words, 1))} ${wordOf(pick(event.words, 2))} ${wordOf(200 + zipf(random, 3000))} in ${event.place}`;
  const extra = Array.from({ length: Math.floor(random() * 3) }, () => `tag ${wordOf(zipf(random, tags))}`);
  return { id: `a${number}`, date: addDays(firstDay, day), title, text: paragraphs.join('\n\n'), tags: [...new Set([...event.tags, ...extra])], dateline: event.place };
}

function makeSentence(random: () => number, event: Event, pick: <T>(list: readonly T[], fallback: T) => T): string {
  const words = Array.from({ length: 9 + Math.floor(random() * 12) }, () => {
    const chance = random();
    if (chance < 0.06) return pick(event.names, '');
    if (chance < 0.14) return wordOf(pick(event.words, 1));
    if (chance < 0.16) return pick(event.figures, '');
    if (chance < 0.18) return `${nameOf('given', zipf(random, 300))} ${nameOf('family', zipf(random, people))}`;
    return wordOf(zipf(random, vocabulary));
  });
  const sentence = words.join(' ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
