import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { headersPath, redirectsPath } from '../site/addresses.ts';
import { readHeadersFile, readRedirectsFile } from './preview-headers.ts';

export interface PreviewOptions {
  folder: string;
  /** The path the site is served under, `/` or `/archive/`. */
  base: string;
  port: number;
}

/**
 * Serves a built site on this machine as a web server would, with its own headers and redirects and its 404 page. Port 0
 * takes a free one.
 */
export async function startPreview({ folder, base, port }: PreviewOptions): Promise<http.Server> {
  const missing = path.join(folder, '404.html');
  const headersOf = openFile(folder, headersPath, readHeadersFile);
  const movedFrom = openFile(folder, redirectsPath, readRedirectsFile);
  const setHeaders = (response: http.ServerResponse, at: string): void => {
    for (const [name, value] of headersOf()(at)) response.setHeader(name, value);
  };
  const answerMissing = (response: http.ServerResponse, at: string): void => {
    setHeaders(response, at);
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(fs.existsSync(missing) ? fs.readFileSync(missing) : 'There is no page at this address.');
  };
  const lead = (response: http.ServerResponse, location: string): void => {
    response.writeHead(301, { location });
    response.end();
  };
  const withBase = (pathname: string): string => base + pathname.slice(1);
  const serve = sirv(folder, {
    dev: true, etag: true, dotfiles: true,
    onNoMatch: (request, response) => answerMissing(response, withBase((request.url ?? '/').split('?')[0] ?? '/')),
    setHeaders: (response, pathname) => setHeaders(response, withBase(pathname)),
  });
  const server = http.createServer((request, response) => {
    const url = request.url ?? '/';
    const [pathname = '/'] = url.split('?');
    if (!`${pathname}/`.startsWith(base)) return answerMissing(response, pathname);
    const moved = movedFrom()(pathname);
    if (moved !== undefined) return lead(response, moved);
    // A folder is asked for with a slash at its end, as web servers have it.
    if (!pathname.endsWith('/') && isFolder(folder, pathname.slice(base.length - 1))) return lead(response, `${pathname}/`);
    request.url = url.slice(base.length - 1) || '/';
    return serve(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject('code' in error && error.code === 'EADDRINUSE' ? new RangeError(`Port ${port} is taken. Name another with --port.`) : error));
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

/** What a file of the site says, read again where a build has changed it. */
function openFile<Said>(folder: string, at: string, read: (text: string) => Said): () => Said {
  const file = path.join(folder, at);
  let last: { stamp: string; said: Said } | undefined;
  return () => {
    const status = fs.statSync(file, { throwIfNoEntry: false });
    const stamp = status ? `${status.mtimeMs} ${status.size}` : '';
    if (last?.stamp !== stamp) last = { stamp, said: read(status ? fs.readFileSync(file, 'utf8') : '') };
    return last.said;
  };
}

function isFolder(folder: string, pathname: string): boolean {
  try {
    return fs.statSync(path.join(folder, decodeURIComponent(pathname))).isDirectory();
  } catch {
    return false;
  }
}
