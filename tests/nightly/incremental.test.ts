import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import { playSome } from '../support/sequences.ts';
import { makeThemes, roomy, type Themes } from '../support/themes.ts';

const { BACKFILE_SEQUENCES, BACKFILE_SEED, BACKFILE_PATH } = process.env;
const sequences = Number(BACKFILE_SEQUENCES ?? 4000);
const seed = Number(BACKFILE_SEED ?? Date.now() % 2 ** 31);
const shared = fs.mkdtempSync(path.join(roomy, 'backfile-nightly-'));
const limit = 12 * 60 * 60 * 1000;
const realNow = Date.now.bind(Date);
let themes: Themes;

beforeAll(() => {
  console.log(`To play the same again: BACKFILE_SEED=${seed} BACKFILE_SEQUENCES=${sequences} npm run test:nightly`);
  themes = makeThemes(shared);
}, limit);
afterAll(() => fs.rmSync(shared, { recursive: true, force: true }));

describe('a build on what the last one left, at length', () => {
  it('equals a clean build to the byte after any edits', () => playSome(themes.plain, { sequences: sequences / 2, seed, path: BACKFILE_PATH }), limit);

  it('does so with the pages as readers see them', () => playSome(themes.compiled, { sequences: sequences / 20, seed: seed + 1, path: BACKFILE_PATH }), limit);

  it('does so where files are old enough for their times to be trusted', () => {
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + 60_000);
    return playSome(themes.plain, { sequences: sequences / 2, seed: seed + 2, path: BACKFILE_PATH });
  }, limit);
});
