import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/help.ts';
import { runBackfile } from '../support/backfile.ts';

const readme = fs.readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const main = fs.readFileSync(new URL('../../src/cli/main.ts', import.meta.url), 'utf8');

/** The README's rows of a command: its options, whatever is said of them. */
function listOptions(name: string): string[] {
  const rows = readme.split('\n').filter((line) => new RegExp(`^\\| \`npm run ${name}(?: |\`)`).test(line));
  return [...rows.join('\n').matchAll(/[` ](--[a-z-]+)/g)].flatMap(([, option = '']) => option).sort();
}

describe('help', () => {
  it('knows every command that there is', () => {
    expect(Object.keys(commands).sort()).toEqual([...main.matchAll(/case '([a-z]+)'/g)].map(([, name = '']) => name).sort());
  });

  it.each(Object.keys(commands))('tells of %s what the README tells', (name) => {
    expect([...new Set(listOptions(name))]).toEqual(Object.keys(commands[name]?.options ?? {}).map((option) => option.split(' ')[0]).sort());
  });

  it('is told where it is asked for, and nothing is done', () => {
    const { code, text } = runBackfile(['build', '--help', '--content', '/no/such/folder']);
    expect(code).toBe(0);
    expect(text).toMatch(/^npm run build -- \[options\]\n\nMakes the site of the content folder\.\n\n {2}--content DIR +the content folder/);
    expect(runBackfile(['story', '-h']).text).toMatch(/^npm run story -- list \| adopt ADDRESS/);
  });

  it('names all commands where none is named', () => {
    const { code, text } = runBackfile([]);
    expect(code).toBe(2);
    expect(runBackfile(['constructor', '--help'])).toMatchObject({ code: 0, text });
    for (const name of Object.keys(commands)) expect(text).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });
});
