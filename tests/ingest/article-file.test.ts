import { describe, expect, it } from 'vitest';
import { buildProfile } from '../../src/archive/relations/terms.ts';
import { readArticle, readingManner } from '../../src/ingest/article-file.ts';
import { digestText } from '../../src/ingest/digest.ts';
import { aSource, articleOf, fields, problemsOf, textOf } from './a-source.ts';

function tell(content: string, file?: string): string[] {
  return problemsOf(readArticle(aSource(content, file), readingManner(undefined))).map(({ line, column, field, reason }) => `${line}:${column} ${field}: ${reason}`);
}

function tellFields(lines: string): string[] {
  return tell(textOf(`${fields}\n${lines}`));
}

describe('readArticle', () => {
  it('reads every field', () => {
    expect(articleOf(textOf(`${fields}
summary: It stood.
dateline: Istanbul
byline: [Ada Fell, Omar Öz]
agency: AP
source: { name: The Gazette, url: "https://gazette.example/1", retrieved: 2024-05-03, archived: "https://archive.example/1" }
rights: CC BY 4.0
section: World news
tags: [Türkiye]
stories: [the-flood]
related: [a]
unrelated: [b]
aliases: [/news/123/]
updates: [{ date: 2024-05-02, type: correction, text: The height was wrong. }]
lang: tr
draft: true
embargo: 2024-05-01T06:00:00Z`))).toEqual({
      file: 'articles/2024-05-01-harbour-walls.md', id: '2024-05-01-harbour-walls', slug: 'harbour-walls', date: '2024-05-01', instant: undefined,
      title: 'Harbour wall holds', summary: 'It stood.', dateline: 'Istanbul',
      byline: [{ name: 'Ada Fell', slug: 'ada-fell' }, { name: 'Omar Öz', slug: 'omar-oz' }], agency: 'AP',
      source: { name: 'The Gazette', slug: 'the-gazette', url: 'https://gazette.example/1', retrieved: '2024-05-03', archived: 'https://archive.example/1' },
      rights: 'CC BY 4.0', section: { name: 'World news', slug: 'world-news' }, tags: [{ name: 'Türkiye', slug: 'turkiye', key: 'turkiye' }],
      stories: ['the-flood'], related: ['a'], unrelated: ['b'], aliases: ['/news/123/'],
      updates: [{ date: '2024-05-02', type: 'correction', text: 'The height was wrong.' }],
      lang: 'tr', draft: true, embargo: '2024-05-01T06:00:00Z', words: 6, opening: ['The wall held through the night.'], mentions: [],
      profile: buildProfile('Harbour wall holds', 'It stood.\nThe wall held through the night.'), digest: digestText('The wall held through the night.\n'),
    });
  });

  it('takes the language of the archive where the article names none', () => {
    expect(articleOf(textOf()).lang).toBe('en');
  });

  it('takes the slug from the file name without its day', () => {
    expect(articleOf(textOf(), 'articles/2024-05-01-sea-wall.md').slug).toBe('sea-wall');
  });

  it('takes the slug from a file name without a day', () => {
    expect(articleOf(textOf(), 'articles/deep/er/sea-wall.md').slug).toBe('sea-wall');
  });

  it.each([['Sea Wall', 'sea-wall'], ['türkiye’de-sel', 'turkiyede-sel'], ['sea_wall', 'sea-wall']])('writes the slug of a file named %s in ASCII', (name, slug) => {
    expect(articleOf(textOf(), `articles/2024-05-01-${name}.md`).slug).toBe(slug);
  });

  it('prefers the slug that is written', () => {
    expect(articleOf(textOf(`${fields}\nslug: old-wall`)).slug).toBe('old-wall');
  });

  it('leaves the slug alone when the title changes', () => {
    expect(articleOf(textOf('title: Another headline\ndate: 2024-05-01')).slug).toBe('harbour-walls');
  });

  it.each([['2024-05-01T23:30:00+14:00'], ['2024-05-01T00:30:00-11:00'], ['2024-05-01T14:30+03:00'], ['2024-05-01T14:30:00.5Z']])('files %s under the day that is written', (date) => {
    expect(articleOf(textOf(`title: A\ndate: ${date}`))).toMatchObject({ date: '2024-05-01', instant: date });
  });

  it.each([['2024-02-29', '2024-02-29'], ['1851-09-18', '1851-09-18']])('takes %s as a day', (date, day) => {
    expect(articleOf(textOf(`title: A\ndate: ${date}`), 'articles/a.md').date).toBe(day);
  });

  it.each(['2023-02-29', '2024-13-01', '2024-1-1', '01.05.2024', 'May 2024', '20240501', '0999-01-01', '2024-05-01T25:00:00Z', '2024-05-01T14:30:00', '2024-05-01 14:30', '2024-05-01T14:30:00+3'])('refuses %j as a date', (date) => {
    expect(tell(textOf(`title: A\ndate: "${date}"`), 'articles/a.md')).toHaveLength(1);
  });

  it('refuses a year alone, which YAML reads as a number', () => {
    expect(tell(textOf('title: A\ndate: 2024'), 'articles/a.md')).toEqual(['3:7 date: `2024` in `date` is read as a number, and words are needed.']);
  });

  it('counts words of every script and of contractions once', () => {
    expect(articleOf(textOf(undefined, 'It didn’t hold: İstanbul’da 12 ev, well-known.\n')).words).toBe(7);
  });

  it('keeps a title that looks like HTML as it was typed', () => {
    expect(articleOf(textOf('title: "<script>alert(1)</script> & co"\ndate: 2024-05-01')).title).toBe('<script>alert(1)</script> & co');
  });

  it('names a story once that is written twice', () => {
    expect(articleOf(textOf(`${fields}\nstories: [a, a]`)).stories).toEqual(['a']);
  });

  it('finds the pictures of the text below the folder of the article', () => {
    const reading = readArticle(aSource(textOf(`${fields}\nimage: lead.jpg`, '![The wall](wall.jpg)\n\nIt held.\n'), 'articles/2024/harbour.md'), readingManner(undefined));
    expect('value' in reading && [reading.value.lead?.file, ...reading.value.pictures.map(({ file, place }) => `${file} ${place.line}:${place.column}`)])
      .toEqual(['articles/2024/lead.jpg', 'articles/2024/wall.jpg 7:1']);
  });

  it('takes no link to a page of the site for a mention of an article', () => {
    expect(articleOf(textOf(undefined, 'See [corrections](/corrections/) and [[other]].\n')).mentions.map(({ reference }) => reference)).toEqual(['other']);
  });
});

