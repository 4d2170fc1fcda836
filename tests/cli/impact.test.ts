import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { impactCommand } from '../../src/cli/impact.ts';
import { openRepository } from './a-repository.ts';

const paper = openRepository({
  'tags/harbourton.md': '---\nname: Harbourton\ntype: place\n---\n',
  'articles/2024-05-02-harbour-town-mourns.md': '---\ntitle: Harbour town mourns\ndate: 2024-05-02\ntags: [Harbour Town, Floods]\n---\n\nFlags hung low over the quay.\n',
  'stories/arwen.md': '---\ntitle: The Arwen\narticles: [arwen-rises-again]\n---\n',
});

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await impactCommand(args, { out: (line) => lines.push(line), cwd: paper.folder, now: Date.parse('2024-06-01T00:00:00Z') });
  return { code, text: lines.join('\n') };
}

/** The lines below a heading of the report, open or folded. */
function below(text: string, heading: string): string[] {
  const [, rest = ''] = text.split(new RegExp(`(?:### |<summary>)${heading}.*\n\n`));
  return rest.split('\n\n')[0]?.split('\n') ?? [];
}

const hostileTitles = [
  '@octocat and @github/security look', '[pay](javascript:alert(1))', '<img src=x onerror=alert(1)>', 'a <!-- hidden', '`` ` ``` ticks', 'a | b | c', '![x](https://evil.example/p.png)',
  '# Heading', 'see #1 and GH-2', 'http://evil.example/', '</details> out', 'safe \u202egnp.exe', '$\\href{javascript:x}{y}$', ':tada: party', 'z\u0300\u0301\u0302\u0303\u0304\u0305\u0306 algo',
];

beforeAll(() => {
  paper.propose('good', () => {
    paper.write('articles/2024-05-03-bridge-opens.md', '---\ntitle: The bridge opens again\ndate: 2024-05-03\ntags: [Floods]\nstories: [arwen]\n---\n\nThe Tollgate Bridge over the Arwen in Harbourton opened, and Ada Fell walked over it first.\n');
  });
  paper.propose('middling', () => {
    paper.git('mv', 'content/articles/2024-04-29-tollgate-bridge-closed.md', 'content/articles/2024-04-29-bridge-shut.md');
    fs.rmSync(path.join(paper.folder, 'content/articles/chess-3.md'));
    paper.write('articles/2024-05-01-arwen-rises-again.md', '---\ntitle: The Arwen rises again\ndate: 2024-05-01\ntags: [Floods]\nupdates: [{date: 2024-05-04, type: correction, text: It was night.}]\n---\n\nThe river Arwen rose at Harbourton in the night.\n\nMayor Ada Fell asked for sandbags, and she closed the Tollgate Bridge.\n');
    paper.write('articles/2024-05-02-harbour-town-mourns.md', '---\ntitle: Harbour town mourns\ndate: 2024-05-02\ntags: [Harbourton, Floods]\n---\n\nFlags hung low over the quay.\n');
    paper.write('tags/harbourton.md', '---\nname: Harbourton\ntype: place\nvariants: [Harbour Town]\nredirect_from: [harbour-town]\n---\n');
    paper.write('articles/2024-05-05-arwen-again.md', '---\ntitle: Flood report\ndate: 2024-05-05\n---\n\nThe river Arwen rose at Harbourton in the night.\n\nMayor Ada Fell asked for sandbags, and she closed the Tollgate Bridge.\n');
  });
  paper.propose('hostile', () => {
    for (const [at, title] of hostileTitles.entries()) paper.write(`articles/2024-06-01-hostile-${at}.md`, `---\ntitle: ${JSON.stringify(title)}\ndate: 2024-06-01\nslug: hostile-${at}\n---\n\nWords ${at}.\n`);
    paper.write('articles/long.md', `---\ntitle: ${'endless '.repeat(1250)}\ndate: 2024-05-21\n---\n\nWords.\n`);
    paper.write('articles/traversal.md', '---\ntitle: Out\ndate: 2024-05-21\nslug: ../../etc/passwd\n---\n\nWords.\n');
    paper.write('articles/html.md', '---\ntitle: "@everyone `<script>`"\ndate: 2024-05-22\nbogus: <!-- @octocat -->\n---\n\n<script>alert(1)</script>\n');
    paper.write('articles/huge.md', `---\ntitle: Huge\ndate: 2024-05-23\n---\n\n${'x '.repeat(1_600_000)}\n`);
    fs.symlinkSync('/etc/passwd', path.join(paper.folder, 'content/articles/link.md'));
    fs.writeFileSync(Buffer.concat([Buffer.from(`${paper.folder}/content/articles/`), Buffer.from([0xff, 0xfe]), Buffer.from('.md')]), 'x');
    paper.write('articles/@octocat `x` [y](z).md', '---\ntitle: Odd name\ndate: 2024-05-24\n---\n\nWords.\n');
    paper.write('.gitattributes', '* export-ignore export-subst filter=evil\n');
  });
});

