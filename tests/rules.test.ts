import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../src/ingest/rule.ts';
import { projectRoot } from './support/backfile.ts';

const folder = path.join(projectRoot, 'docs/rules');
const pages = fs.readdirSync(folder).filter((name) => name !== 'README.md').map((name) => name.replace(/\.md$/, ''));
const rooms = ['markdown', 'ingest', 'build', 'cli'].flatMap((room) => fs.readdirSync(path.join(projectRoot, 'src', room)).filter((name) => name !== 'rule.ts').map((name) => path.join(projectRoot, 'src', room, name)));
// A rule of the text is listed where texts are read: its list is no use of it.
const code = rooms.map((file) => fs.readFileSync(file, 'utf8')).join('\n').replace(/export const textRules.*/, '');

describe('the rules', () => {
  it('have a page each, and each page has a rule', () => {
    expect(pages.toSorted()).toEqual(rules.toSorted());
  });

  it('are all told by some code', () => {
    expect(rules.filter((rule) => !code.includes(`'${rule}'`))).toEqual([]);
  });

  it('are all in the list of pages', () => {
    const listed = [...fs.readFileSync(path.join(folder, 'README.md'), 'utf8').matchAll(/^\| \[`([^`]+)`\]\(\1\.md\) \| \S/gm)].map(([, rule]) => rule);
    expect(listed).toEqual(rules.toSorted());
  });

  it.each(pages)('%s is explained with an example of wrong and one of right', (page) => {
    const text = fs.readFileSync(path.join(folder, `${page}.md`), 'utf8');
    expect(text).toMatch(new RegExp(`^# \`${page}\`\\n\\n[A-Z\`][^]+\\nWrong:\\n\\n\`\`\`[^]+\\nRight:\\n\\n\`\`\``));
    expect(text.split('\n').length).toBeLessThan(40);
    expect(text).not.toMatch(/error|invalid|!(?!\[)/i);
  });
});
