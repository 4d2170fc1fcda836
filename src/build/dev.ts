import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { formatDaysJson } from '../exports/days.ts';
import { formatReport } from '../ingest/report.ts';
import { readBytes } from '../ingest/scan.ts';
import { addressesOf, daysDataPath } from '../site/addresses.ts';
import { basePath } from '../site/settings.ts';
import { openStore } from '../store/store.ts';
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

/** Composes the archive; answers the report where it cannot be built. */
function recompose({ content, cache, now, tell }: DevOptions, files: Map<string, Uint8Array | string>): string | undefined {
  const store = openStore(cache);
  const started = performance.now();
  try {
    const { problems, tally, archive, views, pictures, settings } = compose({ content, store, now });
    const report = problems.length > 0 ? formatReport(problems, tally.files, path.basename(content)) : undefined;
    if (report) tell(report);
    if (!archive || !settings) return report ?? 'The content cannot be read.';
    files.clear();
    const { href } = addressesOf(settings, basePath(settings));
    files.set(href(daysDataPath), formatDaysJson(archive));
    for (const [target, file] of pictures) files.set(href(`/${target}`), readBytes(content, file, Number.MAX_SAFE_INTEGER - 1));
    tell(`${tally.published} articles, ${views.changed} of ${views.total} pages changed, ${Math.round(performance.now() - started)} ms.`);
    return undefined;
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
        const files = new Map<string, Uint8Array | string>();
        let report = recompose(options, files);
        // What a build writes beside its pages.
        server.middlewares.use((request, response, next) => {
          const bytes = files.get((request.originalUrl ?? request.url ?? '').split('?')[0] ?? '');
          if (bytes === undefined) next();
          else response.end(bytes);
        });
        let timer: NodeJS.Timeout | undefined;
        const show = (): void => {
          if (report !== undefined) server.ws.send({ type: 'error', err: { message: report, stack: '', plugin: 'Backfile' } });
        };
        const refresh = (): void => {
          report = recompose(options, files);
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
