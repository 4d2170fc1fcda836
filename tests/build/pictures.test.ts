import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hidePlace } from '../../src/build/hide-place.ts';
import { gatherBroken, openResizer, resizedFolder, runInLanes } from '../../src/build/resize.ts';
import { readPicture } from '../../src/ingest/pictures.ts';
import { sourcesOf, widthsOf } from '../../src/site/pictures.ts';
import { runBackfile, writeContent } from '../support/backfile.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-pictures-'));
const [content, cache] = [path.join(folder, 'content'), path.join(folder, 'cache')];
const place = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 0/1 4944/100', GPSLongitudeRef: 'E', GPSLongitude: '28/1 58/1 4140/100' } };
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="41,0.824N" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:rights="A. Keller"><exif:GPSLongitude>28,58.69E</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta>';

/** A picture half black, half white, with what a camera writes into it. */
function photograph(width: number, height: number, orientation = 1): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite([{ input: { create: { width: Math.ceil(width / 2), height, channels: 3, background: '#000' } }, left: 0, top: 0 }])
    .withExif({ IFD0: { Copyright: 'A. Keller', Orientation: String(orientation) }, ...place }).withMetadata({ orientation }).withExifMerge({ IFD0: { Copyright: 'A. Keller' }, ...place }).withXmp(xmp);
}

function put(file: string, bytes: Uint8Array): void {
  fs.writeFileSync(path.join(content, 'articles', file), bytes);
}

beforeAll(async () => {
  fs.mkdirSync(path.join(content, 'articles'), { recursive: true });
  put('wide.jpg', await photograph(1000, 400).jpeg().toBuffer());
  put('upright.jpg', await photograph(600, 300, 6).jpeg().toBuffer());
  put('torn.jpg', (await sharp({ create: { width: 900, height: 900, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 40 } } }).jpeg().toBuffer()).subarray(0, 40_000));
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('widthsOf', () => {
  it.each([
    ['a large photograph', { file: 'a.jpg', width: 4000 }, [480, 800, 1200, 1600]], ['one of middling width', { file: 'a.png', width: 1000 }, [480, 800, 1000]],
    ['a small one', { file: 'a.webp', width: 300 }, [300]], ['a GIF', { file: 'a.GIF', width: 4000 }, []], ['one that moves', { file: 'a.webp', width: 4000, animated: true as const }, []],
  ])('never makes %s larger', (_, picture, widths) => {
    expect(widthsOf(picture)).toEqual(widths);
  });
});

describe('sourcesOf', () => {
  it('offers each format with its files by width', () => {
    expect(sourcesOf('/a/the wall, wet.jpg', { file: 'the wall, wet.jpg', width: 500 })).toEqual([
      { type: 'image/avif', srcset: '/a/the%20wall%2C%20wet.jpg.480w.avif 480w, /a/the%20wall%2C%20wet.jpg.500w.avif 500w' },
      { type: 'image/webp', srcset: '/a/the%20wall%2C%20wet.jpg.480w.webp 480w, /a/the%20wall%2C%20wet.jpg.500w.webp 500w' },
    ]);
  });
});

describe('a picture as it is measured', () => {
  const measure = (file: string) => readPicture(content, 'articles/a.md', { file: `articles/${file}`, alt: '', field: 'text', place: { line: 1, column: 1 } }, new Map([[`articles/${file}`, 1]]));

  it('has the sides it is shown with where the camera was held upright', () => {
    expect(measure('upright.jpg')).toMatchObject({ width: 300, height: 600 });
  });

  it('is refused under a name that smaller pictures bear', () => {
    expect(measure('wide.jpg.480w.webp')).toMatchObject({ reason: '`wide.jpg.480w.webp` is a name that smaller pictures bear.' });
  });

  it('tells whether it moves', async () => {
    const frames = await sharp([Buffer.from('<svg width="9" height="9"/>'), Buffer.from('<svg width="9" height="9"><rect width="9" height="9"/></svg>')], { join: { animated: true } }).webp().toBuffer();
    put('moving.webp', frames);
    expect([measure('moving.webp'), measure('wide.jpg')].map((picture) => 'animated' in picture && picture.animated)).toEqual([true, undefined]);
  });
});

describe('a smaller picture', () => {
  it('has the width asked for, stands upright and bears nothing of its camera', async () => {
    const resize = openResizer(content, cache);
    const wide = await sharp(await resize({ file: 'articles/wide.jpg', width: 480, format: 'webp' })).metadata();
    const upright = await sharp(await resize({ file: 'articles/upright.jpg', width: 150, format: 'avif' })).metadata();
    expect([wide.width, wide.height, wide.exif, wide.xmp]).toEqual([480, 192, undefined, undefined]);
    expect([upright.width, upright.height, upright.exif, upright.orientation]).toEqual([150, 300, undefined, undefined]);
  });

  it('is made once, and again with the same bytes where the cache is gone', async () => {
    const wanted = { file: 'articles/wide.jpg', width: 300, format: 'avif' } as const;
    const first = await openResizer(content, cache)(wanted);
    const [kept] = fs.readdirSync(resizedFolder(cache)).filter((name) => fs.readFileSync(path.join(resizedFolder(cache), name)).equals(first));
    fs.writeFileSync(path.join(resizedFolder(cache), kept ?? ''), 'kept');
    expect(Buffer.from(await openResizer(content, cache)(wanted)).toString()).toBe('kept');
    fs.rmSync(resizedFolder(cache), { recursive: true });
    expect(Buffer.from(first).equals(await openResizer(content, cache)(wanted))).toBe(true);
  });

  it('of a torn file is a problem of that file, told once', async () => {
    const resize = openResizer(content, cache);
    const tasks = ([480, 800] as const).map((width) => () => resize({ file: 'articles/torn.jpg', width, format: 'webp' }));
    const runs = runInLanes(tasks, 1);
    expect(await gatherBroken(runs)).toMatchObject({ problems: [{ file: 'articles/torn.jpg', rule: 'picture' }] });
  });
});

describe('runInLanes', () => {
  it('runs so many at a time, and the rest where one fails', async () => {
    let [running, most] = [0, 0];
    const task = (fails: boolean) => async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      if (fails) throw new Error('No.');
    };
    const ends = await Promise.allSettled(runInLanes([task(true), task(false), task(false), task(true), task(false)], 2));
    expect([most, ends.map(({ status }) => status)]).toEqual([2, ['rejected', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled']]);
  });
});

describe('hidePlace', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('takes the place out of a %s and leaves the rest', async (format) => {
    const bytes = await photograph(64, 32)[format]().toBuffer();
    const hidden = Buffer.from(hidePlace(bytes));
    const { exif, xmp: packet } = await sharp(hidden, { failOn: 'warning' }).metadata();
    // XMP is compressed in a PNG.
    expect(Buffer.from(bytes).includes('exif:GPSLatitude="41')).toBe(format !== 'png');
    expect(hidden.includes('exif:GPS')).toBe(false);
    expect(hidden).toHaveLength(bytes.length);
    // 4944/100: the seconds of the latitude, in either order of bytes.
    expect([exif?.includes(Buffer.from([0x50, 0x13, 0, 0, 100])), exif?.includes(Buffer.from([0, 0, 0x13, 0x50, 0, 0, 0, 100]))]).toEqual([false, false]);
    expect([exif?.includes('A. Keller'), packet?.includes('A. Keller')]).toEqual([true, true]);
    expect((await sharp(hidden).raw().toBuffer()).equals(await sharp(bytes).raw().toBuffer())).toBe(true);
  });

  it('gives back a picture without a place as it is', async () => {
    const bytes = new Uint8Array(await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } }).jpeg().toBuffer());
    expect(hidePlace(bytes)).toBe(bytes);
  });

  it('reads nothing beyond the end of a picture that says so', () => {
    const lying = Buffer.from('II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\xf0\xff\xff\xff', 'latin1');
    expect(() => hidePlace(lying)).not.toThrow();
  });
});

