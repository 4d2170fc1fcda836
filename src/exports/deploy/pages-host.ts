import type { PagesHost } from '../../site/settings.ts';
import type { Deployment, Where } from './rules.ts';

/** Redirects that Cloudflare takes (https://developers.cloudflare.com/pages/configuration/redirects/). */
const mostRedirects = 2000;
/** Characters of one line that it takes. */
const longestLine = 1000;

/** Paths as these hosts write them: one `*` for any rest, `:name` for one part. */
function pathsOf(where: Where, base: string): string[] {
  switch (where.kind) {
    case 'all': return [`${base}*`];
    case 'below': return [`${base}${where.folder}*`];
    case 'named': return where.depths.map((depth) => base + ['a', 'b', 'c', 'd'].slice(0, depth).map((part) => `:${part}/`).join('') + where.name);
    case 'ending': return [`${base}${where.folder}*${where.ending}`];
  }
}

/**
 * `_headers`. Where a header of an earlier rule is given again, Cloudflare would send both, joined, unless it is first taken
 * away with `!`; Netlify passes over such a line and sends the last.
 */
export function formatHeadersFile({ rules, base }: Deployment): string {
  const given = new Set(rules.find(({ where }) => where.kind === 'all')?.headers.map(([name]) => name));
  const blocks = rules.flatMap(({ where, headers }) => pathsOf(where, base).map((path) => {
    const again = where.kind === 'all' ? [] : headers.filter(([name]) => given.has(name));
    return [path, ...again.map(([name]) => `  ! ${name}`), ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  }));
  return `${blocks.join('\n\n')}\n`;
}

/**
 * `_redirects`: what moved for good, as far as the host takes it. What is left out leads on by its page. Netlify serves a
 * page that stands at the address unless it is told `!`, which Cloudflare does not read.
 */
export function formatRedirectsFile({ moved }: Deployment, host: PagesHost): string {
  const lines = moved.map(({ from, to }) => `${encodeURI(from)} ${encodeURI(to)} 301${host === 'netlify' ? '!' : ''}`);
  const taken = host === 'netlify' ? lines : lines.filter((line) => line.length <= longestLine).slice(0, mostRedirects);
  return taken.map((line) => `${line}\n`).join('');
}
