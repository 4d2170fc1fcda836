import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/archive/days.ts';
import { compareSketches } from '../../../src/archive/relations/sketch.ts';
import { buildProfile } from '../../../src/archive/relations/terms.ts';
import { groupVariants, type Sketched } from '../../../src/archive/relations/variants.ts';
import { anArticle, buildArchive, viewAt, viewsOf } from '../../support/archive.ts';

type Fields = Parameters<typeof anArticle>[0];

const first = 'Talks between Pakistan and Afghanistan in Istanbul ended without an agreement on Tuesday, officials said, after four days in which neither side would move on the border.';
const second = 'Mediators from Turkey and Qatar had asked both delegations for one more night, and the ceasefire of Doha holds for now.';
const third = 'Khawaja Asif, the minister of defence, warned that any attack would be answered, and a spokesman in Kabul called the demands beyond what anybody could promise.';
const fourth = 'Traders at the crossing of Torkham wait for the gates to open, and lorries with fruit stand in a line of nine kilometres.';
const report = [first, second, third].join('\n\n');

/** The slugs of each group of reports, in their order. */
function groupsOf(fields: Fields[]): string[][] {
  const archive = buildArchive(fields.map((each) => anArticle(each)), [], []);
  const groups = new Set(archive.articles.map((article) => archive.relations.variantsOf(article)).filter(({ length }) => length > 0));
  return [...groups].map((group) => group.map(({ slug }) => slug));
}

describe('reports of one text', () => {
  it('are one where the dateline differs', () => {
    expect(groupsOf([{ slug: 'a', text: report, dateline: 'Istanbul' }, { slug: 'b', text: report, dateline: 'Ankara' }]).map((group) => group.toSorted())).toEqual([['a', 'b']]);
  });

  it('are one where names are spelt otherwise', () => {
    expect(groupsOf([{ slug: 'a', text: report }, { slug: 'b', text: report.replace('Turkey', 'Türkiye').replace('Khawaja', 'Khwaja') }]).map((group) => group.toSorted())).toEqual([['a', 'b']]);
  });

  it('are led by the fullest, the others by time', () => {
    const fuller = `${report}\n\n${fourth}`;
    expect(groupsOf([{ slug: 'later', date: '2025-10-30', text: report }, { slug: 'first', date: '2025-10-28', text: report }, { slug: 'fullest', date: '2025-10-29', text: fuller }])).toEqual([['fullest', 'first', 'later']]);
  });

  it('are led by the earliest of the same length', () => {
    expect(groupsOf([{ slug: 'later', date: '2025-10-30', text: report }, { slug: 'first', date: '2025-10-28', text: report }])).toEqual([['first', 'later']]);
  });

  it('are not one where less than half is shared', () => {
    const half = `${first}\n\n${second}\n\n${fourth}`;
    expect(compareSketches(buildProfile('', report).sketch, buildProfile('', half).sketch)).toBeLessThan(0.5);
    expect(groupsOf([{ slug: 'a', text: report }, { slug: 'b', text: half }])).toEqual([]);
  });

  it('are not one where a form is filled in with other figures', () => {
    const form = (day: number, low: number, high: number, dead: number): string => `The daily bulletin of the health office for ${day} May counts ${low} new cases in the city and ${high} in the province, ${dead} of them in hospital, and asks everybody to keep windows open and hands clean at work and at school.`;
    expect(groupsOf([{ slug: 'a', date: '2020-05-03', text: form(3, 118, 907, 41) }, { slug: 'b', date: '2020-05-04', text: form(4, 126, 951, 38) }])).toEqual([]);
  });

  it('are one where a form bears the same figures', () => {
    const form = 'The daily bulletin of the health office counts 118 new cases in the city and 907 in the province, 41 of them in hospital, and asks everybody to keep windows open';
    expect(groupsOf([{ slug: 'a', text: form }, { slug: 'b', text: `${form} at work` }])).toEqual([['b', 'a']]);
  });

  it('are one after ten days where the text is nearly the same, not where half of it is', () => {
    const changed = `${first}\n\n${second}\n\n${fourth.split(' ').slice(0, 12).join(' ')}`;
    expect(compareSketches(buildProfile('', report).sketch, buildProfile('', changed).sketch)).toBeGreaterThan(0.5);
    const group = (text: string, days: number): number => groupsOf([{ slug: 'a', date: '2025-10-28', text: report }, { slug: 'b', date: addDays('2025-10-28', days), text }]).length;
    expect([group(changed, 10), group(changed, 11), group(report, 400)]).toEqual([1, 0, 1]);
  });

  it('are none of articles without text', () => {
    expect(groupsOf([{ slug: 'a' }, { slug: 'b' }])).toEqual([]);
  });

  it('do not grow from one to the next', () => {
    const words = Array.from({ length: 60 }, (_, at) => `word${'abcdefgh'[at % 8] ?? ''}${'abcdefgh'[Math.floor(at / 8)] ?? ''}`);
    const chain = [0, 8, 16, 24].map((from, at): Sketched => ({ id: `${at}`, key: '', sketch: () => buildProfile('', words.slice(from, from + 36).join(' ')).sketch, day: 0, words: 36 - at, figures: () => [] }));
    expect(groupVariants(chain).groups).toEqual([[0, 1], [2, 3]]);
  });
});

