/**
 * Runs before anything is painted, so that no page shows in colours the reader did not choose. `auto` is the system's own;
 * where nothing can be remembered there is no attribute, and no button.
 */
export const themeScript = "try{document.documentElement.dataset.theme=localStorage.theme||'auto'}catch{}";

/** Speculation rules: a page that a reader is about to ask for is made ready. Pages alone end in a slash; downloads do not. */
export function speculationRules(home: string): string {
  const pages = { and: [{ href_matches: [home, `${home}*/`] }, { not: { selector_matches: '[download], [rel~="nofollow"]' } }] };
  return JSON.stringify({ prerender: [{ where: pages, eagerness: 'moderate' }] });
}
