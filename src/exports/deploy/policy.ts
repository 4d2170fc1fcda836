/** SHA-256 of the scripts and styles that stand in pages themselves, as a policy names them: `sha256-…`. */
export interface InlineHashes {
  scripts: readonly string[];
  styles: readonly string[];
}

/**
 * What a page may load and run (https://www.w3.org/TR/CSP3/): files of the site itself, and in the page what is known by its
 * hash. No attribute `style`, no `on…`, no script made from text. With `compiles` WebAssembly may be compiled: search does.
 */
export function formatPolicy({ scripts, styles }: InlineHashes, compiles: boolean): string {
  const quote = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');
  const directives = {
    'default-src': quote(['none']),
    'script-src': quote(['self', ...(compiles ? ['wasm-unsafe-eval'] : []), ...scripts]),
    'style-src': quote(['self', ...styles]),
    // The style sheet has small pictures of its own.
    'img-src': `${quote(['self'])} data:`,
    'font-src': quote(['self']),
    'connect-src': quote(['self']),
    'manifest-src': quote(['self']),
    'worker-src': quote(['self']),
    'base-uri': quote(['none']),
    'form-action': quote(['self']),
    'frame-ancestors': quote(['none']),
  };
  return Object.entries(directives).map(([name, value]) => `${name} ${value}`).join('; ');
}
