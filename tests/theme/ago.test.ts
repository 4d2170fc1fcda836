import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { agoScript } from '../../src/layouts/head-scripts.ts';
import { wordsOf } from '../../src/site/wording.ts';
import { languageOf } from '../../src/site/words/language.ts';

/** What the line of a date says on a day, the date itself as `…`. */
function tellOn(today: string, date: string, language = 'en'): string {
  const parts = ['…'];
  const line = {
    dataset: { ago: JSON.stringify(wordsOf(language).agoForms), in: languageOf(language).counting },
    querySelector: () => ({ dateTime: date }), prepend: (text: string) => parts.unshift(text), append: (text: string) => parts.push(text),
  };
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  class Today extends Date {
    constructor() {
      super(year, month - 1, day, 12);
    }
  }
  vm.runInNewContext(agoScript, { document: { currentScript: { previousElementSibling: line } }, Date: Today, Intl, JSON });
  return parts.join('');
}

describe('the line that tells how old an article is', () => {
  it.each([
    ['2026-10-27', '…'], ['2026-10-28', 'Published 1 year ago, on …'], ['2027-10-27', 'Published 1 year ago, on …'], ['2032-11-01', 'Published 7 years ago, on …'], ['2025-10-28', '…'], ['2025-01-01', '…'],
  ])('says on %s of an article of 28 October 2025: %s', (today, told) => {
    expect(tellOn(today, '2025-10-28')).toBe(told);
  });

  it('counts a year from 29 February on 1 March', () => {
    expect([tellOn('2025-02-28', '2024-02-29'), tellOn('2025-03-01', '2024-02-29')]).toEqual(['…', 'Published 1 year ago, on …']);
  });

  it('reads a date of 1851', () => {
    expect(tellOn('2025-05-02', '1851-05-01')).toBe('Published 174 years ago, on …');
  });

  it.each([
    ['de', '2027-10-28', 'Vor 2 Jahren erschienen, am …'], ['fr', '2026-10-28', 'Publié il y a 1 an, le …'], ['tr', '2032-10-28', '7 yıl önce, … günü yayımlandı'],
    ['ar', '2027-10-28', 'نُشر قبل سنتين، …'], ['ar', '2032-10-28', 'نُشر قبل ٧ سنوات، …'], ['zh', '2032-10-28', '发表于 7 年前，…'],
  ])('speaks %s', (language, today, told) => {
    expect(tellOn(today, '2025-10-28', language)).toBe(told);
  });
});
