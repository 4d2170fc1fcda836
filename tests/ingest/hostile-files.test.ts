import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/ingest/content.ts';
import { formatReport } from '../../src/ingest/report.ts';
import { textOf } from './a-source.ts';
import { inFolder } from './in-folder.ts';

const settings = 'name: The Harbour Gazette\naddress: https://gazette.example/\n';
// A picture of one pixel.
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

function reportOf(files: Readonly<Record<string, string | Uint8Array>>, spoil: (root: string) => void = () => undefined): string {
  let report = '';
  inFolder({ 'archive.yaml': settings, ...files }, (root) => {
    spoil(root);
    const content = readContent(root);
    report = formatReport(content.problems, content.files, 'content');
  });
  return report;
}

function oneProblem(file: string, place: string, field: string, reason: string, hint: string, articles = 1): string {
  const label = `${place.padStart(7)}  ${field.padEnd(9)}`;
  return [`content/${file}`, `${label}  ${reason}`, `${' '.repeat(label.length)}  ${hint}`, '', `1 problem in 1 file; ${articles} article${articles === 1 ? '' : 's'} read. Nothing was written.`].join('\n');
}

const wall = 'articles/2024-05-01-harbour-walls.md';

describe('a file that an editor did not mean', () => {
  it.each([
    ['a byte-order mark', `\ufeff${textOf()}`],
    ['CRLF line ends', textOf().replaceAll('\n', '\r\n')],
    ['both', `\ufeff${textOf().replaceAll('\n', '\r\n')}`],
  ])('is read with %s', (_, content) => {
    expect(reportOf({ [wall]: content })).toBe('No problems in 1 article.');
  });

  it('is told with the right line when its lines end in CRLF', () => {
    expect(reportOf({ [wall]: textOf(undefined, 'One.\n\n<b>two</b>\n').replaceAll('\n', '\r\n') })).toContain('\n    8:1  text       `<b>` is HTML');
  });

  it('is refused as Latin-1, with the line of the first wrong byte', () => {
    expect(reportOf({ [wall]: Buffer.from(textOf(undefined, 'One.\nCaf\u00e9.\n'), 'latin1') }))
      .toBe(oneProblem(wall, '7:1', 'file', 'This file is not UTF-8 text.', 'Save it as UTF-8 in your editor.'));
  });

  it('is refused as UTF-16', () => {
    expect(reportOf({ [wall]: Buffer.from(`\ufeff${textOf()}`, 'utf16le') })).toContain('1:1  file       This file is not UTF-8 text.');
  });

  it('is refused as a picture under the name of an article', () => {
    expect(reportOf({ [wall]: gif })).toContain('1:1  file       This file is not UTF-8 text.');
  });

  it('is refused with a null byte in it', () => {
    expect(reportOf({ [wall]: textOf(undefined, 'One\u0000.\n') })).toBe(oneProblem(wall, '6:1', 'file', 'This line holds the control character U+0000.', 'Delete the character.'));
  });

  it('is refused at 3 MiB', () => {
    expect(reportOf({ [wall]: textOf(undefined, 'word '.repeat(600_000)) })).toBe(oneProblem(wall, '1:1', 'file', 'This file is larger than 2 MiB.', 'Part it into several articles.'));
  });

  it('is refused at 100 MB without being read whole', () => {
    const before = process.memoryUsage.rss();
    expect(reportOf({ [wall]: textOf() }, (root) => fs.truncateSync(path.join(root, wall), 100_000_000))).toContain('This file is larger than 2 MiB.');
    expect(process.memoryUsage.rss() - before).toBeLessThan(80_000_000);
  });

  it('is refused as settings of 3 MiB', () => {
    expect(reportOf({ 'archive.yaml': `${settings}motto: ${'a'.repeat(3_000_000)}\n` })).toContain('This file is larger than 2 MiB.');
  });

  it('is refused as settings that are not UTF-8', () => {
    expect(reportOf({ 'archive.yaml': Buffer.from('name: Caf\u00e9\n', 'latin1') })).toContain('This file is not UTF-8 text.');
  });

  it('is refused with a name of over 250 bytes', () => {
    const file = `articles/${'a'.repeat(250)}.md`;
    expect(reportOf({ [file]: textOf() })).toBe(oneProblem(file, '1:1', 'file', `\`${'a'.repeat(40)}…\` is longer than 100 characters.`, 'Shorten it.'));
  });

  it('is taken with a name of letters outside ASCII', () => {
    expect(reportOf({ 'articles/türkiye’de-sel.md': textOf() })).toBe('No problems in 1 article.');
  });

  it('does not reach the terminal with an escape sequence in its name', () => {
    expect(reportOf({ 'articles/\u001b[2Jred.md': textOf() })).not.toContain('\u001b');
  });

  it('does not turn the report around with a direction mark in its name', () => {
    expect(reportOf({ 'articles/\u202egpj.md': textOf() })).toContain('content/articles/\\u202egpj.md');
  });

  it('is refused as a picture of another kind than its ending', () => {
    expect(reportOf({ [wall]: textOf('title: A\ndate: 2024-05-01\nimage: wall.png'), 'articles/wall.png': gif }))
      .toBe(oneProblem(wall, '4:8', 'image', '`wall.png` is a gif picture under another ending.', 'Rename it to end in `.gif`.'));
  });

  it('is refused as a picture of over 20 MiB', () => {
    expect(reportOf({ [wall]: textOf('title: A\ndate: 2024-05-01\nimage: wall.gif'), 'articles/wall.gif': gif }, (root) => fs.truncateSync(path.join(root, 'articles/wall.gif'), 21 * 1024 * 1024)))
      .toContain('The picture `wall.gif` is larger than 20 MiB.');
  });

  it('is taken as the picture it is', () => {
    expect(reportOf({ [wall]: textOf('title: A\ndate: 2024-05-01\nimage: wall.gif'), 'articles/wall.gif': gif })).toBe('No problems in 1 article.');
  });
});

describe('a file that leads elsewhere', () => {
  it('is refused as a link out of the content folder, and what it leads to is not told', () => {
    const report = reportOf({ [wall]: textOf() }, (root) => fs.symlinkSync('/etc/passwd', path.join(root, 'articles/passwd.md')));
    expect(report).toBe(oneProblem('articles/passwd.md', '1:1', 'file', '`passwd.md` is a symbolic link.', 'Put the file itself here.'));
  });

  it('is refused as a picture that is a link', () => {
    expect(reportOf({ [wall]: textOf() }, (root) => fs.symlinkSync('/etc/passwd', path.join(root, 'articles/wall.jpg')))).toContain('`wall.jpg` is a symbolic link.');
  });

  it('is refused as settings that are a link', () => {
    expect(reportOf({ 'settings.txt': settings }, (root) => {
      fs.rmSync(path.join(root, 'archive.yaml'));
      fs.symlinkSync(path.join(root, 'settings.txt'), path.join(root, 'archive.yaml'));
    })).toContain('`archive.yaml` is not a regular file.');
  });

  it('is refused as a link that goes round in a circle', () => {
    expect(reportOf({ [wall]: textOf() }, (root) => fs.symlinkSync(path.join(root, 'articles'), path.join(root, 'articles/again')))).toContain('`again` is a symbolic link.');
  });

  it('is refused as a pipe, without waiting', () => {
    expect(reportOf({ [wall]: textOf() }, (root) => execFileSync('mkfifo', [path.join(root, 'articles/pipe.md')])))
      .toBe(oneProblem('articles/pipe.md', '1:1', 'file', '`pipe.md` is not a regular file.', 'Remove it.'));
  });
});
