/** What a service worker is made for. */
export interface Offline {
  /** The base under which the site stands. */
  base: string;
  /** The page shown for what was not read before. */
  page: string;
  /** What that page needs: style sheets. */
  needs: readonly string[];
  /** Of all these: another version is taken in place of the last. */
  version: string;
}

/** Pages, and fonts, styles and pictures, that a device keeps at most. */
const mostPages = 60;
const mostFiles = 150;

/**
 * A worker that keeps the pages a reader has seen. Pages come from the network and from the cache where there is none;
 * files whose names change with their bytes come from the cache. Nothing else is kept: no data, no search index.
 */
export function formatServiceWorker({ base, page, needs, version }: Offline): string {
  const settings = JSON.stringify({ base, page, needs, version, most: { pages: mostPages, files: mostFiles } });
  return `// Keeps the pages that were read. Version ${version}.
const { base, page, needs, version, most } = ${settings};
const name = (part) => 'backfile ' + base + ' ' + part;
const first = name('offline ' + version);

addEventListener('install', (event) => {
  event.waitUntil(caches.open(first).then((cache) => cache.addAll([page, ...needs])).then(() => skipWaiting()));
});

addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const key of await caches.keys()) if (key.startsWith(name('offline ')) && key !== first) await caches.delete(key);
    await clients.claim();
  })());
});

async function keep(part, request, response) {
  const cache = await caches.open(name(part));
  await cache.delete(request);
  await cache.put(request, response);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - most[part]))) await cache.delete(old);
}

async function readPage(event) {
  const { request } = event;
  try {
    const response = await fetch(request);
    if (response.status === 200 && !response.redirected && /^text\\/html/.test(response.headers.get('content-type') || '')) event.waitUntil(keep('pages', request, response.clone()));
    return response;
  } catch {
    const pages = await caches.open(name('pages'));
    return await pages.match(request, { ignoreSearch: true, ignoreVary: true }) || await caches.match(page) || Response.error();
  }
}

async function readFile(event, named) {
  const { request } = event;
  const kept = () => caches.match(request, { ignoreVary: true });
  const known = named && await kept();
  if (known) return known;
  try {
    const response = await fetch(request);
    if (response.status === 200 && response.type === 'basic') event.waitUntil(keep('files', request, response.clone()));
    return response;
  } catch {
    return await kept() || Response.error();
  }
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(base)) return;
  const named = pathname.startsWith(base + '_assets/');
  if (request.mode === 'navigate') event.respondWith(readPage(event));
  else if (named || request.destination === 'image') event.respondWith(readFile(event, named));
});
`;
}

/** Stands at the same address where nothing is to be kept: takes itself and all it kept off the reader's device. */
export function formatFarewellWorker(base: string): string {
  return `// Nothing is kept: a worker that was here takes itself away.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const key of await caches.keys()) if (key.startsWith(${JSON.stringify(`backfile ${base} `)})) await caches.delete(key);
    await registration.unregister();
  })());
});
`;
}