afterAll(() => paper.remove());

describe('npm run impact', () => {
  it('tells what an article that is added brings', async () => {
    const { code, text } = await run('--base', 'main', '--head', 'good');
    expect(code).toBe(0);
    expect(text).toMatch(/^## What this changes\n\n1 article added, 0 changed, 0 removed; no address is lost, 1 page new, \d+ pages changed\.\n/);
    expect(below(text, 'Articles added')).toEqual(['- The bridge opens again `/2024/05/03/bridge-opens/`']);
    expect(below(text, 'Suggested tags')).toEqual(['- The bridge opens again `/2024/05/03/bridge-opens/`: Harbourton (stands in the first paragraph as “Harbourton”)']);
    expect(below(text, 'Related articles that moved')).toContain('- Tollgate Bridge closed `/2024/04/29/tollgate-bridge-closed/`: in: The bridge opens again');
    expect(below(text, 'Tag pages touched')).toEqual(['- `/tags/` changed', '- `/tags/floods/` changed', '- `/tags/floods/2024/` changed']);
    expect(below(text, 'Date pages touched').slice(0, 3)).toEqual(['- `/2024/` changed', '- `/2024/05/` changed', '- `/2024/05/03/` changed']);
    expect(below(text, 'Story pages touched')).toContain('- `/stories/arwen/` changed');
    expect(text).not.toContain('To mend');
  });

  it('tells what changed, moved, went and repeats, and how to keep an address', async () => {
    const { text } = await run('--base', 'main', '--head', 'middling');
    expect(below(text, 'Addresses lost')).toEqual([
      '- `/2024/03/04/chess-3/` Chess 3',
      '- `/2024/04/29/tollgate-bridge-closed/` Tollgate Bridge closed. To keep it, write `aliases: [/2024/04/29/tollgate-bridge-closed/]` in `articles/2024-04-29-bridge-shut.md`',
    ]);
    expect(below(text, 'Articles changed')).toEqual([
      '- Harbour town mourns `/2024/05/02/harbour-town-mourns/`: tags − Harbour Town; tags + Harbourton',
      '- The Arwen rises again `/2024/05/01/arwen-rises-again/`: title Arwen rises again → The Arwen rises again; text; tags + Floods; updates + 2024-05-04 correction: It was night.',
      '- Tollgate Bridge closed `/2024/04/29/bridge-shut/`: address /2024/04/29/tollgate-bridge-closed/ → /2024/04/29/bridge-shut/; file articles/2024-04-29-tollgate-bridge-closed.md → articles/2024-04-29-bridge-shut.md',
    ]);
    expect(below(text, 'Articles removed')).toEqual(['- Chess 3 `/2024/03/04/chess-3/`']);
    expect(below(text, 'Addresses that lead on')).toEqual(['- `/tags/harbour-town/2024/` → `/tags/harbourton/2024/`', '- `/tags/harbour-town/` → `/tags/harbourton/`']);
    expect(below(text, 'Likely duplicates')).toEqual(['- Flood report `/2024/05/05/arwen-again/` – the same text as: The Arwen rises again `/2024/05/01/arwen-rises-again/`']);
  });

  it('tells what is wrong with a hostile one, and lets none of it out', async () => {
    const { code, text } = await run('--base', 'main', '--head', 'hostile');
    expect([code, text.split('\n')[2]]).toEqual([0, expect.stringMatching(/^\*\*7 problems to mend before this can be published\.\*\* What follows is without the files that could not be read\. 16 articles added, 0 changed, 0 removed; no address is lost, /)]);
    expect(below(text, 'To mend').map((line) => line.replace(/\. .*/, ''))).toEqual([
      '- `` content/articles/@octocat `x` [y](z).md:1:1 `` `@octocat`x`[y](z)` cannot stand in an address',
      '- `content/articles/html.md:4:1` `bogus` is not a field', '- `content/articles/html.md:7:1` `<script>alert(1)</script>` is HTML, which an article cannot hold',
      '- `content/articles/huge.md:1:1` This file is larger than 2 MiB', '- `content/articles/link.md:1:1` `link.md` is a symbolic link',
      '- `content/articles/traversal.md:4:7` `../../etc/passwd` cannot stand in an address', '- `content/articles/\ufffd\ufffd.md:1:1` The name `\ufffd\ufffd.md` is not UTF-8',
    ]);
    const kinds = new Set<string>();
    visit(remark().use(remarkGfm).parse(text), (node) => {
      kinds.add(node.type === 'html' ? node.value.replace(/>[^]*/, '>') : node.type);
      if (node.type === 'text') expect(node.value).not.toMatch(/[@#]|:\/\/|GH-|\u202e/);
    });
    expect([...kinds].sort()).toEqual(['</details>', '</sub>', '<details>', '<sub>', 'heading', 'inlineCode', 'list', 'listItem', 'paragraph', 'root', 'strong', 'text']);
  });

  it('looks at what a branch brought since it left, not at what the other gained', async () => {
    paper.propose('older', () => paper.write('articles/2024-05-06-older.md', '---\ntitle: Older\ndate: 2024-05-06\n---\n\nWords.\n'));
    const { text } = await run('--base', 'good', '--head', 'older');
    expect(text).toContain('1 article added, 0 changed, 0 removed');
  });

  it('leaves the work tree, and what was built from it, as they were', async () => {
    paper.write('articles/unsaved.md', 'Not in any commit.');
    await run('--base', 'main', '--head', 'good');
    expect([paper.git('status', '--porcelain'), paper.git('branch', '--show-current')]).toEqual(['?? content/articles/unsaved.md', 'main']);
    expect(fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('backfile-impact-'))).toEqual([]);
    fs.rmSync(path.join(paper.folder, 'content/articles/unsaved.md'));
  });

  it('writes the report to a file where one is named', async () => {
    expect(await run('--base', 'main', '--head', 'good', '--out', 'report/impact.md')).toEqual({ code: 0, text: '1 article added, 0 changed, 0 removed; 0 addresses lost, 0 problems: report/impact.md' });
    expect(fs.readFileSync(path.join(paper.folder, 'report/impact.md'), 'utf8')).toContain('## What this changes');
    fs.rmSync(path.join(paper.folder, 'report'), { recursive: true });
  });

  it.each(['nowhere', '--upload-pack=touch /tmp/x', '-h', '', 'main nowhere', 'main\nnowhere', 'main:content', 'a..b'])('takes no name for a commit that is none: %j', async (base) => {
    const { code, text } = await run(`--base=${base}`);
    expect([code, text]).toEqual([2, `\`${base}\` is no commit of this repository. Write a branch, a tag or a commit, and fetch it first.`]);
  });

  it.each([[[]], [['--base', 'main', '--onto', 'x']], [['--base', 'main', '--out', '']]])('tells how it is used where the call is wrong: %j', async (args) => {
    const { code, text } = await run(...args);
    expect(code).toBe(2);
    expect(text).toMatch(/\. Usage: npm run impact -- --base REF/);
  });
});
