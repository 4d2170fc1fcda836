import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readHeadersFile, readRedirectsFile } from '../../src/build/preview-headers.ts';
import { formatCaddyfile } from '../../src/exports/deploy/caddy.ts';
import { formatNginx } from '../../src/exports/deploy/nginx.ts';
import { formatHeadersFile, formatRedirectsFile } from '../../src/exports/deploy/pages-host.ts';
import { formatPolicy } from '../../src/exports/deploy/policy.ts';
import { describeDeployment, patternOf, type Deployment, type Moved } from '../../src/exports/deploy/rules.ts';
import { formatS3 } from '../../src/exports/deploy/s3.ts';

const settings = { name: 'A', address: 'https://example.org/', language: 'en', timeZone: 'UTC' };
const inline = { scripts: ['sha256-AAAA', 'sha256-BBBB'], styles: ['sha256-CCCC'] };

function describeSite(address = settings.address, moved: readonly Moved[] = [], more: object = {}): Deployment {
  return describeDeployment({ ...settings, address, ...more }, inline, moved);
}

function listMoved(count: number): Moved[] {
  return Array.from({ length: count }, (_, at) => ({ from: `/old/${at}/`, to: `/new/${at}/` }));
}

describe('the policy of a page', () => {
  it('names what may run by its hash, and lets nothing else in', () => {
    expect(formatPolicy(inline, false)).toBe("default-src 'none'; script-src 'self' 'sha256-AAAA' 'sha256-BBBB'; style-src 'self' 'sha256-CCCC'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  });

  it('lets WebAssembly be compiled where it is asked for', () => {
    expect(formatPolicy(inline, true)).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-AAAA'");
  });
});

describe('what servers are told', () => {
  it('asks for HTTPS where the site is served by it', () => {
    expect(formatHeadersFile(describeSite())).toContain('Strict-Transport-Security');
    expect(formatHeadersFile(describeSite('http://example.org/'))).not.toContain('Strict-Transport-Security');
  });

  it('compiles nothing where there is no search', () => {
    expect(formatHeadersFile(describeSite(undefined, [], { search: false }))).not.toContain('wasm');
  });

  it('finds files by name at any depth, and no other whose name ends alike', () => {
    const pattern = new RegExp(patternOf({ kind: 'named', name: 'feed.xml', depths: [0] }, '/archive/'));
    expect(['/archive/feed.xml', '/archive/tags/a/feed.xml', '/feed.xml', '/archive/myfeed.xml', '/archive/feed_xml'].filter((path) => pattern.test(path))).toEqual(['/archive/feed.xml', '/archive/tags/a/feed.xml']);
  });
});

describe('_headers', () => {
  const text = formatHeadersFile(describeSite('https://example.org/archive/'));
  const of = readHeadersFile(text);

  it('gives each page the policy, and the search another in its place', () => {
    expect(of('/archive/2025/').get('content-security-policy')).toBe(formatPolicy(inline, false));
    expect(of('/archive/search/engine/pagefind.js').get('content-security-policy')).toBe(formatPolicy(inline, true));
    expect(of('/elsewhere/').size).toBe(0);
  });

  it('takes away only what it gives again, so that hosts where the last header counts read it alike', () => {
    expect(of('/archive/_assets/a.css').get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(text.match(/^ {2}! ([\w-]+)\n {2}\1: /gm)).toHaveLength(text.match(/^ {2}! /gm)?.length ?? -1);
  });

  it('gives feeds their type at each depth, once', () => {
    for (const path of ['feed.xml', 'corrections/feed.xml', 'tags/doha/feed.xml', '2025/10/feed.xml']) expect(of(`/archive/${path}`).get('content-type'), path).toBe('application/xml; charset=utf-8');
    expect(of('/archive/2025/10/28/talks/cite.json').get('content-type')).toBe('application/vnd.citationstyles.csl+json; charset=utf-8');
    expect(of('/archive/data/2025/10.jsonl').get('content-type')).toBe('application/jsonl; charset=utf-8');
  });

  it('keeps the bounds of Cloudflare: 100 rules, 2000 characters to a line, one `*` to a path', () => {
    const lines = text.split('\n');
    const paths = lines.filter((line) => line.startsWith('/'));
    expect(paths.length).toBeLessThanOrEqual(100);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(2000);
    expect(paths.filter((path) => path.split('*').length > 2)).toEqual([]);
  });
});

describe('_redirects', () => {
  it('leads on for good, with addresses as they are asked for', () => {
    const text = formatRedirectsFile(describeSite(undefined, [{ from: '/haber/türkiye/', to: '/tags/turkiye/' }]), 'cloudflare');
    expect(text).toBe('/haber/t%C3%BCrkiye/ /tags/turkiye/ 301\n');
    expect(readRedirectsFile(text)('/haber/t%C3%BCrkiye/')).toBe('/tags/turkiye/');
  });

  it('tells Netlify to redirect although a page stands there', () => {
    expect(formatRedirectsFile(describeSite(undefined, listMoved(1)), 'netlify')).toBe('/old/0/ /new/0/ 301!\n');
  });

  it('holds as many as Cloudflare takes, and no line that it refuses', () => {
    const long = { from: `/${'a'.repeat(999)}/`, to: '/new/' };
    const of = (host: 'cloudflare' | 'netlify'): number => formatRedirectsFile(describeSite(undefined, [long, ...listMoved(2500)]), host).split('\n').length - 1;
    expect([of('cloudflare'), of('netlify')]).toEqual([2000, 2501]);
  });
});

describe('the configuration of nginx', () => {
  it('gives every header in one place, so that no location loses them', () => {
    const text = formatNginx(describeSite(), '/var/www/example.org');
    expect(text.match(/^ *location.*add_header/gm)).toBeNull();
    expect(text).toContain('add_header Content-Security-Policy $backfile_content_security_policy always;');
    expect(text).toContain('"~^/search/" "default-src');
  });

  it('makes room for as many and as long addresses as there are, before any map', () => {
    const text = formatNginx(describeSite(undefined, [...listMoved(3000), { from: `/${'a'.repeat(300)}/`, to: '/b/' }]), '/srv');
    expect(text).toMatch(/map_hash_bucket_size 512;\nmap_hash_max_size 8192;\n\nmap /);
    expect(formatNginx(describeSite(), '/srv')).not.toContain('map_hash');
  });

  it('takes a folder for what it is', () => {
    expect(formatNginx(describeSite(), '/srv/"; evil')).toContain('root "/srv/\\"; evil";');
  });
});

describe('the configuration of Caddy', () => {
  it('is that of the host, by plain HTTP where the address says so', () => {
    expect(formatCaddyfile(describeSite(), '/srv')).toContain('\nexample.org {\n\troot * `/srv`');
    expect(formatCaddyfile(describeSite('http://example.org/'), '/srv')).toContain('\nhttp://example.org {');
  });

  it('leads on for good', () => {
    expect(formatCaddyfile(describeSite(undefined, listMoved(1)), '/srv')).toContain('\tredir /old/0/ /new/0/ permanent\n');
  });
});

describe('the script for S3', () => {
  const text = formatS3(describeSite('https://example.org/archive/', [{ from: '/archive/old/', to: '/archive/new/' }]));

  it('runs the same commands that it shows', () => {
    const told = spawnSync('sh', ['-s', 'dist', 'bucket', 'policies'], { input: text.replace('set -eu', 'set -eu\naws() { for word; do printf "%s|" "$word"; done; echo; }').replaceAll('>/dev/null', ''), encoding: 'utf8' });
    const lines = told.stdout.split('\n');
    expect(lines[0]).toBe('s3|sync|dist|s3://bucket/archive|--exclude|*|--include|_assets/*|--exclude|*.gz|--exclude|*.br|--cache-control|public, max-age=31536000, immutable|');
    expect(lines.find((line) => line.includes('feed.xml'))).toContain('--include|feed.xml|--include|*/feed.xml|--exclude|*.gz|--exclude|*.br|--cache-control|public, max-age=0, must-revalidate|--content-type|application/xml; charset=utf-8|');
    expect(lines.filter((line) => line.includes('--delete'))).toHaveLength(1);
    expect(told.stdout).toContain('s3api|put-object|--bucket|bucket|--key|archive/old/index.html|--website-redirect-location|/archive/new/|--content-type|text/html; charset=utf-8|--body|dist/old/index.html|');
    const policies = lines.flatMap((line) => (/--response-headers-policy-config\|(.*)\|$/.exec(line)?.[1] ?? []) as string | []).map((json) => JSON.parse(json) as { SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: string }; StrictTransportSecurity: object } });
    expect(policies.map(({ SecurityHeadersConfig }) => SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy)).toEqual([formatPolicy(inline, false), formatPolicy(inline, true)]);
    expect(policies[0]?.SecurityHeadersConfig.StrictTransportSecurity).toEqual({ Override: true, IncludeSubdomains: false, Preload: false, AccessControlMaxAgeSec: 31536000 });
  });
});
