import { afterEach, describe, it, vi } from 'vitest';
import { playSome } from '../support/sequences.ts';
import { useThemes } from '../support/themes.ts';

const limit = 600_000;
const realNow = Date.now.bind(Date);
const themes = useThemes(limit);

afterEach(() => void vi.restoreAllMocks());

describe('a build on what the last one left, where files are old enough for their times to be trusted', () => {
  it('equals a clean build to the byte after any edits', () => {
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + 60_000);
    return playSome(themes.plain, { sequences: 100, seed: 2, endOnFailure: true });
  }, limit);
});
