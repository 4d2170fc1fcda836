import type { Worker } from 'node:worker_threads';
import type { Renderer } from './theme.ts';
import { collectGarbage, startWorker } from './worker.ts';

/** What a rendering worker is made with. */
export interface RenderSetup extends Renderer {
  /** The cache folder, whose store holds the views. */
  cache: string;
}

/** A worker that starts before it is known what it will render. */
export interface ReadyRenderer {
  /** For one who sees to it from now on; undefined where it failed. */
  take: () => Worker | undefined;
  close: () => Promise<unknown>;
}

export function readyRenderer(setup: RenderSetup): ReadyRenderer {
  const worker = startWorker('render-worker.ts', setup);
  let isSound = true;
  worker.on('error', () => { isSound = false; });
  return { take: () => (isSound ? worker : undefined), close: () => worker.terminate() };
}

/** Pages rendered by workers, asked for in the order they were announced, each once. */
export interface Renderers {
  /** @throws for a path that was not announced or was taken, and where its page could not be made. */
  take: (path: string) => Promise<Uint8Array>;
  close: () => Promise<void>;
}

/** What a worker answers: a page's bytes for each path it was given, or what went wrong, with the number by which SQLite knows it. */
export type Rendered = { pages: Uint8Array[] } | Failed;

interface Failed {
  error: string;
  errcode?: unknown;
}

/** An error as it can be sent: of one that is sent itself, what it bears beside its message is lost. */
export function toFailed(error: unknown): Failed {
  return error instanceof Error ? { error: error.message, errcode: 'errcode' in error ? error.errcode : undefined } : { error: String(error) };
}

const batchSize = 64;
/** Batches that may wait to be taken, for each worker: bounds memory. */
const mostWaiting = 2;

interface Deferred {
  promise: Promise<(Uint8Array | undefined)[]>;
  resolve: (pages: (Uint8Array | undefined)[]) => void;
  reject: (error: Error) => void;
}

/** Starts workers that render `paths`, or whatever else their module makes of a text, ahead of being asked; `ready` is one of them that has started. */
export function startRendering<Setup>(paths: readonly string[], setup: Setup, workers: number, module = 'render-worker.ts', ready?: Worker): Renderers {
  // What the archive took, before workers need as much.
  if (workers > 1) collectGarbage();
  const batches = Array.from({ length: Math.ceil(paths.length / batchSize) }, (_, at) => ({ paths: paths.slice(at * batchSize, (at + 1) * batchSize), done: defer() }));
  const places = new Map(paths.map((path, at) => [path, at]));
  const idle: (() => void)[] = [];
  let given = 0;
  let taken = 0;
  const employ = (worker = startWorker(module, setup)): Worker => {
    let current: (typeof batches)[number] | undefined;
    const next = (): void => {
      current = undefined;
      if (given === batches.length) return;
      if (given - Math.floor(taken / batchSize) >= mostWaiting * workers) return void idle.push(next);
      current = batches[given];
      given += 1;
      worker.postMessage(current?.paths ?? []);
    };
    worker.on('message', (answer: Rendered) => {
      if ('pages' in answer) current?.done.resolve(answer.pages);
      else current?.done.reject(Object.assign(new Error(answer.error), { errcode: answer.errcode }));
      next();
    });
    worker.on('error', (error) => current?.done.reject(error instanceof Error ? error : new Error(String(error))));
    next();
    return worker;
  };
  const team = Array.from({ length: workers }, (_, at) => employ(at === 0 ? ready : undefined));
  return {
    take: async (path) => {
      const at = places.get(path) ?? -1;
      const pages = await batches[Math.floor(at / batchSize)]?.done.promise;
      const page = pages?.[at % batchSize];
      // A batch stands as long as any of them: what was taken is held by whoever took it.
      if (pages) pages[at % batchSize] = undefined;
      if (!page) throw new RangeError(`\`${path}\` was not announced, or was taken before.`);
      taken += 1;
      if (taken % batchSize === 0) for (const wake of idle.splice(0)) wake();
      return page;
    },
    close: async () => {
      await Promise.all(team.map((worker) => worker.terminate()));
    },
  };
}

function defer(): Deferred {
  const deferred = {} as Deferred;
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  // Whoever takes the batch hears of its failure; nobody else has to.
  deferred.promise.catch(() => undefined);
  return deferred;
}
