import { describe, expect, it } from 'vitest';
import { largestText, splitSource } from '../../src/ingest/source-file.ts';
import { aSource, problemsOf, textOf } from './a-source.ts';

function tell(content: string | Uint8Array): string[] {
  return problemsOf(splitSource(aSource(content))).map(({ line, reason }) => `${line}: ${reason}`);
}

describe('splitSource', () => {
  it('parts the fields from the text and knows the line on which the text begins', () => {
    expect(splitSource(aSource('---\ntitle: A\ndate: B\n---\nText.\n')))
      .toEqual({ file: 'articles/2024-05-01-harbour-walls.md', frontMatter: 'title: A\ndate: B', body: 'Text.\n', bodyLine: 5 });
  });

  it('reads a file with a byte-order mark as the same file without it', () => {
    expect(splitSource(aSource(`\ufeff${textOf()}`))).toEqual(splitSource(aSource(textOf())));
  });

  it.each(['\r\n', '\r'])('reads lines ended with %j as lines ended with LF', (ending) => {
    expect(splitSource(aSource(textOf().replaceAll('\n', ending)))).toEqual(splitSource(aSource(textOf())));
  });

  it('leaves a line of three hyphens in the text alone', () => {
    expect(splitSource(aSource('---\ntitle: A\n---\nOne.\n\n---\n\nTwo.\n'))).toMatchObject({ frontMatter: 'title: A', body: 'One.\n\n---\n\nTwo.\n' });
  });

  it('reads a front matter without a text', () => {
    expect(splitSource(aSource('---\ntitle: A\n---'))).toMatchObject({ frontMatter: 'title: A', body: '' });
  });

  it.each(['---js', '---JS', '---javascript', '--- js', '---json', '---coffee', '---coffeescript', '---cson', '---toml', '---yaml', '--- yaml', '----', '--- '])('refuses a front matter that begins with %j', (fence) => {
    expect(tell(`${fence}\ntitle: A\n---\nText.\n`)).toEqual([`1: The first line is \`${fence}\`, and only \`---\` is read here.`]);
  });

  it.each(['----', '--- ', '---js', '---\t'])('refuses to end a front matter with %j', (fence) => {
    expect(tell(`---\ntitle: A\n${fence}\ndraft: true\n---\nText.\n`).map((line) => line.slice(0, 2))).toEqual(['3:']);
  });

  it('refuses a file of more than 2 MiB', () => {
    expect(tell(textOf(undefined, 'a'.repeat(largestText)))).toEqual(['1: This file is larger than 2 MiB.']);
  });

  it('names the line of the first byte that is not UTF-8', () => {
    expect(tell(Buffer.concat([Buffer.from('---\ntitle: Caf'), Buffer.from([0xe9]), Buffer.from('\n---\nText.\n')]))).toEqual(['2: This file is not UTF-8 text.']);
  });

  it('refuses half of a surrogate pair written as bytes', () => {
    expect(tell(Buffer.concat([Buffer.from('---\ntitle: A\n---\n'), Buffer.from([0xed, 0xa0, 0x80])]))).toEqual(['4: This file is not UTF-8 text.']);
  });

  it.each([['\u0000', 'U+0000'], ['\u001b', 'U+001B'], ['\u0007', 'U+0007'], ['\u007f', 'U+007F']])('refuses the control character %j and names its line', (character, name) => {
    expect(tell(textOf(undefined, `One.\nTwo${character}.\n`))).toEqual([`7: This line holds the control character ${name}.`]);
  });

  it('keeps right-to-left marks, soft hyphens and zero-width joiners of the text', () => {
    const text = 'می\u200cروم \u200fabc\u00ad \u202bdef\u202c\n';
    expect(splitSource(aSource(textOf(undefined, text)))).toMatchObject({ body: `\n${text}` });
  });

  it('refuses an empty file', () => {
    expect(tell('')).toEqual(['1: This file has no front matter.']);
  });
});