describe('reports grouped from a memory', () => {
  /** Each holds some of the four parts of one of a few texts, and runs of others: of two that are one with a third neither may know the other. */
  const aReport = fc.record({ id: fc.nat(60), text: fc.nat(3), parts: fc.uniqueArray(fc.nat(3), { minLength: 1 }), taken: fc.array(fc.nat(80), { maxLength: 2 }), words: fc.integer({ min: 5, max: 9 }), day: fc.nat(12) })
    .map(({ text, parts, taken, ...report }) => ({ ...report, runs: [...new Set([...parts.flatMap((part) => Array.from({ length: 5 }, (_, at) => text * 20 + part * 5 + at)), ...taken])] }));
  type Report = typeof aReport extends fc.Arbitrary<infer T> ? T : never;
  const toSketched = ({ id, runs, words, day }: Report): Sketched => ({
    id: `${id}`, key: `${runs.join(' ')} ${words} ${day}`, day, words, sketch: () => Uint32Array.from(runs).sort(), figures: () => [],
  });
  const aList = fc.uniqueArray(aReport, { selector: ({ id }) => id, maxLength: 40 });

  it('are those grouped without it, after any changes, build after build', () => {
    let grouped = 0;
    fc.assert(fc.property(aList, fc.array(fc.record({ added: fc.array(aReport, { maxLength: 3 }), gone: fc.array(fc.nat(40), { maxLength: 3 }), swapped: fc.option(fc.nat(40)) }), { maxLength: 6 }), (list, builds) => {
      let reports = list;
      let { memory } = groupVariants(reports.map(toSketched));
      for (const { added, gone, swapped } of builds) {
        const ids = new Set(added.map(({ id }) => id));
        reports = [...reports.filter(({ id }, at) => !ids.has(id) && !gone.includes(at)), ...new Map(added.map((report) => [report.id, report])).values()];
        if (swapped !== null && swapped + 1 < reports.length) reports = [...reports.slice(0, swapped), ...reports.slice(swapped, swapped + 2).reverse(), ...reports.slice(swapped + 2)];
        const articles = reports.map(toSketched);
        const [found, wanted] = [groupVariants(articles, memory), groupVariants(articles)];
        expect(found.groups).toEqual(wanted.groups);
        expect(found.memory).toEqual(wanted.memory);
        grouped += found.groups.length;
        memory = found.memory;
      }
    }), { numRuns: 1000 });
    expect(grouped).toBeGreaterThan(1000);
  });

  it('are one once few enough begin with a run that was a turn of speech', () => {
    const own = (at: number): number[] => Array.from({ length: 11 }, (_, place) => 1000 + at * 100 + place);
    const common = Array.from({ length: 100 }, (_, place) => 50_000_000 + place);
    const toReport = (at: number): Sketched => ({ id: `${at}`, key: '', day: 0, words: 400, figures: () => [], sketch: () => Uint32Array.from([7, ...own(at), ...(at < 2 ? common : [])]) });
    const reports = Array.from({ length: 66 }, (_, at) => toReport(at));
    const { memory, groups } = groupVariants(reports.toReversed());
    const fewer = reports.slice(0, 60).toReversed();
    expect([groups, groupVariants(fewer, memory).groups, groupVariants(fewer).groups]).toEqual([[], [[58, 59]], [[58, 59]]]);
  });

  it('are looked at only where something changed', () => {
    let looks = 0;
    const reports = Array.from({ length: 300 }, (_, at): Sketched => ({ id: `${at}`, key: '', day: 0, words: 400, figures: () => [], sketch: () => {
      looks += 1;
      return Uint32Array.from({ length: 30 }, (_run, place) => (at >> 1) * 1000 + place);
    } }));
    const { memory, groups } = groupVariants(reports.slice(1));
    looks = 0;
    const found = groupVariants(reports, memory);
    expect([groups.length, found.groups.length, found.unknown, looks < 6]).toEqual([149, 150, 1, true]);
  });
});

