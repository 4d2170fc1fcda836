import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { copyProject, projectRoot, readTree, writeContent } from '../support/backfile.ts';

const limit = 180_000;
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-ci-'));
const read = (file: string): string => fs.readFileSync(path.join(projectRoot, file), 'utf8');
const readme = read('README.md');

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

const github = parse(read('docs/ci/github-actions.yml')) as { jobs: Record<'instant' | 'shard' | 'merge' | 'deploy', { needs?: string; steps: Step[]; strategy?: { matrix: { shard: number[] } } }> };
const gitlab = parse(read('docs/ci/gitlab-ci.yml')) as { default: { before_script: string[] }; shard: { parallel: number; script: string[]; cache: { key: unknown; paths: string[]; fallback_keys?: string[] }[]; artifacts: { paths: string[] } }; pages: { needs: string[]; script: string[]; pages: { publish: string } } };

const runsOf = (job: keyof typeof github.jobs): string[] => github.jobs[job].steps.flatMap(({ run }) => run ?? []);
const usesOf = (job: keyof typeof github.jobs, action: string): Step[] => github.jobs[job].steps.filter(({ uses }) => uses?.startsWith(`${action}@`));

const examples = {
  github: { shard: runsOf('shard'), merge: runsOf('merge'), count: github.jobs.shard.strategy?.matrix.shard.length ?? 0 },
  gitlab: { shard: gitlab.shard.script, merge: gitlab.pages.script, count: gitlab.shard.parallel },
};

/** What a line becomes in the job of one shard. */
function fillIn(line: string, shard: number, count: number): string {
  const now = '2025-11-01T06:00:00Z';
  return Object.entries({
    '${{ matrix.shard }}': String(shard), '${{ strategy.job-total }}': String(count), '${{ needs.instant.outputs.now }}': now,
    $CI_NODE_INDEX: String(shard), $CI_NODE_TOTAL: String(count), $CI_PIPELINE_CREATED_AT: now,
  }).reduce((text, [word, value]) => text.replaceAll(word, value), line);
}

let project = '';

/** Runs a job as its pipeline would, all but the installation. */
function run(lines: readonly string[]): void {
  for (const line of lines.filter((each) => !each.startsWith('npm ci'))) {
    const { status, stdout, stderr } = spawnSync('bash', ['-euc', line], { cwd: project, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', VITEST: '', ASTRO_TELEMETRY_DISABLED: '1' } });
    expect([line, status, status === 0 ? '' : stdout + stderr]).toEqual([line, 0, '']);
  }
}

beforeAll(() => {
  project = copyProject(path.join(root, 'project'));
  const content = writeContent({ 'articles/a.md': '---\ntitle: A\ndate: 2024-01-01\ntags: [Tea]\n---\n\nWords.\n', 'articles/b.md': '---\ntitle: B\ndate: 2024-01-02\nembargo: 2025-11-01T06:00:00Z\n---\n\nWords.\n' });
  fs.renameSync(content, path.join(project, 'content'));
  run(['npm run build -- --out whole --now 2025-11-01T06:00:00Z']);
}, limit);

afterAll(() => fs.rmSync(root, { recursive: true, force: true }), limit);

describe.each(Object.entries(examples))('the pipeline for %s', (_name, { shard, merge, count }) => {
  it('runs commands and arguments that README names', () => {
    const called = [...shard, ...merge].flatMap((line) => /npm (run [\w-]+|ci)( .*)?/.exec(line) ?? []).filter((part) => /^(run|ci)/.test(part));
    expect(called).toEqual(expect.arrayContaining(['run build', 'run merge']));
    expect(called.filter((command) => !readme.includes(`npm ${command}`))).toEqual([]);
    const named = [...shard, ...merge].filter((line) => line.startsWith('npm run')).flatMap((line) => line.match(/--[a-z]+/g) ?? []);
    expect(named.filter((argument) => !readme.includes(`\`${argument} `))).toEqual([]);
  });

  it('makes what one build makes, to the byte', () => {
    for (const number of Array.from({ length: count }, (_, at) => at + 1)) run(shard.map((line) => fillIn(line, number, count)));
    // What passes from job to job is what the pipeline hands on.
    const packed = fs.readdirSync(project).filter((name) => /^shard-\d+\.tar$/.test(name));
    if (packed.length > 0) for (const name of packed) fs.rmSync(path.join(project, name.replace('.tar', '')), { recursive: true });
    run(merge);
    expect([...readTree(path.join(project, 'dist'))]).toEqual([...readTree(path.join(project, 'whole'))]);
    for (const name of fs.readdirSync(project).filter((each) => /^(shard-|dist)/.test(each))) fs.rmSync(path.join(project, name), { recursive: true });
  }, limit);
});

describe('the pipelines', () => {
  it('have as many jobs as there are shards', () => {
    expect([github.jobs.shard.strategy?.matrix.shard, gitlab.shard.parallel]).toEqual([[1, 2, 3, 4], 4]);
  });

  it('take up the packages and the cache of an earlier run', () => {
    const [restored, saved] = [usesOf('shard', 'actions/cache/restore')[0]?.with, usesOf('shard', 'actions/cache/save')[0]?.with];
    expect([restored?.['path'], saved?.['path'], saved?.['key']]).toEqual(['.cache', '.cache', restored?.['key']]);
    for (const start of String(restored?.['restore-keys']).trim().split('\n')) expect(String(restored?.['key']).startsWith(start)).toBe(true);
    for (const job of ['shard', 'merge'] as const) expect(usesOf(job, 'actions/setup-node')[0]?.with?.['cache']).toBe('npm');
    expect(gitlab.shard.cache.flatMap(({ paths }) => paths)).toEqual(['.npm/', '.cache/']);
    expect(gitlab.default.before_script).toEqual(['npm ci --cache .npm --prefer-offline']);
  });

  it('hand every shard on to the job that merges', () => {
    expect([github.jobs.merge.needs, gitlab.pages.needs]).toEqual(['shard', ['shard']]);
    const [up, down] = [usesOf('shard', 'actions/upload-artifact')[0]?.with, usesOf('merge', 'actions/download-artifact')[0]?.with];
    expect([up?.['path'], down?.['pattern'], down?.['merge-multiple']]).toEqual(['shard-${{ matrix.shard }}.tar', 'shard-*', true]);
    expect(gitlab.shard.artifacts.paths).toEqual(['shard-*/']);
    expect([usesOf('merge', 'actions/upload-pages-artifact')[0]?.with?.['path'], gitlab.pages.pages.publish]).toEqual(['dist', 'dist']);
  });
});
