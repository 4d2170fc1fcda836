import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.woff2': 'font/woff2', '.jpg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.avif': 'image/avif', '.webmanifest': 'application/manifest+json',
};

/** Serves a built site compressed and kept by name, as the servers do that sites stand on. Gives its origin. */
export async function serveCompressed(folder: string): Promise<{ origin: string; close: () => void }> {
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const file = path.join(folder, asked.endsWith('/') ? `${asked}index.html` : asked);
    if (!file.startsWith(folder) || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    const text = /text|json|xml|javascript/.test(type);
    const bytes = fs.readFileSync(file);
    response.writeHead(200, { 'content-type': type, 'cache-control': asked.startsWith('/_assets/') ? 'public, max-age=31536000, immutable' : 'no-cache', ...(text ? { 'content-encoding': 'gzip' } : {}) });
    response.end(text ? gzipSync(bytes) : bytes);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => { server.closeAllConnections(); server.close(); } };
}
