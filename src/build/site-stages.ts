import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { formatOnThisDayJson } from '../exports/on-this-day.ts';
import { findFile, readBytes } from '../ingest/scan.ts';
import { formatPeriodsJson, type SearchRecord } from '../exports/search.ts';
import { formatSlugPartJson, formatSlugsJson, partSlugs } from '../exports/slugs.ts';
import { daysDataPath, notFoundPath, openSearchPath, searchIndexPath, searchPeriodsPath, slugsDataPath, slugsPartPath, twinPath } from '../site/addresses.ts';
import { pictureFormats, resizedPath } from '../site/pictures.ts';
import type { Settings } from '../site/settings.ts';
import type { ListedView, Store } from '../store/store.ts';
import { openPage, readPage } from '../store/views.ts';
import { planCards } from './card-stage.ts';
import { planData } from './data-stage.ts';
import type { PictureFile } from './composition.ts';
import { planCompressed } from './compressed-stage.ts';
import { planIcons, planServiceWorker, planWebManifest } from './device-stages.ts';
import { planFeeds, planOpml } from './feed-stages.ts';
import { digestOf } from './fingerprint.ts';
import { hidePlace } from './hide-place.ts';
import { planForHosts } from './host-stage.ts';
import { startRendering, type ReadyRenderer, type Renderers, type RenderSetup } from './render-ahead.ts';
import { gatherBroken, openResizer, runInLanes, type Resized } from './resize.ts';
import type { Search } from './search-indexes.ts';
import { readPacked } from './search-pack.ts';
import { planForRobots, planSitemaps } from './sitemap-stages.ts';
import type { MadeFile, Output, Planned, Stage } from './stages.ts';
import { openRenderer, type Theme } from './theme.ts';
import { planTwins } from './twin-stage.ts';

/** What the files of a site are made from. */
export interface SiteSources {
  /** How many articles each day has, as JSON. */
  days: string;
  /** A digest of the rows that the archive as a whole has in the data. */
  rows: string;
  /** The content folder. */
  content: string;
  cache: string;
  store: Store;
  /** All that the store holds. */
  views: readonly ListedView[];
  theme: Theme;
  /** By their path below the site. */
  pictures: ReadonlyMap<string, PictureFile>;
  search: Promise<Search>;
  /** A worker that waits for pages to render. */
  ready?: ReadyRenderer;
  /** The data that holds something of every article, by its files, where it is in the making already. */
  dataFiles?: Promise<ReadonlyMap<string, MadeFile>>;
  settings: Settings;
  /** Milliseconds since 1970. */
  now: number;
}

export const pagesStage = 'pages';
/** Fewer pages than this are rendered sooner than workers start. */
const worthWorkers = 2000;

/** The stages of a site in the order they are made: last those that wait for others to make something. */
export function planStages(sources: SiteSources): Planned[] {
  const { cache, days, settings, store, views, theme, search } = sources;
  const stages: Planned[] = [
    planTheme(theme), planPages(views, sources), planTwins(views, settings, theme.code, sources), planOnThisDay(sources), planDays(days), planPictures(sources), planResized(sources), planSlugs(views, store, theme),
    planCards(store, cache, settings), planIcons(settings), planWebManifest(settings), planServiceWorker(settings, theme, views), planFeeds(sources), planOpml(sources), planSitemaps(sources), planForRobots(settings), planForHosts(sources),
    ...planData(sources), search.then(planSearch),
  ];
  return settings.precompress ? [...stages, Promise.all(stages).then(planCompressed)] : stages;
}

/** The file of the page at a path. */
function pageFile(at: string): string {
  return at === notFoundPath ? '404.html' : `${at.slice(1)}index.html`;
}

/** Inputs: a page's view, the compiled theme. */
function planPages(views: readonly { path: string; digest: string }[], { store, theme, cache, ready }: SiteSources): Stage {
  const paths = new Map(views.map(({ path: at }) => [pageFile(at), at]));
  const version = theme.version.slice(0, 16);
  let render: ReturnType<typeof openRenderer> | undefined;
  let renderers: Renderers | undefined;
  const pathOf = ({ path: file }: Output): string => paths.get(file) ?? '';
  return {
    name: pagesStage,
    outputs: views.map(({ path: at, digest }): Output => ({ path: pageFile(at), digest: digest + version })),
    begin: (stale) => {
      const started = stale.length > 0 ? ready?.take() : undefined;
      const workers = stale.length < worthWorkers ? 1 : os.availableParallelism();
      if (workers < 2 && !started) return undefined;
      renderers = startRendering<RenderSetup>(stale.map(pathOf), { cache, entry: theme.entry, base: theme.base }, workers, undefined, started);
      return renderers.close;
    },
    make: async (output) => (renderers ? renderers.take(pathOf(output)) : (await (render ??= openRenderer(theme, (at) => readPage(store, at))))(pathOf(output))),
  };
}

