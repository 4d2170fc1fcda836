import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPreview } from '../../src/build/preview.ts';
import { formatCaddyfile } from '../../src/exports/deploy/caddy.ts';
import { formatNginx } from '../../src/exports/deploy/nginx.ts';
import { formatHeadersFile, formatRedirectsFile } from '../../src/exports/deploy/pages-host.ts';
import { describeDeployment, type Deployment } from '../../src/exports/deploy/rules.ts';
import { findServer, freePort, startServer, type RealServer } from '../support/real-servers.ts';

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Asks without following, unpacking or joining anything. */
function ask(origin: string, at: string, headers: http.OutgoingHttpHeaders = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    http.get(origin + at, { headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }));
    }).on('error', reject);
  });
}

const page = `<!doctype html><title>A page</title>${'<p>Nothing happened.</p>'.repeat(80)}`;

/** A folder with a file of each sort, and what a server is told of it. */
function makeSite(base: string): { folder: string; root: string; deployment: Deployment } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-served-'));
  const out = path.join(folder, 'www', base);
  const files: Record<string, string | Buffer> = {
    'index.html': page, '404.html': '<!doctype html><title>Nothing here</title>', 'search/index.html': page, '2025/10/28/talks/index.html': page, 'tags/old/index.html': page, 'tags/old/feed.xml': '<feed/>',
    '_assets/style.abc.css': 'p{color:red}'.repeat(200), 'feed.xml': '<feed/>', 'feed.json': '{}', 'tags/talks/feed.xml': '<feed/>', '2025/10/28/talks/cite.ris': 'TY  - NEWS\n', '2025/10/28/talks/index.json': '{}',
    'data/articles.jsonl': '{}\n', 'data/2025/10.csv': 'a,b\n', 'data/archive.sqlite': Buffer.from('0123456789'), 'site.webmanifest': '{}', 'haber/türkiye/index.html': page,
  };
  files['_assets/style.abc.css.gz'] = gzipSync('packed before');
  files['_assets/style.abc.css.br'] = brotliCompressSync('packed before');
  for (const [file, bytes] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(out, file)), { recursive: true });
    fs.writeFileSync(path.join(out, file), bytes);
  }
  const moved = [{ from: `${base}tags/old/`, to: `${base}tags/talks/` }, { from: `${base}haber/türkiye/`, to: `${base}2025/10/28/talks/` }];
  const deployment = describeDeployment({ name: 'A', address: `https://example.org${base}`, language: 'en', timeZone: 'UTC' }, { scripts: ['sha256-AAAA'], styles: [] }, moved);
  fs.writeFileSync(path.join(out, '_headers'), formatHeadersFile(deployment));
  fs.writeFileSync(path.join(out, '_redirects'), formatRedirectsFile(deployment, 'cloudflare'));
  return { folder, root: path.join(folder, 'www'), deployment };
}

const found = (['nginx', 'caddy'] as const).flatMap((name): (RealServer | { name: 'preview' })[] => {
  const server = findServer(name);
  if (!server) console.log(`${name} is not on this machine: its configuration was not read by it.`);
  return server ? [server] : [];
});

