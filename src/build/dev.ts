import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { formatOnThisDayJson } from '../exports/on-this-day.ts';
import { formatReport } from '../ingest/report.ts';
import { readBytes, scanContent } from '../ingest/scan.ts';
import { addressesOf, daysDataPath, searchPath, styleguidePath } from '../site/addresses.ts';
import { pictureFormats, resizedPath } from '../site/pictures.ts';
import { basePath } from '../site/settings.ts';
import { openStore, type Store } from '../store/store.ts';
import { openPage } from '../store/views.ts';
import { planCards } from './card-stage.ts';
import { compose, type Kept } from './compose.ts';
import { planIcons, planWebManifest } from './device-stages.ts';
import { openResizer, type Resized } from './resize.ts';
import { recallComposition, type Composition } from './composition.ts';
import { projectRoot } from './fingerprint.ts';
import { previewArticle } from './preview-article.ts';
import { readAhead } from './read-ahead.ts';
import { hasTwin, makeTwin, readTwinPath } from './twin-stage.ts';
import { readMade } from './stages.ts';

export interface DevOptions {
  content: string;
  cache: string;
  /** The folder of the last build, whose search is served. */
  out: string;
  now: number;
  /** Told each time the content was read: a line for the terminal. */
  tell: (line: string) => void;
}

/** Milliseconds to wait for an editor's program to finish saving. */
const settle = 30;
/** Milliseconds in which a browser takes what is shown ahead: composing holds up every answer until it is done. */
const afterPreview = 800;
/** Milliseconds after which a server that began with what was known reads the content for itself. */
const warmUp = 3000;

/** As which kind a file is served; browsers find out pictures for themselves. */
const mediaTypes: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.xml': 'application/xml' };

/** What is served beside the pages: files by address, read when they are asked for, and the base under which pages stand. */
interface Served {
  files: Map<string, () => Promise<Uint8Array | string> | Uint8Array | string>;
  /** Smaller pictures, made when they are asked for. */
  resized: Map<string, Resized>;
  site: { base: string };
}

/** Tells of a composition and serves it; gives the report where it cannot be built. */
function serve({ content, cache, tell }: DevOptions, store: Store, { files, resized, site }: Served, composition: Composition, started: number): string | undefined {
  const { problems, tally, days, views, pictures, settings } = composition;
  const report = problems.length > 0 ? formatReport(problems, tally.files, path.basename(content)) : undefined;
  if (report) tell(report);
  if (!settings) return report ?? 'The content cannot be read.';
  files.clear();
  site.base = basePath(settings);
  const { href } = addressesOf(settings, site.base);
  files.set(href(daysDataPath), () => days);
  for (const { outputs, make } of [planIcons(settings), planWebManifest(settings), planCards(store, cache, settings)]) {
    for (const output of outputs) files.set(href(`/${output.path}`), () => readMade(make(output, () => undefined)));
  }
  resized.clear();
  for (const [target, { file, widths }] of pictures) {
    files.set(href(`/${target}`), () => readBytes(content, file, Number.MAX_SAFE_INTEGER - 1));
    for (const format of pictureFormats) for (const width of widths) resized.set(href(resizedPath(`/${target}`, width, format)), { file, width, format });
  }
  tell(`${tally.published} articles, ${views.changed} of ${views.total} pages changed, ${Math.round(performance.now() - started)} ms.`);
  return undefined;
}

/** A file beside a page at its address, made when it is asked for. */
async function makeTwinAt(store: Store, content: string, base: string, address: string): Promise<string | undefined> {
  const found = address.startsWith(base) ? readTwinPath(`/${address.slice(base.length)}`) : undefined;
  const page = found && openPage(store, found.path);
  if (page?.view.kind === 'on-this-day' && found?.kind === 'json') return formatOnThisDayJson(page.view);
  return page && found && hasTwin(page.view, found.kind) ? makeTwin(page, found.kind, content) : undefined;
}

