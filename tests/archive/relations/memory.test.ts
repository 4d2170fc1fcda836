import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/archive/days.ts';
import { updateNeighbours, type NeighbourMemory } from '../../../src/archive/relations/memory.ts';
import { packMemory, unpackMemory } from '../../../src/archive/relations/packed.ts';
import type { RelationText } from '../../../src/archive/relations/term-index.ts';
import { groupVariants } from '../../../src/archive/relations/variants.ts';
import { firstDay, generateArchive, type GeneratedArchive } from '../../support/generated.ts';
import { aText, sortTexts, toText } from './a-text.ts';

/** A memory that tells whether rows were taken from it. */
function watch(memory: NeighbourMemory): { memory: NeighbourMemory; isUsed: () => boolean } {
  let reads = 0;
  const watched: NeighbourMemory = {
    ...memory,
    get neighbours() {
      reads += 1;
      return memory.neighbours;
    },
  };
  return { memory: watched, isUsed: () => reads > 0 };
}

interface Change {
  kind: 'add' | 'join' | 'delete' | 'change' | 'title' | 'date' | 'tag' | 'dateline';
  at: number;
  day: number;
}

const anyChange: fc.Arbitrary<Change> = fc.record({ kind: fc.constantFrom('add', 'join', 'delete', 'change', 'title', 'date', 'tag', 'dateline'), at: fc.nat(), day: fc.nat(700) });

function apply(texts: readonly RelationText[], { kind, at, day }: Change, { write, events }: GeneratedArchive): RelationText[] {
  const place = at % texts.length;
  const text = texts[place];
  if (!text) return [...texts];
  const replace = (changed: Partial<RelationText>): RelationText[] => texts.with(place, { ...text, ...changed });
  switch (kind) {
    case 'add': return [...texts, toText(write(day))];
    case 'join': return [...texts, toText(write(day, events[at % events.length]))];
    case 'delete': return texts.toSpliced(place, 1);
    case 'change': return replace({ profile: toText(write(day)).profile });
    case 'title': return replace({ profile: aText({ title: text.profile.names.join(' '), text: text.profile.names.join(' and ') }).profile });
    case 'date': return replace({ date: addDays(firstDay, day) });
    case 'tag': return replace({ tags: [{ slug: `Tag ${at % 9}`, name: `Tag ${at % 9}`, type: at % 2 === 0 ? 'topic' : 'place' }] });
    case 'dateline': return replace({ dateline: ['Doha', 'Kabul', undefined][at % 3] });
  }
}

function expectSame(found: NeighbourMemory, wanted: NeighbourMemory): void {
  expect(found.ids).toEqual(wanted.ids);
  expect(Buffer.from(found.neighbours.articles.buffer).equals(Buffer.from(wanted.neighbours.articles.buffer))).toBe(true);
  expect(Buffer.from(found.neighbours.scores.buffer).equals(Buffer.from(wanted.neighbours.scores.buffer))).toBe(true);
}

