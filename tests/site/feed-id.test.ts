import { describe, expect, it } from 'vitest';
import { mintFeedId } from '../../src/site/feed-id.ts';
import { settings } from '../support/archive.ts';

describe('mintFeedId', () => {
  it('names the host, the day and the place, with neither scheme nor port', () => {
    expect(mintFeedId(settings, '2025-10-28', '/2025/10/28/talks/')).toBe('tag:example.org,2025-10-28:/2025/10/28/talks/');
    expect(mintFeedId({ ...settings, address: 'http://example.org:8080/' }, '2025-10-28', '/tags/x/')).toBe('tag:example.org,2025-10-28:/tags/x/');
  });

  it('names the folder a site stands in', () => {
    expect(mintFeedId({ ...settings, address: 'https://example.org/archive/' }, '2025-10-28', '/tags/x/')).toBe('tag:example.org,2025-10-28:/archive/tags/x/');
  });

  it('writes letters beyond ASCII as an address does', () => {
    expect(mintFeedId({ ...settings, address: 'https://zürich.example/' }, '2025-10-28', '/alt/überblick/')).toBe('tag:xn--zrich-kva.example,2025-10-28:/alt/%C3%BCberblick/');
  });
});
