import { describe, expect, it } from 'vitest';
import { lettersOf } from '../../src/site/letters.ts';

function order(language: string, names: readonly string[]): string[] {
  const { orderOf } = lettersOf(language);
  return names.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0));
}

describe('the letter a name stands under', () => {
  it.each([
    ['en', 'Élysée', 'E', 'e'], ['en', 'Çankırı', 'C', 'c'], ['en', 'Ørsted', 'O', 'o'], ['en', '“Alpha” party', 'A', 'a'], ['en', '7 of 9', '0–9', '0-9'], ['en', '', '0–9', '0-9'],
    ['tr', 'Çankırı', 'Ç', 'u00c7'], ['tr', 'istanbul', 'İ', 'u0130'], ['tr', 'Iğdır', 'I', 'i'], ['es', 'Ñuble', 'Ñ', 'u00d1'], ['es', 'Ávila', 'A', 'a'], ['de', 'Österreich', 'O', 'o'],
    ['ar', 'أنقرة', 'ا', 'u0627'], ['ar', 'بيروت', 'ب', 'u0628'], ['ar', 'UNESCO', 'U', 'u'], ['ur', 'پاکستان', 'پ', 'u067e'], ['ur', 'كراچي', 'ک', 'u06a9'],
    ['en', 'القاهرة', 'ا', 'u0627'], ['zh', '北京', 'B', 'b'], ['zh', '上海', 'S', 's'], ['en', 'Москва', 'М', 'u041c'], ['en', 'Αθήνα', 'Α', 'u0391'],
  ])('is, in %s, for %s: %s', (language, name, text, key) => {
    expect(lettersOf(language).letterOf(name)).toEqual({ key, text });
  });
});

describe('the order of names', () => {
  it.each([
    ['en', ['7 of 9', 'Ada Lund', 'Adalund', 'Élysée', 'Emden', 'Zürich', 'Москва', 'بيروت']],
    ['tr', ['Cizre', 'Çankırı', 'Iğdır', 'İstanbul', 'Jolly', 'Öz', 'Pasinler', 'Zonguldak']],
    ['es', ['Navarra', 'Nuevo', 'Ñuble', 'Oviedo']],
    ['ar', ['أنقرة', 'بيروت', 'تونس', 'دمشق', 'يافا', 'UNESCO']],
    ['ur', ['استنبول', 'بغداد', 'پاکستان', 'تہران', 'ٹوکیو', 'کابل', 'گوادر', 'یمن']],
    ['zh', ['北京', '广州', '上海', 'Tokyo']],
  ])('is, in %s, that of its alphabet', (language, names) => {
    expect(order(language, names.toReversed())).toEqual(names);
  });
});
