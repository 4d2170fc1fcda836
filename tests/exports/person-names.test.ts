import { describe, expect, it } from 'vitest';
import { partName, toInitials } from '../../src/exports/person-names.ts';

describe('partName', () => {
  it.each([
    ['Ayşe Öz', 'Öz', 'Ayşe'], ['Ludwig van Beethoven', 'van Beethoven', 'Ludwig'], ['Oscar de la Renta', 'de la Renta', 'Oscar'], ['Mary-Ann J. O’Neill', 'O’Neill', 'Mary-Ann J.'],
    ['Öz, Ayşe', 'Öz', 'Ayşe'], ['Ahmed al-Masri', 'al-Masri', 'Ahmed'], ['Osama bin Said', 'bin Said', 'Osama'],
  ])('parts %s', (name, family, given) => {
    expect(partName(name, 'en')).toEqual({ family, given, suffix: undefined });
  });

  it.each([['Martin King, Jr.', 'King', 'Martin', 'Jr.'], ['Martin Luther King III', 'King', 'Martin Luther', 'III']])('keeps what follows %s', (name, family, given, suffix) => {
    expect(partName(name, 'en')).toEqual({ family, given, suffix });
  });

  it.each(['Reuters', 'Archive desk', 'Our own correspondent', 'Staff Writer', 'The Associated Press', 'van Gogh', 'Head of state', '王小明', 'Мария Петрова', 'احمد خان', 'A & B', 'Smith, John, Paul', 'R2 D2', ', x', ''])('leaves %s as it is printed', (name) => {
    expect(partName(name, 'en')).toBeUndefined();
  });

  it('leaves names of languages that put the family first', () => {
    expect([partName('Li Wei', 'zh-Hant'), partName('Nagy Imre', 'hu'), partName('Wei, Li', 'zh')]).toEqual([undefined, undefined, { family: 'Wei', given: 'Li' }]);
  });
});

describe('toInitials', () => {
  it('takes the first letter of each name', () => {
    expect(['Ayşe', 'Mary-Ann J.', 'J.R.R.', 'émile', '𝐀b', 'Jean - Luc'].map(toInitials)).toEqual(['A.', 'M.-A. J.', 'J. R. R.', 'É.', '𝐀.', 'J. L.']);
  });
});
