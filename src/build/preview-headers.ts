/** The rules of a `_headers` file: paths, and what is set or taken away there. */
interface Rule {
  path: RegExp;
  /** Names in small letters. */
  taken: string[];
  set: [name: string, value: string][];
}

/**
 * The headers that a `_headers` file gives for a path, read as Cloudflare reads it: every rule that fits counts, `! Name`
 * takes away what earlier ones set, and what is set twice is joined.
 */
export function readHeadersFile(text: string): (path: string) => Map<string, string> {
  const rules: Rule[] = [];
  for (const line of text.split('\n')) {
    const rule = rules.at(-1);
    const [, name = '', value = ''] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
    const [, away] = /^\s+!\s*([\w-]+)\s*$/.exec(line) ?? [];
    if (line.startsWith('/')) rules.push({ path: patternOf(line.trim()), taken: [], set: [] });
    else if (away !== undefined) rule?.taken.push(away.toLowerCase());
    else if (name !== '') rule?.set.push([name.toLowerCase(), value]);
  }
  return (at) => {
    const headers = new Map<string, string>();
    for (const { taken, set } of rules.filter(({ path }) => path.test(at))) {
      for (const name of taken) headers.delete(name);
      for (const [name, value] of set) headers.set(name, headers.has(name) ? `${headers.get(name) ?? ''}, ${value}` : value);
    }
    return headers;
  };
}

/** `/data/*.csv`, `/:a/feed.xml` → what they fit. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.split(/(\*|:[a-z]\w*)/i).map((part, at) => (at % 2 === 0 ? part.replace(/[.+?^${}()|[\]\\]/g, '\\$&') : part === '*' ? '.*' : '[^/]+')).join('')}$`);
}

/** The redirects of a `_redirects` file. */
export function readRedirectsFile(text: string): (path: string) => string | undefined {
  const moved = new Map(text.split('\n').flatMap((line) => {
    const [from, to] = line.split(' ');
    return from !== undefined && to !== undefined ? [[from, to] as const] : [];
  }));
  return (path) => moved.get(path);
}
