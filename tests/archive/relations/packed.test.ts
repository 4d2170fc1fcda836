import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/archive/days.ts';
import { updateNeighbours, type RelationMemory } from '../../../src/archive/relations/memory.ts';
import { packMemory, unpackMemory } from '../../../src/archive/relations/packed.ts';
import { buildProfile } from '../../../src/archive/relations/terms.ts';
import { groupVariants } from '../../../src/archive/relations/variants.ts';

function aMemory(count: number): RelationMemory {
  const { index: _index, ...memory } = updateNeighbours(Array.from({ length: count }, (_, at) => ({
    id: `2024-05-01-ü${at}`, date: addDays('2024-05-01', at), tags: [], dateline: 'Doha',
    profile: buildProfile(`Talks ${at}`, `The minister met Asif${at % 3} in Doha, then flew to Kabul on ${at} May.`),
  })));
  const reports = Array.from({ length: count + 2 }, (_, at) => ({ id: `ü${at}`, key: `${at}`, day: at, words: 9, sketch: () => Uint32Array.of(7, 8, at + 9), figures: () => [] }));
  return { ...memory, variants: groupVariants(reports).memory };
}

describe('a packed memory', () => {
  it.each([0, 1, 2, 7, 40])('of %i articles comes back as it was', (count) => {
    expect(unpackMemory(Buffer.concat(packMemory(aMemory(count))))).toEqual(aMemory(count));
  });

  it('comes back from wherever it lies in a larger buffer', () => {
    const packed = Buffer.concat(packMemory(aMemory(7)));
    for (const offset of [1, 2, 3]) {
      const larger = new Uint8Array(packed.length + offset);
      larger.set(packed, offset);
      expect(unpackMemory(larger.subarray(offset))).toEqual(aMemory(7));
    }
  });

  it('is nothing where bytes are missing or too many', () => {
    const packed = Buffer.concat(packMemory(aMemory(7)));
    for (let length = 0; length < packed.length; length += 1) expect(unpackMemory(packed.subarray(0, length))).toBeUndefined();
    expect(unpackMemory(Uint8Array.of(...packed, 0))).toBeUndefined();
  });

  it('is nothing where it is any other file', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(unpackMemory(bytes)).toBeUndefined();
    }));
  });

  it.each(['null', '1', '"bytes"', '[]', '{}', '{"ids":[],"keys":[],"size":48,"span":1,"bytes":[]}', '{"ids":[],"keys":[],"size":48,"span":1,"all":5,"bytes":[0,4,0,0,0,0,0,0,0,0,0,0,0,0,0]}', '{"ids":[],"keys":[],"size":48,"span":1,"bytes":[0,0,0,0,0,0]}', '{"ids":[],"keys":[],"size":48,"span":1,"bytes":"0000000"}', '{"ids":[],"keys":[],"size":48,"span":1,"bytes":[1,3,0,0,0,0,0]}', '{"ids":5,"keys":5,"size":48,"span":1,"bytes":[0,4,0,0,0,0,0]}', '{"ids":[],"keys":[],"size":48,"span":1,"bytes":[-4,4,0,0,0,0,0]}'])('is nothing under the head %s', (head) => {
    const start = new TextEncoder().encode(`${head}\n`);
    for (const length of [0, 4, 8]) {
      const bytes = new Uint8Array(Math.ceil(start.length / 4) * 4 + length);
      bytes.set(start);
      expect(unpackMemory(bytes)).toBeUndefined();
    }
  });

  it('is nothing, or a memory of the same shape, where a byte of its head is garbled', () => {
    const packed = Buffer.concat(packMemory(aMemory(3)));
    fc.assert(fc.property(fc.nat(packed.indexOf(10)), fc.nat(255), (at, byte) => {
      const garbled = Uint8Array.from(packed);
      garbled[at] = byte;
      const memory = unpackMemory(garbled);
      if (memory) expect([memory.ids.length, memory.keys.length, memory.starts.length, memory.neighbours.scores.length, memory.variants.ids.length, memory.variants.runs.length]).toEqual([3, 3, 4, 96, 5, 60]);
    }), { numRuns: 500 });
  });
});