describe('a build with pictures', () => {
  const article = '---\ntitle: Pictured\ndate: 2024-01-01\nimage: { file: wide.jpg, alt: A wall }\n---\n\nOne.\n\n![The same](wide.jpg "The wall. | Photo: A. Keller")\n';

  it('writes them beside the article in each size, without their place, and refuses a torn one with nothing written', () => {
    const site = writeContent({ 'articles/pictured.md': article });
    fs.copyFileSync(path.join(content, 'articles/wide.jpg'), path.join(site, 'articles/wide.jpg'));
    const build = () => runBackfile(['build', '--content', site, '--out', path.join(folder, 'dist'), '--cache', cache]);
    expect(build()).toMatchObject({ code: 0 });
    const at = path.join(folder, 'dist/2024/01/01/pictured');
    expect(fs.readdirSync(at).sort()).toEqual(['article.md', 'article.txt', 'cite.bib', 'cite.json', 'cite.ris', 'index.html', 'index.json', 'wide.jpg', ...[1000, 480, 800].flatMap((width) => [`wide.jpg.${width}w.avif`, `wide.jpg.${width}w.webp`])]);
    expect(fs.readFileSync(path.join(at, 'wide.jpg')).includes('exif:GPS')).toBe(false);
    const html = fs.readFileSync(path.join(at, 'index.html'), 'utf8');
    expect(html).toMatch(/<picture>\s*<source type="image\/avif" srcset="\/2024\/01\/01\/pictured\/wide\.jpg\.480w\.avif 480w, [^"]*" sizes="[^"]*">\s*<source type="image\/webp"[^>]*>\s*<img src="[^"]*wide\.jpg" alt="A wall" width="1000" height="400" decoding="async" fetchpriority="high">\s*<\/picture>/);
    expect(html).toContain('loading="lazy" decoding="async" alt="The same"></picture><figcaption>The wall. <span class="nowrap">Photo: A. Keller</span></figcaption></figure>');
    fs.copyFileSync(path.join(content, 'articles/torn.jpg'), path.join(site, 'articles/wide.jpg'));
    const { code, text } = build();
    expect([code, text.includes('articles/wide.jpg'), text.includes('This picture cannot be decoded')]).toEqual([1, true, true]);
    expect(fs.readFileSync(path.join(at, 'index.html'), 'utf8')).toBe(html);
  }, 300_000);
});
