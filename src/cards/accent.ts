/** The theme's own accent on light paper. */
export const usualAccent = '#8c1d18';
