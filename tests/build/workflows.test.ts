import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../support/backfile.ts';

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}

interface Job {
  if?: string;
  permissions?: Record<string, string>;
  steps: Step[];
  secrets?: unknown;
}

interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const folder = path.join(projectRoot, '.github/workflows');
const texts = new Map(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
const read = (name: string): Workflow => parse(texts.get(name) ?? '') as Workflow;
const stepsOf = (workflow: Workflow): Step[] => Object.values(workflow.jobs).flatMap(({ steps }) => steps);
const grantsOf = (workflow: Workflow): Record<string, string>[] => [workflow.permissions, ...Object.values(workflow.jobs).flatMap(({ permissions }) => (permissions ? [permissions] : []))];

describe.each([...texts.keys(), '../../docs/ci/github-actions.yml'])('the workflow %s', (name) => {
  const text = texts.get(name) ?? fs.readFileSync(path.join(folder, name), 'utf8');
  const workflow = parse(text) as Workflow;

  it('says what it may do, and runs no pull request with more rights than its sender has', () => {
    expect(workflow.permissions).toBeDefined();
    expect(text).not.toMatch(/pull_request_target|issue_comment|write-all|secrets[.:[]/);
  });

  it('writes into no command what someone else can name', () => {
    const commands = stepsOf(workflow).flatMap(({ run }) => run ?? []);
    const written = commands.flatMap((run) => [...run.matchAll(/\$\{\{(.*?)\}\}/g)].map(([, name = '']) => name.trim()));
    expect(written.filter((name) => !['matrix.shard', 'strategy.job-total', 'needs.instant.outputs.now'].includes(name))).toEqual([]);
  });

  it('leaves no key of the repository to what it runs', () => {
    for (const { with: options } of stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'))) expect(options?.['persist-credentials']).toBe(false);
  });
});

describe('what a pull request runs', () => {
  it.each(['pull-request.yml', 'check.yml'])('may read the repository and nothing else: %s', (name) => {
    const workflow = read(name);
    expect([Object.keys(workflow.on), grantsOf(workflow)]).toEqual([['pull_request'], [{ contents: 'read' }]]);
  });

  it('hands on the report, the number and the built site', () => {
    const uploads = stepsOf(read('pull-request.yml')).filter(({ uses }) => uses?.startsWith('actions/upload-artifact@')).map(({ with: options }) => [options?.['name'], options?.['path']]);
    expect(uploads).toEqual([['impact', 'impact/'], ['preview', 'dist/']]);
    expect(stepsOf(read('pull-request.yml')).flatMap(({ run }) => run ?? []).join('\n')).toMatch(/npm run impact -- --base HEAD\^1 --out impact\/impact\.md\n[^]*npm run check -- --github --changed HEAD\^1\nnpm run build/);
  });
});

describe('what comments on a pull request', () => {
  const workflow = read('comment.yml');
  const [step] = stepsOf(workflow);
  let place = '';

  beforeEach(() => {
    place = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-comment-'));
    // Stand in for GitHub, which answers from files and keeps what is sent, and for what takes an artefact apart.
    fs.writeFileSync(path.join(place, 'gh'), `#!${process.execPath}
const fs = require('node:fs');
const [, ...args] = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : '');
const address = args.find((arg) => arg.startsWith('repos/'));
const answer = (name) => JSON.parse(fs.readFileSync(process.env.PLACE + '/' + name + '.json', 'utf8'));
if (option('--method')) {
  fs.appendFileSync(process.env.PLACE + '/sent', option('--method') + ' ' + address);
  fs.copyFileSync(option('--field').replace('body=@', ''), process.env.PLACE + '/sent.md');
} else if (address.endsWith('/artifacts')) console.log(answer('artifacts').artifacts.filter(({ name, size_in_bytes }) => name === 'impact' && size_in_bytes < Number(/< (\\d+)/.exec(option('--jq'))[1]))[0]?.id ?? '');
else if (address.includes('/pulls/')) { const { state, head } = answer('pull'); console.log([state, head.sha, head.repo.full_name, head.ref].join(' ')); }
else if (address.endsWith('/comments')) for (const { id, user, body } of answer('comments')) { if (user.login === 'github-actions[bot]' && body.startsWith('<!-- backfile-impact -->')) console.log(id); }
`, { mode: 0o755 });
    fs.writeFileSync(path.join(place, 'unzip'), `#!${process.execPath}
const [, , , archive, name] = process.argv;
const file = archive.replace('impact.zip', 'packed/') + name;
if (!require('node:fs').existsSync(file)) process.exit(11);
process.stdout.on('error', () => process.exit(1)).write(require('node:fs').readFileSync(file));
`, { mode: 0o755 });
    answer({});
    pack({ 'impact.md': '## What this changes\n', number: '7' });
  });

  afterEach(() => fs.rmSync(place, { recursive: true, force: true }));

  function answer({ size = 500, sha = 'abc', state = 'open', repository = 'stranger/paper', comments = [] as unknown[] }): void {
    const write = (name: string, value: unknown): void => fs.writeFileSync(path.join(place, `${name}.json`), JSON.stringify(value));
    write('artifacts', { artifacts: [{ name: 'preview', size_in_bytes: 9e9, id: 1 }, { name: 'impact', size_in_bytes: size, id: 2 }] });
    write('pull', { state, head: { sha, ref: 'main; touch x', repo: { full_name: repository } } });
    write('comments', comments);
  }

  function pack(files: Record<string, string>): void {
    fs.rmSync(path.join(place, 'packed'), { recursive: true, force: true });
    fs.mkdirSync(path.join(place, 'packed'));
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(place, 'packed', name), text);
  }

  function run(): { code: number | null; out: string; sent: string; body: string } {
    const values = { GH_TOKEN: 'x', REPOSITORY: 'paper/paper', RUN: '99', HEAD_SHA: 'abc', HEAD_REPOSITORY: 'stranger/paper', HEAD_BRANCH: 'main; touch x', RUNNER_TEMP: place, PLACE: place };
    const { status, stdout, stderr } = spawnSync('bash', ['-c', step?.run ?? ''], { cwd: place, encoding: 'utf8', env: { ...process.env, ...values, PATH: `${place}:${process.env['PATH'] ?? ''}` } });
    const sent = fs.existsSync(path.join(place, 'sent')) ? fs.readFileSync(path.join(place, 'sent'), 'utf8').trim() : '';
    const body = sent === '' ? '' : fs.readFileSync(path.join(place, 'sent.md'), 'utf8');
    return { code: status, out: stdout + stderr, sent, body };
  }

  it('may write comments alone, and takes nothing of the pull request but its report', () => {
    expect(Object.keys(workflow.on)).toEqual(['workflow_run']);
    expect(grantsOf(workflow)).toEqual([{}, { actions: 'read', 'pull-requests': 'write' }]);
    expect(stepsOf(workflow).flatMap(({ uses }) => uses ?? [])).toEqual([]);
    expect(step?.run).not.toMatch(/git |npm |node |eval|source |unzip (?!-p )/);
    expect(step?.run).toContain('select(.name == "impact" and .size_in_bytes < 200000)');
    expect(step?.run).toContain("[.state, .head.sha, .head.repo.full_name, .head.ref]");
    expect(workflow.jobs['comment']?.if).toBe("github.event.workflow_run.event == 'pull_request'");
  });

  it('names every value it uses, in its surroundings', () => {
    const used = [...new Set((step?.run ?? '').match(/\$\{?[A-Z_]+/g)?.map((name) => name.replace(/\W/g, '')))].filter((name) => !['RUNNER_TEMP', 'GITHUB_SERVER_URL'].includes(name));
    expect(used.filter((name) => !Object.hasOwn(step?.env ?? {}, name))).toEqual([]);
    expect(read('pull-request.yml').name).toBe((workflow.on['workflow_run'] as { workflows: string[] }).workflows[0]);
  });

  it('comments once, and then writes that comment anew', () => {
    const first = run();
    expect([first.code, first.sent]).toEqual([0, 'POST repos/paper/paper/issues/7/comments']);
    expect(first.body).toMatch(/^<!-- backfile-impact -->\n## What this changes\n\n\n<sub>Written by the code of this pull request\./);
    answer({ comments: [{ id: 3, user: { login: 'stranger' }, body: '<!-- backfile-impact --> mine' }, { id: 4, user: { login: 'github-actions[bot]' }, body: 'Other' }, { id: 5, user: { login: 'github-actions[bot]' }, body: first.body }] });
    fs.rmSync(path.join(place, 'sent'));
    expect(run().sent).toBe('PATCH repos/paper/paper/issues/comments/5');
  });

  it('calls nobody, and cuts what is too long at a whole character', () => {
    for (const text of [`@octocat ${'ş'.repeat(40_000)}`, '@octocat @'.repeat(6_000)]) {
      pack({ 'impact.md': text, number: '7' });
      const { body, code } = run();
      expect(code).toBe(0);
      expect(body).toContain('@\u200boctocat ');
      expect(body).not.toMatch(/@[a-z]|\ufffd/);
      expect(Buffer.byteLength(body)).toBeLessThan(63_000);
    }
  });

  it.each([
    ['a report that is too large', { size: 300_000 }, undefined, 'There is no report, or it is too large.'],
    ['a number that is none', {}, { 'impact.md': 'x', number: '7; touch y' }, 'The report names no pull request.'],
    ['a report without a number', {}, { 'impact.md': 'x' }, 'The report names no pull request.'],
    ['the number of another pull request', { sha: 'def' }, undefined, 'The run is not of the newest state of that pull request.'],
    ['a commit that another repository shares', { repository: 'victim/paper' }, undefined, 'The run is not of the newest state of that pull request.'],
    ['a pull request that is closed', { state: 'closed' }, undefined, 'The run is not of the newest state of that pull request.'],
  ])('says nothing for %s', (_what, github, files, told) => {
    answer(github);
    if (files) pack(files);
    const { code, out, sent } = run();
    expect([code, out.trim(), sent]).toEqual([0, told, '']);
    expect(fs.readdirSync(place)).not.toContain('y');
  });
});

describe('the pipeline for merge requests on GitLab', () => {
  const { impact } = parse(fs.readFileSync(path.join(projectRoot, 'docs/ci/gitlab-merge-request.yml'), 'utf8')) as { impact: { rules: { if: string }[]; script: string[]; artifacts: { when: string; paths: string[] } } };

  it('runs for merge requests alone and keeps the report and the site', () => {
    expect(impact.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
    expect(impact.script.slice(1)).toEqual(['npm run impact -- --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --head "$CI_COMMIT_SHA" --out impact/impact.md', 'npm run check', 'npm run build']);
    expect([impact.artifacts.when, impact.artifacts.paths]).toEqual(['always', ['impact/', 'dist/']]);
  });
});
