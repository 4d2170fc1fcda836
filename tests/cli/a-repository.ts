import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { openNewspaper } from './a-newspaper.ts';

/** The newspaper under git: `main` holds it, and each pull request is a branch of its own. */
export function openRepository(files: Readonly<Record<string, string>> = {}): ReturnType<typeof openNewspaper> & { git: (...args: string[]) => string; propose: (branch: string, change: () => void) => void } {
  const paper = openNewspaper(files);
  const who = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@gazette.example', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@gazette.example', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: paper.folder, encoding: 'utf8', env: { ...process.env, ...who }, stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const commit = (message: string): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  git('init', '--quiet', '--initial-branch', 'main');
  fs.writeFileSync(path.join(paper.folder, '.gitignore'), '.cache\n');
  commit('Begin');
  return {
    ...paper, git,
    propose: (branch, change) => {
      git('checkout', '--quiet', '-b', branch, 'main');
      change();
      commit(branch);
      git('checkout', '--quiet', 'main');
    },
  };
}
