import { describe, expect, it } from 'vitest';
import { drawMap } from '../../src/components/world.ts';

const istanbul = { latitude: 41.01, longitude: 28.98, count: 4 };
const ankara = { latitude: 39.93, longitude: 32.86, count: 1 };
const sydney = { latitude: -33.87, longitude: 151.21, count: 1 };
const newYork = { latitude: 40.71, longitude: -74.01, count: 1 };
const honolulu = { latitude: 21.31, longitude: -157.86, count: 1 };
const frameOf = (viewBox: string): number[] => viewBox.split(' ').map(Number);

describe('the map of places', () => {
  it('puts north above south and west before east', () => {
    const [turkish, australian, american] = drawMap([istanbul, sydney, newYork]).dots;
    expect([(turkish?.y ?? 0) < (australian?.y ?? 0), (american?.x ?? 0) < (turkish?.x ?? 0)]).toEqual([true, true]);
  });

  it('draws dots whose areas are as their counts', () => {
    const [four, one] = drawMap([istanbul, { ...sydney, count: 1 }, newYork]).dots;
    expect((four?.r ?? 0) / (one?.r ?? 1)).toBeCloseTo(2, 1);
  });

  it('tells which dots lie on that of a fuller place, and leaves the rest', () => {
    const bursa = { latitude: 40.19, longitude: 29.06, count: 1 };
    expect(drawMap([bursa, istanbul, ankara, sydney, newYork]).dots.map(({ crowded }) => crowded)).toEqual([true, false, true, false, false]);
  });

  it('shows the whole world, without the Antarctic, for places far apart', () => {
    const [x = 0, y = 0, width = 0, height = 0] = frameOf(drawMap([sydney, honolulu]).viewBox);
    expect([x, y, width]).toEqual([0, 0, 1920]);
    expect(height).toBeLessThan(850);
  });

  it('shows a part of it, with all dots inside, for places that lie together', () => {
    const { viewBox, dots } = drawMap([istanbul, ankara]);
    const [x = 0, y = 0, width = 0, height = 0] = frameOf(viewBox);
    expect(width).toBe(480);
    expect(dots.every((dot) => dot.x > x && dot.x < x + width && dot.y > y && dot.y < y + height)).toBe(true);
  });

  it('keeps the outline small, and leaves out what lies beyond the frame', () => {
    const [whole, part] = [drawMap([sydney, honolulu]).land, drawMap([istanbul, ankara]).land];
    expect(whole.length).toBeLessThan(40_000);
    expect(part.length).toBeLessThan(whole.length);
    expect(whole).toMatch(/^M\d+ \d+l[\d -]+z/);
  });
});
