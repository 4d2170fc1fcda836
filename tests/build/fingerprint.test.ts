import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pipelineVersion, themeVersion, viewsVersion } from '../../src/build/fingerprint.ts';
import { copyProject } from '../support/backfile.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-fingerprint-'));
let copies = 0;

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Which versions differ from the project's own where one file bears another line. */
function changedBy(file: string): string[] {
  const root = copyProject(fs.mkdtempSync(path.join(folder, `${(copies += 1)}-`)));
  fs.appendFileSync(path.join(root, file), '\n');
  const versions = { pipeline: pipelineVersion, views: viewsVersion, theme: themeVersion };
  return Object.entries(versions).filter(([, digest]) => digest(root) !== digest()).map(([name]) => name);
}

describe('the version of a project', () => {
  it('is the same in another place', () => {
    const root = copyProject(fs.mkdtempSync(path.join(folder, 'same-')));
    expect([pipelineVersion(root), viewsVersion(root), themeVersion(root)]).toEqual([pipelineVersion(), viewsVersion(), themeVersion()]);
  });

  it.each(['src/archive/days.ts', 'src/markdown/body.ts', 'src/site/wording.ts', 'src/ingest/fields.ts', 'package-lock.json'])('is another for readings, views and pages after a change of %s', (file) => {
    expect(changedBy(file)).toEqual(['pipeline', 'views', 'theme']);
  });

  it.each(['src/views/home.ts', 'src/exports/days.ts', 'src/store/store.ts', 'src/build/compose.ts'])('is another for views and pages after a change of %s', (file) => {
    expect(changedBy(file)).toEqual(['views', 'theme']);
  });

  it.each(['src/components/Teaser.astro', 'src/styles/base.css', 'public/favicon.svg', 'astro.config.mjs'])('is another for pages alone after a change of %s', (file) => {
    expect(changedBy(file)).toEqual(['theme']);
  });
});
