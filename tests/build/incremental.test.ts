import { describe, it } from 'vitest';
import { playSome } from '../support/sequences.ts';
import { useThemes } from '../support/themes.ts';

const limit = 600_000;
const themes = useThemes(limit);

describe('a build on what the last one left', () => {
  it('equals a clean build to the byte after any edits', () => playSome(themes.plain, { sequences: 100, seed: 1, endOnFailure: true }), limit);
});
