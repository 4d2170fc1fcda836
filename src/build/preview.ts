import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

export interface PreviewOptions {
  folder: string;
  /** The path the site is served under, `/` or `/archive/`. */
  base: string;
  port: number;
}

/** Serves a built site on this machine as a web server would, its 404 page included. Port 0 takes a free one. */
export async function startPreview({ folder, base, port }: PreviewOptions): Promise<http.Server> {
  const missing = path.join(folder, '404.html');
  const answerMissing = (response: http.ServerResponse): void => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(fs.existsSync(missing) ? fs.readFileSync(missing) : 'There is no page at this address.');
  };
  const serve = sirv(folder, {
    dev: true, etag: true, dotfiles: true,
    onNoMatch: (_request, response) => answerMissing(response),
    setHeaders: (response, pathname) => {
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('cache-control', pathname.startsWith('/_assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const server = http.createServer((request, response) => {
    const url = request.url ?? '/';
    const [pathname = '/'] = url.split('?');
    if (!`${pathname}/`.startsWith(base)) return answerMissing(response);
    // A folder is asked for with a slash at its end, as web servers have it.
    if (!pathname.endsWith('/') && isFolder(folder, pathname.slice(base.length - 1))) {
      response.writeHead(301, { location: `${pathname}/` });
      return response.end();
    }
    request.url = url.slice(base.length - 1) || '/';
    return serve(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject('code' in error && error.code === 'EADDRINUSE' ? new RangeError(`Port ${port} is taken. Name another with --port.`) : error));
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

function isFolder(folder: string, pathname: string): boolean {
  try {
    return fs.statSync(path.join(folder, decodeURIComponent(pathname))).isDirectory();
  } catch {
    return false;
  }
}
