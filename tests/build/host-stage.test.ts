import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashInline, planForHosts } from '../../src/build/host-stage.ts';
import { accentStyle, themeScript } from '../../src/layouts/head-scripts.ts';
import type { ListedView, Store } from '../../src/store/store.ts';
import { settings } from '../support/archive.ts';

const theme = { inline: ['go()'], code: 'code' };

/** A store that holds redirects and nothing else, and counts what is read of it. */
function aStore(redirects: Record<string, string>): { store: Store; views: ListedView[]; reads: () => number } {
  let reads = 0;
  const views = Object.entries(redirects).map(([path, to]): ListedView => ({ path, kind: 'redirect', digest: to }));
  const readView = (path: string): { json: string } => {
    reads += 1;
    return { json: JSON.stringify({ kind: 'redirect', path, to: redirects[path] }) };
  };
  return { store: { readView } as Partial<Store> as Store, views: [{ path: '/', kind: 'home', digest: 'a' }, ...views], reads: () => reads };
}

function plan(redirects: Record<string, string>, more: object = {}): ReturnType<typeof planForHosts> & { reads: () => number } {
  const { store, views, reads } = aStore(redirects);
  return { ...planForHosts({ store, views, settings: { ...settings, ...more }, theme }), reads };
}

const digests = ({ outputs }: ReturnType<typeof planForHosts>): Map<string, string> => new Map(outputs.map(({ path, digest }) => [path, digest]));

describe('the files for hosts', () => {
  it('are the headers, and redirects where an address has moved', () => {
    expect([...digests(plan({})).keys()]).toEqual(['_headers']);
    expect([...digests(plan({ '/old/': '/new/' })).keys()]).toEqual(['_headers', '_redirects']);
  });

  it('reads redirects where they are written, and not to know that they need not be', async () => {
    const stage = plan({ '/old/': '/new/', '/older/': '/new/' });
    expect(stage.reads()).toBe(0);
    expect(await stage.make({ path: '_redirects', digest: '' }, () => undefined)).toBe('/old/ /new/ 301\n/older/ /new/ 301\n');
    expect(stage.reads()).toBe(2);
  });

  it('are made anew where a redirect leads elsewhere, and where the host is another', () => {
    const usual = digests(plan({ '/old/': '/new/' }));
    const elsewhere = digests(plan({ '/old/': '/other/' }));
    expect(elsewhere.get('_redirects')).not.toBe(usual.get('_redirects'));
    expect(elsewhere.get('_headers')).toBe(usual.get('_headers'));
    expect(digests(plan({ '/old/': '/new/' }, { host: 'netlify' })).get('_redirects')).not.toBe(usual.get('_redirects'));
  });
});

describe('what stands in pages itself', () => {
  const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

  it('is known by its hash: scripts of the head, of components, and the accent', () => {
    const accent = { light: '#112233', dark: '#aabbcc' };
    const { scripts, styles } = hashInline({ ...settings, accent }, theme);
    expect(scripts).toEqual(expect.arrayContaining([hash(themeScript), hash('go()')]));
    expect(styles).toEqual([hash(accentStyle(accent))]);
    expect(hashInline({ ...settings, offline: true }, theme).scripts).toHaveLength(scripts.length + 1);
  });
});