describe('readArticle on a file with several problems', () => {
  it('tells every value that is wrong and every flaw of the text in one run', () => {
    const told = tell(textOf('title: A\ndate: 2024-02-30\nslug: A B\nlang: "?"\nembargo: soon\naliases: [news]', 'See [it](javascript:x).\n\n<b>held</b>\n'), 'articles/a.md');
    expect(told.map((line) => line.split(':')[1]?.split(' ')[1])).toEqual(['date', 'slug', 'embargo', 'aliases', 'lang', 'text', 'text', 'text']);
  });

  it('tells a value that is wrong beside a field that is missing and one that is unknown', () => {
    expect(tell(textOf('date: 2024-02-30\nsumary: It stood.\nslug: A B', '<b>held\n'), 'articles/a.md').map((line) => line.split(':')[1]?.split(' ')[1])).toEqual(['title', 'sumary', 'date', 'slug', 'text']);
  });

  it('tells what is wrong with the text of a file whose fields cannot be read', () => {
    expect(tell(textOf('title: "A', '<b>held\n'))).toHaveLength(2);
  });

  it('tells the same when the file is read again', () => {
    const broken = textOf('title: A: B\ndate: 2024-05-01');
    expect(tell(broken)).toEqual(['2:8 file: The value of `title` holds a colon and no quotation marks.']);
    expect(tell(broken)).toEqual(tell(broken));
  });
});

