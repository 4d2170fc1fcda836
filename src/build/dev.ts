import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { formatArticleJson } from '../exports/article.ts';
import { formatDaysJson } from '../exports/days.ts';
import { formatReport } from '../ingest/report.ts';
import { readBytes } from '../ingest/scan.ts';
import { addressesOf, daysDataPath, twinPath } from '../site/addresses.ts';
import { basePath } from '../site/settings.ts';
import { openStore } from '../store/store.ts';
import { readPage } from '../store/views.ts';
import { compose } from './compose.ts';

export interface DevOptions {
  content: string;
  cache: string;
  now: number;
  /** Told each time the content was read: a line for the terminal. */
  tell: (line: string) => void;
}

/** Milliseconds to wait for an editor's program to finish saving. */
const settle = 30;

/** What is served beside the pages: files by address, and the base under which pages stand. */
interface Served {
  files: Map<string, Uint8Array | string>;
  site: { base: string };
}

/** Composes the archive; answers the report where it cannot be built. */
function recompose({ content, cache, now, tell }: DevOptions, { files, site }: Served): string | undefined {
  const store = openStore(cache);
  const started = performance.now();
  try {
    const { problems, tally, archive, views, pictures, settings } = compose({ content, store, now });
    const report = problems.length > 0 ? formatReport(problems, tally.files, path.basename(content)) : undefined;
    if (report) tell(report);
    if (!archive || !settings) return report ?? 'The content cannot be read.';
    files.clear();
    site.base = basePath(settings);
    const { href } = addressesOf(settings, site.base);
    files.set(href(daysDataPath), formatDaysJson(archive));
    for (const [target, file] of pictures) files.set(href(`/${target}`), readBytes(content, file, Number.MAX_SAFE_INTEGER - 1));
    tell(`${tally.published} articles, ${views.changed} of ${views.total} pages changed, ${Math.round(performance.now() - started)} ms.`);
    return undefined;
  } finally {
    store.close();
  }
}

/** The twin of an article at its address, made when it is asked for. */
function makeTwin(cache: string, base: string, address: string): string | undefined {
  if (!address.startsWith(base) || !address.endsWith(twinPath('/'))) return undefined;
  const store = openStore(cache);
  try {
    const view = readPage(store, `/${address.slice(base.length, 1 - twinPath('/').length)}`);
    return view?.kind === 'article' && !view.withdrawn ? formatArticleJson(view) : undefined;
  } finally {
    store.close();
  }
}

/**
 * Live reload on content: each save is composed anew and the browser reloads; a problem is shown over the page and in
 * the terminal, and the last sound pages stay. Pages are rendered on request, so a new article needs no restart.
 */
export function liveContent(options: DevOptions): AstroIntegration {
  return {
    name: 'backfile-live-content',
    hooks: {
      'astro:route:setup': ({ route }) => {
        route.prerender = false;
      },
      'astro:server:setup': ({ server }) => {
        const served: Served = { files: new Map(), site: { base: '/' } };
        let report = recompose(options, served);
        const findFile = (address: string): Uint8Array | string | undefined => served.files.get(address) ?? makeTwin(options.cache, served.site.base, address);
        // What a build writes beside its pages.
        server.middlewares.use((request, response, next) => {
          const bytes = findFile((request.originalUrl ?? request.url ?? '').split('?')[0] ?? '');
          if (bytes === undefined) next();
          else response.end(bytes);
        });
        let timer: NodeJS.Timeout | undefined;
        const show = (): void => {
          if (report !== undefined) server.ws.send({ type: 'error', err: { message: report, stack: '', plugin: 'Backfile' } });
        };
        const refresh = (): void => {
          report = recompose(options, served);
          if (report === undefined) server.ws.send({ type: 'full-reload', path: '*' });
          else show();
        };
        server.ws.on('connection', () => setTimeout(show, settle));
        server.watcher.add(options.content);
        server.watcher.on('all', (_event, file) => {
          if (path.relative(options.content, file).startsWith('..')) return;
          clearTimeout(timer);
          timer = setTimeout(refresh, settle);
        });
      },
    },
  };
}
