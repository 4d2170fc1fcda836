import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, it, vi } from 'vitest';
import { playSome } from '../support/sequences.ts';
import { makeThemes, roomy, type Themes } from '../support/themes.ts';

const limit = 600_000;
const shared = fs.mkdtempSync(path.join(roomy, 'backfile-themes-'));
const realNow = Date.now.bind(Date);
let themes: Themes;

beforeAll(() => {
  themes = makeThemes(shared);
}, limit);
afterEach(() => void vi.restoreAllMocks());
afterAll(() => fs.rmSync(shared, { recursive: true, force: true }));

describe('a build on what the last one left', () => {
  it('equals a clean build to the byte after any edits', () => playSome(themes.plain, { sequences: 100, seed: 1, endOnFailure: true }), limit);

  it('does so where files are old enough for their times to be trusted', () => {
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + 60_000);
    return playSome(themes.plain, { sequences: 100, seed: 2, endOnFailure: true });
  }, limit);

  it('does so with the pages as readers see them', () => playSome(themes.compiled, { sequences: 12, seed: 3, endOnFailure: true }), limit);
});