describe('an article that tries to run as a program', () => {
  const program = '{ title: (globalThis.stolen = "yes"), date: "2024-05-01" }';

  it.each(['js', 'JS', 'Js', 'javascript', 'JavaScript', 'json', 'coffee', 'coffeescript', 'CoffeeScript', 'cson'])('is refused as ---%s and never run', (language) => {
    for (const fence of [`---${language}`, `--- ${language}`, `---${language} `]) {
      expect(tell(`${fence}\n${program}\n---\nText.\n`)).toHaveLength(1);
      expect(Object.hasOwn(globalThis, 'stolen')).toBe(false);
    }
  });

  it('is not run by a second fence inside its front matter', () => {
    expect(tell(`---\ntitle: A\n---js\n${program}\n---\nText.\n`)).toHaveLength(1);
    expect(Object.hasOwn(globalThis, 'stolen')).toBe(false);
  });

  it('is not run by a field that names a language', () => {
    articleOf(textOf('title: A\ndate: 2024-05-01\nlang: js'));
    expect(Object.hasOwn(globalThis, 'stolen')).toBe(false);
  });
});

describe('a field of an article', () => {
  it.each([
    ['aliases: ["//evil.example/"]'], ['aliases: ["/a/./b/"]'], ['aliases: ["/a b/"]'], ['aliases: ["/"]'], ['aliases: ["news/1/"]'], ['aliases: ["/%2e%2e/"]'], ['aliases: ["/a\\\\b/"]'],
    [`aliases: ["/${'a'.repeat(250)}/"]`], [`aliases: ["/${'ü'.repeat(120)}/"]`],
  ])('refuses the old address of %s', (line) => {
    expect(tellFields(line)).toHaveLength(1);
  });

  it.each(['/news/123/', '/2009/03/old_page.html', '/haber/türkiye/', '/a'])('takes %s for an old address', (alias) => {
    expect(articleOf(textOf(`${fields}\naliases: ["${alias}"]`)).aliases).toEqual([alias]);
  });

  it.each(['..', '../../etc', 'a/b', 'A', 'a_b', '-a', 'a-', 'a--b', 'türkiye', 'a.b', 'nul', 'com1', 'lpt9', 'tags', '404'])('refuses the slug %j', (slug) => {
    expect(tellFields(`slug: "${slug}"`)).toHaveLength(1);
  });

  it.each(['../wall.jpg', '/etc/wall.jpg', 'C:wall.jpg', 'a\\\\wall.jpg', 'https://x.example/wall.jpg', 'wall.svg', 'wall'])('refuses the picture %j', (picture) => {
    expect(tellFields(`image: "${picture}"`)).toHaveLength(1);
  });

  it.each([['byline', '["—"]'], ['section', '"…"'], ['source', '"!"'], ['tags', '["#"]']])('refuses a %s of marks alone', (field, value) => {
    expect(tellFields(`${field}: ${value}`)).toHaveLength(1);
  });

  it.each([['summary', '[]'], ['byline', 'Ada Fell'], ['byline', '[[Ada]]'], ['tags', '{ a: b }'], ['draft', '1'], ['updates', 'later'], ['updates', '[later]'], ['source', '5'], ['image', '{ file: a.jpg }'], ['title', 'A'], ['related', '[""]']])('refuses %s: %s', (field, value) => {
    expect(tellFields(`${field}: ${value}`).length).toBeGreaterThan(0);
  });

  it.each(['javascript:alert(1)', 'ftp://x.example/', '//x.example/', 'https://', 'https://a b/'])('refuses %j as the address of a source', (url) => {
    expect(tellFields(`source: { name: The Gazette, url: "${url}" }`)).toHaveLength(1);
  });

  it.each([['toString'], ['hasOwnProperty'], ['valueOf'], ['constructor'], ['prototype']])('refuses %s by its own name', (name) => {
    expect(tellFields(`${name}: x`)).toEqual([`4:1 ${name}: \`${name}\` is not a field.`]);
  });
});

describe('digestText', () => {
  it('is the SHA-256 of the text with one final newline', () => {
    expect(digestText('abc')).toBe('edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb');
  });

  it.each([['no final newline', 'One.\n\nTwo.'], ['blank lines around', '\n\nOne.\n\nTwo.\n\n\n'], ['trailing space', 'One.  \n\nTwo.\t\n']])('is the same for a text with %s', (_, text) => {
    expect(digestText(text)).toBe(digestText('One.\n\nTwo.\n'));
  });

  it('is the same for composed and decomposed letters', () => {
    expect(digestText('Türkiye'.normalize('NFD'))).toBe(digestText('Türkiye'.normalize('NFC')));
  });

  it('differs where a letter differs', () => {
    expect(digestText('One.')).not.toBe(digestText('one.'));
  });
});