describe('an article with variants', () => {
  const fuller = anArticle({ slug: 'fuller', title: 'Talks at an impasse', date: '2025-10-28', dateline: 'Istanbul', source: 'Gazette', text: `${report}\n\n${fourth}` });
  const shorter = anArticle({ slug: 'shorter', title: 'No deal in Istanbul', date: '2025-10-28', dateline: 'Ankara', source: 'Daily News', text: report.replace('Turkey', 'Türkiye') });
  const sequel = anArticle({ slug: 'sequel', date: '2025-11-01', text: 'Khawaja Asif said in Kabul that the gates of Torkham open again after the talks in Istanbul.', related: ['shorter'] });
  const archive = buildArchive([fuller, shorter, sequel], [], []);
  const views = viewsOf(archive);
  const viewOf = (slug: string, day = '2025/10/28'): ReturnType<typeof viewAt<'article'>> => viewAt(views, `/${day}/${slug}/`, 'article');

  it('names the others with what differs there', () => {
    expect(viewOf('fuller').variants.map(({ text, fullest, differences }) => [text, fullest, differences])).toEqual([
      ['No deal in Istanbul', undefined, ['in Daily News', 'dateline Ankara', 'writes ‘Türkiye’ for ‘Turkey’', '1 paragraph fewer']],
    ]);
  });

  it('marks the fullest', () => {
    expect(viewOf('shorter').variants.map(({ text, fullest, differences }) => [text, fullest, differences])).toEqual([
      ['Talks at an impasse', true, ['in Gazette', 'dateline Istanbul', 'writes ‘Turkey’ for ‘Türkiye’', '1 paragraph more']],
    ]);
  });

  it('has none of them among its related articles', () => {
    for (const slug of ['fuller', 'shorter']) expect([...viewOf(slug).earlier, ...viewOf(slug).later].map(({ text }) => text)).not.toEqual(expect.arrayContaining([expect.stringMatching(/impasse|No deal/)]));
  });

  it('has the relations of the fullest', () => {
    expect(viewOf('fuller').later.map(({ href }) => href)).toEqual(['/2025/11/01/sequel/']);
    expect(viewOf('shorter').later.map(({ href }) => href)).toEqual(['/2025/11/01/sequel/']);
  });

  it('stands beside others as the fullest alone, unless it was chosen', () => {
    expect(archive.relations.alikeOf(sequel).map(({ article }) => article.slug)).toEqual(['fuller']);
    expect(viewOf('sequel', '2025/11/01').earlier.map(({ href, why }) => [href, why])).toContainEqual(['/2025/10/28/shorter/', 'Chosen by the editors']);
  });
});

describe('a turn of speech that thousands of reports share', () => {
  /** Reports that begin with the same run and are else their own, but for every hundredth, which is printed twice. */
  function readReports(count: number): { reports: Sketched[]; looks: () => number } {
    let looks = 0;
    const reports = Array.from({ length: count }, (_, at): Sketched => {
      const text = at % 100 === 1 ? at - 1 : at;
      const sketch = Uint32Array.from({ length: 40 }, (_run, place) => (place === 0 ? 7 : 1000 + place * 50_000_000 + text * 100));
      return { id: `${at}`, key: '', sketch: () => { looks += 1; return sketch; }, day: 20_000, words: 400, figures: () => [] };
    });
    return { reports, looks: () => looks };
  }

  it('makes none of them one, and keeps none that are from being found', () => {
    const { reports, looks } = readReports(2000);
    expect(groupVariants(reports).groups).toEqual(Array.from({ length: 20 }, (_, at) => [at * 100, at * 100 + 1]));
    // Each is looked at by itself, and beside a few dozen others: not beside all.
    expect(looks()).toBeLessThan(2000 * 200);
  });
});