async function start(server: RealServer | { name: 'preview' }, { folder, root, deployment }: ReturnType<typeof makeSite>): Promise<{ origin: string; stop: () => Promise<void> }> {
  if (server.name === 'preview') {
    const preview = await startPreview({ folder: path.join(root, deployment.base), base: deployment.base, port: 0 });
    const address = preview.address();
    return { origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, stop: async () => { preview.closeAllConnections(); preview.close(); } };
  }
  const port = await freePort();
  const configuration = server.name === 'nginx'
    ? formatNginx(deployment, root).replace('listen 80;', `listen 127.0.0.1:${port};`).replace('listen [::]:80;', '')
    : formatCaddyfile(deployment, root).replace(/^example\.org \{/m, `http://127.0.0.1:${port} {`);
  const { stop } = await startServer(server, configuration, folder, port);
  return { origin: `http://127.0.0.1:${port}`, stop };
}

describe.each([{ name: 'preview' } as const, ...found].flatMap((server) => ['/', '/archive/'].map((base) => ({ server, base, title: `${server.name} under ${base}` }))))('$title', ({ server, base }) => {
  const site = makeSite(base);
  let served: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => { served = await start(server, site); });
  afterAll(async () => {
    await served?.stop();
    fs.rmSync(site.folder, { recursive: true, force: true });
  });
  const get = (at: string, headers?: http.OutgoingHttpHeaders): Promise<Answer> => ask(served.origin, base + at, headers);

  it('sends a page with its headers, each once', async () => {
    const { status, headers, body } = await get('2025/10/28/talks/');
    expect([status, headers['content-type']?.toLowerCase().replace(/; ?/, '; '), body.toString()]).toEqual([200, 'text/html; charset=utf-8', page]);
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000', 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin', 'cache-control': 'public, max-age=0, must-revalidate',
    });
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'; script-src 'self' 'sha256-AAAA'; style-src 'self';");
    expect(policy).not.toContain('unsafe-inline');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('lets the search alone compile WebAssembly', async () => {
    expect((await get('search/')).headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-AAAA';[^,]*$/);
    expect((await get('')).headers['content-security-policy']).not.toContain('wasm');
  });

  it('lets what changes its name with its bytes be kept', async () => {
    expect((await get('_assets/style.abc.css')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    ['feed.xml', 'application/xml; charset=utf-8'], ['tags/talks/feed.xml', 'application/xml; charset=utf-8'], ['tags/old/feed.xml', 'application/xml; charset=utf-8'], ['feed.json', 'application/feed+json; charset=utf-8'],
    ['2025/10/28/talks/cite.ris', 'application/x-research-info-systems; charset=utf-8'], ['data/articles.jsonl', 'application/jsonl; charset=utf-8'], ['data/2025/10.csv', 'text/csv; charset=utf-8'],
    ['data/archive.sqlite', 'application/vnd.sqlite3'], ['site.webmanifest', 'application/manifest+json; charset=utf-8'],
  ])('sends %s as %s', async (file, type) => {
    const { status, headers } = await get(file);
    expect([status, headers['content-type']]).toEqual([200, type]);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('lets data be read by other sites', async () => {
    expect((await get('data/archive.sqlite')).headers['access-control-allow-origin']).toBe('*');
  });

  it('leads old addresses on for good, and folders to their slash', async () => {
    expect(await get('tags/old/')).toMatchObject({ status: 301, headers: { location: `${base}tags/talks/` } });
    expect(await get('haber/t%C3%BCrkiye/')).toMatchObject({ status: 301, headers: { location: `${base}2025/10/28/talks/` } });
    const folder = await get('2025/10/28/talks');
    expect([301, 302, 307, 308]).toContain(folder.status);
    expect(folder.headers.location).toMatch(/talks\/$/);
  });

  it('answers what is not there with 404, the page for it and the same headers', async () => {
    const { status, headers, body } = await get('2025/10/28/nothing/');
    expect([status, body.toString()]).toEqual([404, '<!doctype html><title>Nothing here</title>']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toMatch(/max-age=0|no-store/);
  });

  it('sends the part that is asked for', async () => {
    const { status, headers, body } = await get('data/archive.sqlite', { range: 'bytes=2-5' });
    expect([status, headers['content-range'], body.toString()]).toEqual([206, 'bytes 2-5/10', '2345']);
  });

  it('answers in a word where nothing changed', async () => {
    const { headers } = await get('');
    expect((await get('', { 'if-none-match': headers.etag ?? '' })).status).toBe(304);
  });

  if (server.name !== 'preview') it('sends what was packed before, and packs pages', async () => {
    const styles = await get('_assets/style.abc.css', { 'accept-encoding': 'gzip' });
    expect([styles.headers['content-encoding'], gunzipSync(styles.body).toString()]).toEqual(['gzip', 'packed before']);
    expect(styles.headers['content-type']).toMatch(/^text\/css/);
    const made = await get('', { 'accept-encoding': 'gzip' });
    expect([made.headers['content-encoding'], gunzipSync(made.body).toString()]).toEqual(['gzip', page]);
    if (server.name === 'caddy') expect((await get('_assets/style.abc.css', { 'accept-encoding': 'br, gzip' })).headers['content-encoding']).toBe('br');
  });
});
