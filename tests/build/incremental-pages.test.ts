import { describe, it } from 'vitest';
import { playSome } from '../support/sequences.ts';
import { useThemes } from '../support/themes.ts';

const limit = 600_000;
const themes = useThemes(limit);

describe('a build on what the last one left, with the pages as readers see them', () => {
  it('equals a clean build to the byte after any edits', () => playSome(themes.compiled, { sequences: 12, seed: 3, endOnFailure: true }), limit);
});
