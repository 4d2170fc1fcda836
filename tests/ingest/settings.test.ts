import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/ingest/registry-files.ts';

function read(text: string): unknown {
  const reading = readSettings({ file: 'archive.yaml', bytes: Buffer.from(text) });
  return 'value' in reading ? reading.value : reading.problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`);
}

const least = 'name: The Harbour Gazette\naddress: https://gazette.example/';

describe('readSettings', () => {
  it('needs a name and an address, and takes English and UTC for the rest', () => {
    expect(read(least)).toEqual({ name: 'The Harbour Gazette', motto: undefined, address: 'https://gazette.example/', language: 'en', timeZone: 'UTC', rights: undefined });
  });

  it('reads every setting', () => {
    expect(read(`${least}\nmotto: All the water\nlanguage: tr\ntime_zone: Europe/Istanbul\nrights: CC BY 4.0\n`))
      .toEqual({ name: 'The Harbour Gazette', motto: 'All the water', address: 'https://gazette.example/', language: 'tr', timeZone: 'Europe/Istanbul', rights: 'CC BY 4.0' });
  });

  it.each([['https://gazette.example', 'https://gazette.example/'], ['https://gazette.example/archive', 'https://gazette.example/archive/'], ['https://gazette.example/archive//', 'https://gazette.example/archive/']])('ends the address %s with one slash', (typed, address) => {
    expect(read(`name: A\naddress: ${typed}`)).toMatchObject({ address });
  });

  it.each(['gazette.example', 'ftp://gazette.example/', '/archive/', 'https://gazette.example/?a=b', 'https://gazette.example/#a', 'https://', 'javascript:alert(1)'])('refuses %s as an address', (address) => {
    expect(read(`name: A\naddress: "${address}"`)).toEqual([`2:10 \`${address}\` is not the address of a site.`]);
  });

  it.each([['CRLF', `${least}\n`.replaceAll('\n', '\r\n')], ['a byte-order mark', `\ufeff${least}`]])('reads a file with %s', (_, text) => {
    expect(read(text)).toMatchObject({ name: 'The Harbour Gazette' });
  });

  it('tells everything that is missing from an empty file', () => {
    expect(read('')).toEqual(['1:1 The field `name` is missing.', '1:1 The field `address` is missing.']);
  });

  it('reads which feeds are made, and which rights let them bear the whole text', () => {
    expect(read(`${least}\nfeeds:\n  of: [archive, tags]\n  full_text: [CC BY 4.0]`)).toMatchObject({ feeds: { of: ['archive', 'tags'], fullText: ['CC BY 4.0'] } });
    expect(read(`${least}\nfeeds:\n  of: [bylines]`)).toEqual(['4:8 `bylines` is not one of the words for `of`.']);
  });

  it('reads whom robots.txt refuses, by name alone', () => {
    expect(read(`${least}\ncrawlers:\n  refuse: [GPTBot, "*"]`)).toMatchObject({ crawlers: { refuse: ['GPTBot', '*'] } });
    expect(read(`${least}\ncrawlers:\n  refuse: ["GPTBot\\nDisallow: /"]`)).toEqual([expect.stringContaining('4:12 `GPTBot\nDisallow: /` is not the name of a user agent.')]);
  });

  it('reads what the files for servers are made for', () => {
    expect(read(`${least}\nhost: netlify\nprecompress: true`)).toMatchObject({ host: 'netlify', precompress: true });
    expect(Object.keys(read(`${least}\nhost: cloudflare\nprecompress: false`) as object).filter((key) => key === 'host' || key === 'precompress')).toEqual([]);
    expect(read(`${least}\nhost: apache`)).toEqual([expect.stringContaining('`apache` is not one of the words for `host`.')]);
  });

  describe('whom to tell of a weakness', () => {
    const typed = (...lines: string[]): unknown => read(`${least}\nsecurity:\n${lines.map((line) => `  ${line}`).join('\n')}`);

    it('is one address or several, with the instant until which they hold', () => {
      expect(typed('contact: mailto:a@gazette.example', 'expires: 2027-06-01T00:00:00Z')).toMatchObject({ security: { contact: ['mailto:a@gazette.example'], expires: '2027-06-01T00:00:00Z' } });
      expect(typed('contact: ["https://gazette.example/report", "tel:+1-201-555-0123"]', 'expires: 2027-06-01T00:00:00+03:00', 'policy: https://gazette.example/policy/')).toMatchObject({ security: { contact: { length: 2 }, policy: 'https://gazette.example/policy/' } });
    });

    it.each([
      [['contact: mailto:a@gazette.example'], ['4:3 The contact has no `expires`, and nobody could tell whether it still holds.']],
      [['contact: mailto:a@gazette.example', 'expires: 2027-02-30T00:00:00Z'], ['5:12 `2027-02-30T00:00:00Z` is not an instant with an offset.']],
      [['contact: a@gazette.example', 'expires: 2027-06-01T00:00:00Z'], ['4:12 `a@gazette.example` is not an address to write to.']],
      [['contact: "mailto:a@b.example\\nPolicy: x"', 'expires: 2027-06-01T00:00:00Z'], [expect.stringContaining('is not an address to write to.')]],
      [['contact: mailto:a@gazette.example', 'expires: 2027-06-01T00:00:00Z', 'policy: ../policy'], ['6:11 `../policy` is not the address of a page.']],
    ])('is refused as %j', (lines, problems) => {
      expect(typed(...lines)).toEqual(problems);
    });
  });

  it('reads which pages have a card', () => {
    expect(read(`${least}\nimages:\n  og: articles`)).toMatchObject({ images: { og: 'articles' } });
    expect(read(`${least}\nimages:\n  og: all`)).toEqual(['4:7 `all` is not one of the words for `og`.']);
  });

  describe('the look', () => {
    it('is read, and what is usual is left out', () => {
      expect(read(`${least}\nnameplate: The Gazette\npairing: gazette\ndensity: compact\n`)).toMatchObject({ nameplate: 'The Gazette', pairing: 'gazette', density: 'compact' });
      expect(read(`${least}\npairing: record\ndensity: comfortable\n`)).toMatchObject({ pairing: undefined, density: undefined });
    });

    it('takes one accent for both papers, lightened for the dark one', () => {
      expect(read(`${least}\naccent: "#0B4F6C"`)).toMatchObject({ accent: { light: '#0b4f6c', dark: '#749bab' } });
    });

    it('takes an accent for each paper', () => {
      expect(read(`${least}\naccent:\n  light: "#0b4f6c"\n  dark: "#9fd3e8"`)).toMatchObject({ accent: { light: '#0b4f6c', dark: '#9fd3e8' } });
    });
  });
});