describe('neighbours found from a memory', () => {
  it('are those found without it, after any changes, build after build', () => {
    let [steps, used] = [0, 0];
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 100, max: 180 }), fc.array(fc.array(anyChange, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (seed, count, builds) => {
      const archive = generateArchive(seed, count, 730, 12);
      let texts = sortTexts(archive.articles.map(toText));
      let memory: NeighbourMemory = updateNeighbours(texts);
      for (const changes of builds) {
        texts = sortTexts(changes.reduce((sofar, change) => apply(sofar, change, archive), texts));
        const watched = watch(memory);
        memory = updateNeighbours(texts, watched.memory);
        expectSame(memory, updateNeighbours(texts));
        steps += 1;
        if (watched.isUsed()) used += 1;
      }
    }), { numRuns: 150 });
    expect(used).toBeGreaterThan(steps / 3);
  });

  it('are those found without it in an archive of crowded subjects, where rows are full', () => {
    let used = 0;
    fc.assert(fc.property(fc.nat(), fc.array(anyChange, { minLength: 1, maxLength: 2 }), (seed, changes) => {
      const archive = generateArchive(seed, 100, 300, 8);
      const crowd = Array.from({ length: 60 }, (_, at) => toText(archive.write(at, archive.events[at % 2], 10)));
      const twins = Array.from({ length: 20 }, (_, at) => ({ ...toText(archive.write(40, archive.events[3], 10)), profile: aText({ text: 'Twins Aurelia and Brandt' }).profile, id: `twin-${at}` }));
      const texts = sortTexts([...archive.articles.map(toText), ...crowd, ...twins]);
      const watched = watch(updateNeighbours(texts));
      const changed = sortTexts(changes.reduce((sofar, change) => apply(sofar, change, archive), texts));
      expectSame(updateNeighbours(changed, watched.memory), updateNeighbours(changed));
      if (watched.isUsed()) used += 1;
    }), { numRuns: 150 });
    expect(used).toBeGreaterThan(50);
  });

  it('are taken from it where nothing changed', () => {
    const texts = sortTexts(generateArchive(4, 60).articles.map(toText));
    const memory = updateNeighbours(texts);
    const watched = watch(memory);
    expectSame(updateNeighbours(texts, watched.memory), memory);
    expect(watched.isUsed()).toBe(true);
  });

  it('are those found without it where the articles of a day stand in another order and rows are full', () => {
    const { articles, events, write } = generateArchive(4, 60, 200);
    const crowd = Array.from({ length: 40 }, () => toText(write(100, events[0])));
    const sorted = sortTexts([...articles.map(toText), ...crowd]);
    const at = sorted.findIndex(({ id }) => id === crowd[0]?.id) + 20;
    const turned = [...sorted.slice(0, at), ...sorted.slice(at, at + 3).toReversed(), ...sorted.slice(at + 3)];
    const watched = watch(updateNeighbours(sorted));
    expectSame(updateNeighbours(turned, watched.memory), updateNeighbours(turned));
    expect(watched.isUsed()).toBe(true);
  });

  it('are those found without it where one of many equals goes and another comes', () => {
    const twin = (at: number): RelationText => aText({ id: `twin-${String(at).padStart(2, '0')}`, text: 'it said that Aurelia and Brandt sank' });
    const others = generateArchive(4, 120, 200).articles.map(toText).map((text) => ({ ...text, date: addDays(text.date, 1) }));
    const watched = watch(updateNeighbours(sortTexts([...others, ...Array.from({ length: 20 }, (_, at) => twin(at))])));
    const changed = sortTexts([...others, ...Array.from({ length: 21 }, (_, at) => twin(at)).toSpliced(3, 1)]);
    expectSame(updateNeighbours(changed, watched.memory), updateNeighbours(changed));
    expect(watched.isUsed()).toBe(true);
  });

  it('are those found without it where the archive comes to another size of statistics', () => {
    const texts = sortTexts(generateArchive(5, 96, 500, 12).articles.map(toText));
    const more = [...texts, aText({ id: 'silent', date: texts.at(-1)?.date })];
    expectSame(updateNeighbours(more, updateNeighbours(texts)), updateNeighbours(more));
  });

  it.each([6000, -6000])('are those found without it where the archive spans more years, %i days from the first', (day) => {
    const texts = sortTexts(generateArchive(5, 1600, 500, 12).articles.map(toText));
    const more = sortTexts([...texts, aText({ id: 'silent', date: addDays(firstDay, day) })]);
    expectSame(updateNeighbours(more, updateNeighbours(texts)), updateNeighbours(more));
  });

  it('are those found without it after it was packed and unpacked', () => {
    const { articles, write } = generateArchive(6, 120, 730, 12);
    const texts = sortTexts(articles.map(toText));
    const more = sortTexts([...texts, toText(write(90))]);
    expectSame(updateNeighbours(more, unpackMemory(Buffer.concat(packMemory({ ...updateNeighbours(texts), variants: groupVariants([]).memory })))), updateNeighbours(more));
  });

  it('are those found without it from the memory of another archive', () => {
    const texts = sortTexts(generateArchive(8, 100, 730, 12).articles.map(toText));
    const others = sortTexts(generateArchive(9, 80, 730, 12).articles.map(toText));
    expectSame(updateNeighbours(texts, updateNeighbours(others)), updateNeighbours(texts));
    expectSame(updateNeighbours([], updateNeighbours(others)), updateNeighbours([]));
    expectSame(updateNeighbours(others, updateNeighbours([])), updateNeighbours(others));
  });
});
