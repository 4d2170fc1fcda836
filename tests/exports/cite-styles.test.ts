import { describe, expect, it } from 'vitest';
import { citeInStyles, citeInWikipedia, formatEnglishDay } from '../../src/exports/cite-styles.ts';

type Cited = Parameters<typeof citeInStyles>[0];

const url = 'https://example.org/2025/10/28/talks-end/';

function cited(changed: Partial<Cited> = {}): Cited {
  return { byline: [{ text: 'Ayşe Öz' }], title: 'Talks end', date: '2025-10-28', canonical: url, lang: 'en', source: { text: 'Daily News' }, frame: { name: 'The Backfile' }, ...changed };
}

/** The three citations with the names of papers between asterisks and the title between underscores. */
function cite(changed: Partial<Cited> = {}): [apa: string, mla: string, chicago: string] {
  const [apa = '', mla = '', chicago = ''] = citeInStyles(cited(changed)).map(({ parts }) => parts.map(({ text, kind }) => (kind === 'paper' ? `*${text}*` : kind === 'title' ? `_${text}_` : text)).join(''));
  return [apa, mla, chicago];
}

const people = (...names: string[]): Pick<Cited, 'byline'> => ({ byline: names.map((text) => ({ text })) });

describe('a citation in a style', () => {
  it('names one who signed, with the family first', () => {
    expect(cite()).toEqual([
      `Öz, A. (2025, October 28). _Talks end._ *Daily News*. ${url}`,
      `Öz, Ayşe. “_Talks end._” *Daily News*, 28 Oct. 2025. *The Backfile*, ${url}.`,
      `Öz, Ayşe. “_Talks end._” *Daily News*, October 28, 2025. ${url}.`,
    ]);
  });

  it('names two and three', () => {
    const openings = (names: string[]): string[] => cite(people(...names)).map((text) => text.split(/ \(2025| “/)[0] ?? '');
    expect(openings(['Ayşe Öz', 'John van Dyke'])).toEqual(['Öz, A., & van Dyke, J.', 'Öz, Ayşe, and John van Dyke.', 'Öz, Ayşe, and John van Dyke.']);
    expect(openings(['Ayşe Öz', 'Ann Lee', 'Jo May'])).toEqual(['Öz, A., Lee, A., & May, J.', 'Öz, Ayşe, et al.', 'Öz, Ayşe, Ann Lee, and Jo May.']);
  });

  it('shortens long lists as each style does', () => {
    const names = Array.from({ length: 22 }, (_, at) => `Ann ${String.fromCharCode(65 + at)}ee`);
    const [apa, mla, chicago] = cite(people(...names));
    expect(apa).toContain('Ree, A., See, A., . . . Vee, A. (2025');
    expect([mla.split(' “')[0], chicago.split(' “')[0]]).toEqual(['Aee, Ann, et al.', 'Aee, Ann, Ann Bee, Ann Cee, et al.']);
    expect(cite(people(...names.slice(0, 20)))[0]).toContain('See, A., & Tee, A. (2025');
  });

  it('puts the agency where a name would stand where nobody signed', () => {
    expect(cite({ byline: [], agency: 'Associated Press' }).map((text) => text.split(/ \(2025| “/)[0])).toEqual(['Associated Press.', 'Associated Press.', 'Associated Press.']);
  });

  it('begins with the title, and in Chicago with the paper, where there is no agency either', () => {
    expect(cite({ byline: [] })).toEqual([
      `_Talks end._ (2025, October 28). *Daily News*. ${url}`,
      `“_Talks end._” *Daily News*, 28 Oct. 2025. *The Backfile*, ${url}.`,
      `*Daily News*. “_Talks end._” October 28, 2025. ${url}.`,
    ]);
  });

  it('names the archive once where it is the paper', () => {
    expect(cite({ source: undefined })[1]).toBe(`Öz, Ayşe. “_Talks end._” *The Backfile*, 28 Oct. 2025, ${url}.`);
  });

  it('stops no title twice, and makes its quotation marks single', () => {
    expect(cite({ title: 'Who said "no"?' }).map((text) => /_(.*)_/.exec(text)?.[1])).toEqual(['Who said "no"?', 'Who said ‘no’?', 'Who said ‘no’?']);
    expect(cite({ title: '“Never”' })[1]).toContain('“_‘Never’._”');
  });

  it('leaves names that cannot be parted as printed', () => {
    expect(cite({ ...people('王小明', 'Our correspondent'), lang: 'zh' }).map((text) => text.split(/ \(2025| “/)[0])).toEqual(['王小明, & Our correspondent.', '王小明 and Our correspondent.', '王小明 and Our correspondent.']);
  });

  it('tells months in English in every language', () => {
    expect(cite({ lang: 'tr', date: '1851-05-01' }).every((text) => text.includes('May') && text.includes('1851'))).toBe(true);
    expect(formatEnglishDay('0987-09-02')).toBe('2 September 987');
  });
});

describe('a citation for Wikipedia', () => {
  it('names what is known', () => {
    expect(citeInWikipedia(cited({ ...people('Ayşe Öz', 'Li Wei'), agency: 'AP', lang: 'tr' }))).toBe(
      `{{cite news |author=Ayşe Öz |author2=Li Wei |title=Talks end |newspaper=Daily News |agency=AP |date=28 October 2025 |language=tr |via=The Backfile |url=${url}}}`);
  });

  it.each(['}}', '{{x}}', 'a|b', '[[x]] [y]', '<!-- x --><ref>', '"q" \'\'i\'\' \'\'\'b', '~~~~', '__TOC__', '-{x}-', '&lt; & &#124;', 'a\n* b\n|c', '=x='])('keeps %j from being read as its own signs', (text) => {
    const inner = citeInWikipedia(cited({ title: text, ...people(text), source: { text } })).slice(2, -2);
    expect(inner).not.toMatch(/[{}[\]<>~\n"]|''|__/);
    // A value begins at a bar alone, and each comes back from its signs.
    const values = new Map(inner.split(' |').slice(1).map((field): [string, string] => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]));
    const decode = (value = ''): string => value.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    expect([...values.keys()]).toEqual(['author', 'title', 'newspaper', 'date', 'via', 'url']);
    expect(['author', 'title', 'newspaper'].map((name) => decode(values.get(name)))).toEqual(Array(3).fill(text.replace(/\s+/g, ' ')));
  });
});
