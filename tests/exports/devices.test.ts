import { describe, expect, it } from 'vitest';
import { formatFarewellWorker, formatServiceWorker } from '../../src/exports/service-worker.ts';
import { formatWebManifest } from '../../src/exports/web-manifest.ts';
import { settings } from '../support/archive.ts';

describe('the web manifest', () => {
  it('names the archive, where it begins and its icons, with the base', () => {
    const manifest = JSON.parse(formatWebManifest({ ...settings, address: 'https://example.org/news/', language: 'ur', nameplate: 'Test' }));
    expect(manifest).toMatchObject({
      name: 'The Test', short_name: 'Test', lang: 'ur', dir: 'rtl', id: '/news/', start_url: '/news/', scope: '/news/', background_color: '#fbf9f4', theme_color: '#fbf9f4',
      icons: [{ src: '/news/icon-192.png', sizes: '192x192', type: 'image/png' }, { src: '/news/icon-512.png', sizes: '512x512', type: 'image/png' }],
    });
  });
});

describe('the service worker', () => {
  const parse = (text: string): unknown => new Function(text);

  it('is a program, and another for another version', () => {
    const made = (version: string): string => formatServiceWorker({ base: '/', page: '/offline/', needs: ['/_assets/style.css'], version });
    expect(() => parse(made('a'))).not.toThrow();
    expect(made('a')).not.toBe(made('b'));
    expect(made('a')).toContain('"needs":["/_assets/style.css"]');
  });

  it('takes itself away where nothing is to be kept, with what it kept of this site alone', () => {
    const farewell = formatFarewellWorker('/news/');
    expect(() => parse(farewell)).not.toThrow();
    expect(farewell).toMatch(/startsWith\("backfile \/news\/ "\)[\s\S]*unregister/);
    expect(farewell).not.toContain("'fetch'");
  });
});
