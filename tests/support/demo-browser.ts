import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser, serve, type Served } from './browser.ts';

/** A browser and the built demonstration, from before the first test of a file until after its last. */
export function useDemo(): { readonly browser: Browser; readonly served: Served } {
  let opened: { browser: Browser; served: Served } | undefined;
  const given = (): { browser: Browser; served: Served } => {
    if (!opened) throw new Error('The browser opens before the first test.');
    return opened;
  };
  beforeAll(async () => {
    const [browser, served] = await Promise.all([launchBrowser(), serve(inject('demo'))]);
    opened = { browser, served };
  });
  afterAll(async () => {
    await opened?.browser.close();
    opened?.served.server.closeAllConnections();
    opened?.served.server.close();
  });
  return { get browser() { return given().browser; }, get served() { return given().served; } };
}