/** A file of the search that was built last; a page's path has none. */
function readSearch(out: string, base: string, address: string): Uint8Array | undefined {
  if (!address.startsWith(base + searchPath.slice(1)) || address.endsWith('/')) return undefined;
  const folder = path.join(out, searchPath);
  const file = path.join(out, decodeURIComponent(address.slice(base.length)));
  return file.startsWith(folder) && fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(file) : undefined;
}

/**
 * Live reload on content: each save is composed anew and the browser reloads; a problem is shown over the page and in
 * the terminal, and the last sound pages stay. Pages are rendered on request, so a new article needs no restart.
 */
export function liveContent(options: DevOptions): AstroIntegration {
  return {
    name: 'backfile-live-content',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({ pattern: styleguidePath, entrypoint: pathToFileURL(path.join(projectRoot, 'src/styleguide/Styleguide.astro')) });
      },
      'astro:route:setup': ({ route }) => {
        route.prerender = false;
      },
      'astro:server:setup': async ({ server }) => {
        const { content, cache, out, now } = options;
        const store = openStore(cache);
        const kept: Kept = { readings: new Map() };
        const served: Served = { files: new Map(), resized: new Map(), site: { base: '/' } };
        const recompose = (scan = scanContent(content)): string | undefined => {
          const started = performance.now();
          return serve(options, store, served, compose({ content, store, now, scan, kept }), started);
        };
        const scan = scanContent(content);
        const known = recallComposition(store, content, scan, now);
        if (!known) await readAhead(content, scan, store);
        let report = known ? serve(options, store, served, known, performance.now()) : recompose(scan);
        const findFile = async (address: string): Promise<Uint8Array | string | undefined> => {
          const wanted = served.resized.get(address);
          return wanted ? openResizer(content, cache)(wanted) : served.files.get(address)?.() ?? await makeTwinAt(store, content, served.site.base, address) ?? readSearch(out, served.site.base, address);
        };
        let answering = 0;
        // What a build writes beside its pages.
        server.middlewares.use((request, response, next) => {
          answering += 1;
          response.once('close', () => { answering -= 1; });
          const address = (request.originalUrl ?? request.url ?? '').split('?')[0] ?? '';
          findFile(address).then((bytes) => {
            if (bytes === undefined) return next();
            const type = mediaTypes[path.posix.extname(address)];
            if (type !== undefined) response.setHeader('content-type', type);
            response.end(bytes);
          }, next);
        });
        const show = (): void => {
          if (report !== undefined) server.ws.send({ type: 'error', err: { message: report, stack: '', plugin: 'Backfile' } });
        };
        const reload = (): void => server.ws.send({ type: 'full-reload', path: '*' });
        const refresh = (): void => {
          report = recompose();
          if (report === undefined) reload();
          else show();
        };
        // The first pages are a while in making, and nobody is to wait for both.
        const warm = (): void => {
          if (answering === 0) recompose();
          else timer = setTimeout(warm, warmUp);
        };
        let timer = known ? setTimeout(warm, warmUp) : undefined;
        const saved = new Set<string>();
        // A saved article is shown at once; what else it changes follows.
        const preview = (): void => {
          const only = saved.size === 1 ? [...saved][0] : undefined;
          saved.clear();
          const shown = only !== undefined && previewArticle(content, store, only, now, kept);
          if (shown) reload();
          timer = setTimeout(refresh, shown ? afterPreview : settle);
        };
        server.ws.on('connection', () => setTimeout(show, settle));
        server.watcher.add(content);
        server.watcher.on('all', (_event, file) => {
          const name = path.relative(content, file).split(path.sep).join('/');
          if (name.startsWith('..')) return;
          saved.add(name);
          clearTimeout(timer);
          timer = setTimeout(preview, settle);
        });
        server.httpServer?.once('close', () => {
          clearTimeout(timer);
          store.close();
        });
      },
    },
  };
}