/** What the front page's box shows of each day of the year. Inputs: the day's view, the code. */
function planOnThisDay({ views, store, theme }: SiteSources): Stage {
  const version = theme.code.slice(0, 16);
  const pages = new Map(views.filter(({ kind }) => kind === 'on-this-day').map((view) => [twinPath(view.path).slice(1), view]));
  return {
    name: 'on this day',
    outputs: [...pages].map(([file, { digest }]) => ({ path: file, digest: digest + version })),
    make: ({ path: file }) => {
      const view = openPage(store, pages.get(file)?.path ?? '')?.view;
      if (view?.kind !== 'on-this-day') throw new TypeError(`No such page stands beside \`${file}\`.`);
      return formatOnThisDayJson(view);
    },
  };
}

/** How many articles each day has. Inputs: the text itself. */
function planDays(text: string): Stage {
  return { name: 'days', outputs: [{ path: daysDataPath.slice(1), digest: digestOf([text]) }], make: () => text };
}

/** Search indexes, what leads to them and what describes them. Inputs: the bytes of each file. */
function planSearch({ periods, indexes, description }: Search): Stage {
  const packed = new Map(indexes.flatMap(({ name, pack, files }) => files.map((file) => [searchIndexPath(name).slice(1) + file.path, { pack, file }] as const)));
  const texts = new Map(description === '' ? [] : [[searchPeriodsPath.slice(1), formatPeriodsJson(periods)], [openSearchPath.slice(1), description]]);
  return {
    name: 'search',
    outputs: [...[...texts].map(([at, text]) => ({ path: at, digest: digestOf([text]) })), ...[...packed].map(([at, { file }]) => ({ path: at, digest: file.hash }))],
    make: ({ path: at }) => {
      const place = packed.get(at);
      return place ? readPacked(place.pack, place.file) : texts.get(at) ?? '';
    },
  };
}

/** Articles by their slugs, in parts. Inputs: the records of the articles, the code. */
function planSlugs(views: readonly ListedView[], store: Store, { code }: Theme): Stage {
  const version = code.slice(0, 16);
  const records = new Map(views.flatMap(({ path: at, record }) => (record === undefined ? [] : [[at, record] as const])));
  const parts = partSlugs([...records.keys()]);
  const files = new Map(parts.map((part) => [slugsPartPath(part.beginning).slice(1), part]));
  const list = formatSlugsJson(parts);
  return {
    name: 'slugs',
    outputs: [{ path: slugsDataPath.slice(1), digest: digestOf([list]) }, ...[...files].map(([at, { paths }]) => ({ path: at, digest: digestOf([version, ...paths.map((each) => records.get(each) ?? '')]) }))],
    make: ({ path: at }) => {
      const part = files.get(at);
      return part ? formatSlugPartJson(part.paths.map((each) => JSON.parse(store.readRecord(each) ?? '') as SearchRecord)) : list;
    },
  };
}

/** Pictures beside their articles, without the place they were taken at. Inputs: the file's stamp, the code. */
function planPictures({ content, pictures, theme }: SiteSources): Stage {
  return {
    name: 'pictures',
    outputs: [...pictures].map(([target, { file }]) => ({ path: target, digest: digestPicture(content, file, theme) })),
    make: ({ path: target }) => hidePlace(readBytes(content, pictures.get(target)?.file ?? '', Number.MAX_SAFE_INTEGER - 1)),
  };
}

function digestPicture(content: string, file: string, { code }: Theme): string {
  return digestOf([file, findFile(content, file)?.stamp ?? '', code]);
}

/** Each takes a processor and up to 200 MB. */
const mostResizers = 4;

/** The same pictures smaller. Inputs: the file's stamp, the code. They are made some at a time, and taken from the cache where they can. */
function planResized({ content, cache, pictures, theme }: SiteSources): Stage {
  const resize = openResizer(path.resolve(content), cache);
  const wanted = new Map([...pictures].flatMap(([target, { file, widths }]) => {
    const digest = widths.length === 0 ? '' : digestPicture(content, file, theme);
    return pictureFormats.flatMap((format) => widths.map((width) => [resizedPath(target, width, format), { file, width, format, digest }] as const));
  }));
  const made = new Map<string, Promise<unknown>>();
  const resizedOf = ({ path: target }: Output): Resized => {
    const found = wanted.get(target);
    if (!found) throw new TypeError(`No picture is to stand at \`${target}\`.`);
    return found;
  };
  return {
    name: 'smaller pictures',
    outputs: [...wanted].map(([target, { digest }]) => ({ path: target, digest })),
    begin: (stale) => {
      // What is made waits in the cache, not in memory.
      const tasks = stale.map((output) => async () => { await resize(resizedOf(output)); });
      for (const [index, task] of runInLanes(tasks, Math.min(mostResizers, os.availableParallelism())).entries()) made.set(stale[index]?.path ?? '', task);
      return async () => { await Promise.allSettled(made.values()); };
    },
    make: async (output) => {
      await made.get(output.path)?.catch(async () => { throw await gatherBroken([...made.values()]); });
      return resize(resizedOf(output));
    },
  };
}

/** Styles, fonts and public files. Inputs: the compiled theme. */
function planTheme({ files, version }: Theme): Stage {
  return {
    name: 'theme',
    outputs: [...files.keys()].map((file) => ({ path: file, digest: version })),
    make: ({ path: file }) => fs.readFileSync(files.get(file) ?? ''),
  };
}
