import type http from 'node:http';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startPreview } from '../../src/build/preview.ts';

/** The Chromium of the npm package on Linux, an installed Chrome elsewhere; `more` are arguments of its command line. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome', args: [...more] });
  // By this name the package knows that it has to unpack its libraries as well.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: ['--no-sandbox', '--disable-gpu', ...more] });
}

export interface Served {
  server: http.Server;
  origin: string;
}

export async function serve(folder: string, base = '/', port = 0): Promise<Served> {
  const server = await startPreview({ folder, base, port });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The preview has no port.');
  return { server, origin: `http://127.0.0.1:${address.port}` };
}

/** Where the keyboard stands: the focused element's words and address. */
export function focused(page: Page): Promise<{ text: string; href: string | null }> {
  return page.evaluate(() => ({ text: (document.activeElement?.textContent ?? '').trim(), href: document.activeElement?.getAttribute('href') ?? null }));
}
