import { createApp } from 'astro/app/entrypoint';
import { notFoundPath } from '../site/addresses.ts';
import { readViewsFrom as provide, type Reader } from '../store/views.ts';

// What the engine asks of the compiled theme. This module is bundled with it.

const app = createApp({ streaming: false });

/**
 * Stands between base and path in a request: Astro takes the base off twice, so a page whose path begins like the base
 * would not be found.
 */
const between = '/_';

/** From now on pages are made of the views that `reader` gives. */
export function readViewsFrom(reader: Reader): void {
  provide((at) => reader(at.startsWith(`${between}/`) ? at.slice(between.length) : at));
}

/**
 * The HTML of the page at `path`, as `astro build` writes it.
 * @throws when the theme has no such page, or one of its templates fails.
 */
export async function render(path: string, base: string): Promise<string> {
  const isNotFound = path === notFoundPath;
  const response = await app.render(new Request(`http://localhost${base.replace(/\/$/, '')}${isNotFound ? '' : between}${encodeURI(path)}`));
  const text = await response.text();
  if (text === '' || response.status !== (isNotFound ? 404 : 200)) throw new Error(`The page at \`${path}\` answers ${response.status}.`);
  return text;
}

/** The scripts of components that stand in pages themselves, because they are small. */
export function listInlineScripts(): string[] {
  return [...app.manifest.inlinedScripts.values()].filter((text) => text !== '').sort();
}
