import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractContent, findCommit, openRepository, type Repository } from '../../src/build/git.ts';

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-git-')));
const who = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'a@b.example', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'a@b.example', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const git = (args: string[], input: string | Buffer = ''): string => execFileSync('git', args, { cwd: path.join(root, 'repository'), input, encoding: 'utf8', env: { ...process.env, ...who } }).trim();
let repository: Repository = { root: '', content: '' };

/** A tree of entries that no git command would make. */
function craftTree(entries: readonly (readonly [mode: string, name: string | Buffer, id: string])[]): string {
  const bytes = Buffer.concat(entries.flatMap(([mode, name, id]) => [Buffer.from(`${mode} `), Buffer.from(name), Buffer.from([0]), Buffer.from(id, 'hex')]));
  return git(['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], bytes);
}

function commitOf(content: string): string {
  return git(['commit-tree', craftTree([['40000', 'content', content]]), '-m', 'x']);
}

beforeAll(async () => {
  fs.mkdirSync(path.join(root, 'repository/content'), { recursive: true });
  git(['init', '--quiet']);
  const opened = await openRepository(path.join(root, 'repository/content'), path.join(root, 'repository'));
  if ('reason' in opened) throw new Error(opened.reason);
  repository = opened;
});

afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

describe('the content folder of a commit', () => {
  it('is written with names and bytes as they are, be they text or not', async () => {
    const blob = git(['hash-object', '-w', '--stdin'], Buffer.from([0, 10, 255, 13, 10]));
    const empty = git(['hash-object', '-w', '--stdin'], '');
    const commit = commitOf(craftTree([['100644', 'a\nb.md', blob], ['100755', 'ş.md', empty], ['100644', Buffer.from([0xff]), blob]]));
    const extracted = await extractContent(repository, commit, path.join(root, 'odd'));
    expect(extracted).toMatchObject({ refused: [] });
    expect(fs.readdirSync(path.join(root, 'odd'), { encoding: 'buffer' }).map((name) => name.toString('latin1')).sort()).toEqual(['a\nb.md', Buffer.from('ş.md').toString('latin1'), 'ÿ'].sort());
    expect([...fs.readFileSync(path.join(root, 'odd/a\nb.md'))]).toEqual([0, 10, 255, 13, 10]);
  });

  it('never leaves its folder, through no name and no link', async () => {
    const blob = git(['hash-object', '-w', '--stdin'], 'evil');
    const link = git(['hash-object', '-w', '--stdin'], root);
    const inner = craftTree([['100644', 'x.md', blob]]);
    const outer = craftTree([['40000', '..', craftTree([['100644', 'out.md', blob]])], ['120000', 'a', link], ['40000', 'a', inner], ['40000', '.', inner], ['100644', 'good.md', blob], ['100644', 'good.md', link]]);
    const extracted = await extractContent(repository, commitOf(outer), path.join(root, 'evil/content'));
    expect(extracted).toMatchObject({ refused: ['../out.md', 'a/x.md', './x.md', 'good.md'] });
    expect([fs.readdirSync(root).sort(), fs.readdirSync(path.join(root, 'evil'))]).toEqual([['evil', 'odd', 'repository'], ['content']]);
    expect([fs.readlinkSync(path.join(root, 'evil/content/a')), fs.readFileSync(path.join(root, 'evil/content/good.md'), 'utf8')]).toEqual(['nowhere', 'evil']);
  });

  it('is asked for where it is not there', async () => {
    expect(await extractContent(repository, git(['commit-tree', craftTree([]), '-m', 'x']), path.join(root, 'none'))).toEqual({ reason: expect.stringMatching(/^There is no folder `content` in the commit [0-9a-f]{10}\.$/) });
    expect(await findCommit(repository, 'HEAD')).toEqual({ reason: '`HEAD` is no commit of this repository. Write a branch, a tag or a commit, and fetch it first.' });
  });

  it('is to lie in a repository', async () => {
    expect(await openRepository(root, root)).toEqual({ reason: expect.stringMatching(/^This folder is in no git repository: /) });
    expect(await openRepository(root, repository.root)).toEqual({ reason: `The content folder \`${root}\` is not in the repository \`${repository.root}\`.` });
  });
});
