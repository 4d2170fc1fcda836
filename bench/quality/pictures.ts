/**
 * Takes the pictures of the demonstration that README shows. `npm run pictures -- --site DIR`, of a site built by
 * `npm run build`.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../tests/support/browser.ts';
import { serveCompressed } from './served.ts';

/** A page in a window; heights are of what is shown, not of the page. */
interface Shot {
  name: string;
  address: string;
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
}

const article = '/2025/10/28/talks-between-pakistan-afghanistan-hit-impasse-in-istanbul/';
const shots: readonly Shot[] = [
  { name: 'front', address: '/', width: 1280, height: 1400, colorScheme: 'light' },
  { name: 'article', address: article, width: 1280, height: 1200, colorScheme: 'light' },
  { name: 'article-dark', address: article, width: 1280, height: 900, colorScheme: 'dark' },
  { name: 'year', address: '/2025/', width: 1280, height: 1000, colorScheme: 'light' },

  { name: 'front-phone', address: '/', width: 390, height: 800, colorScheme: 'light' },
  { name: 'article-phone', address: article, width: 390, height: 800, colorScheme: 'dark' },
];

const { values } = parseArgs({ options: { site: { type: 'string', default: 'dist' } } });
const folder = path.resolve(import.meta.dirname, '../../docs/pictures');
const served = await serveCompressed(path.resolve(values.site));
const browser = await launchBrowser();
try {
  for (const { name, address, width, height, colorScheme } of shots) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme });
    await page.goto(served.origin + address);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 62 });
    await page.close();
    console.log(`${name}.jpg`);
  }
} finally {
  await browser.close();
  served.close();
}
