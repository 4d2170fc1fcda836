import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf, isReadable, mixColours, toReadable } from '../../src/site/colours.ts';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('contrastOf', () => {
  it.each([['#000000', '#ffffff', 21], ['#ffffff', '#ffffff', 1], ['#777777', '#ffffff', 4.48], ['#767676', '#ffffff', 4.54]])('of %s and %s is %d', (one, other, contrast) => {
    expect(contrastOf(one, other)).toBeCloseTo(contrast, 1);
    expect(contrastOf(other, one)).toBe(contrastOf(one, other));
  });
});

describe('mixColours', () => {
  it('takes so much of one and the rest of the other', () => {
    expect([mixColours('#000000', '#ffffff', 0.2), mixColours('#8c1d18', '#fbf9f4', 0), mixColours('#8c1d18', '#fbf9f4', 1)]).toEqual(['#cccccc', '#fbf9f4', '#8c1d18']);
  });
});

describe('toReadable', () => {
  it('leaves a colour that can be read as it is', () => {
    expect([toReadable('#8c1d18', 'light'), toReadable('#e58a7b', 'dark')]).toEqual(['#8c1d18', '#e58a7b']);
  });

  it('darkens a colour for light paper and lightens one for dark', () => {
    expect([toReadable('#ffcc00', 'light'), toReadable('#8c1d18', 'dark')]).toEqual(['#8c7000', '#b46c69']);
  });

  it('gives a readable colour for every colour', () => {
    fc.assert(fc.property(colours, fc.constantFrom('light' as const, 'dark' as const), (colour, paper) => isReadable(toReadable(colour, paper), paper)));
  });
});
