import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readyRenderer, startRendering, type Renderers, type RenderSetup } from '../../src/build/render-ahead.ts';
import { startWorker } from '../../src/build/worker.ts';
import { isDamage } from '../../src/store/store.ts';

const echo = new URL('../support/echo-worker.mjs', import.meta.url).href;
const opened: Renderers[] = [];

function open(paths: readonly string[], workers: number): Renderers {
  const renderers = startRendering(paths, {}, workers, echo);
  opened.push(renderers);
  return renderers;
}

afterEach(async () => {
  for (const renderers of opened.splice(0)) await renderers.close();
});

const pathsOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `/page-${at}/`);

describe('pages rendered ahead', () => {
  it.each([1, 3])('are each given for its own path, by %i workers', async (workers) => {
    const paths = pathsOf(1000);
    const renderers = open(paths, workers);
    for (const at of paths) expect(new TextDecoder().decode(await renderers.take(at))).toBe(at);
  });

  it('are given once, so that none is held longer than it is needed', async () => {
    const renderers = open(pathsOf(3), 1);
    await renderers.take('/page-1/');
    await expect(renderers.take('/page-1/')).rejects.toThrow('`/page-1/` was not announced, or was taken before.');
    await expect(renderers.take('/other/')).rejects.toThrow('`/other/` was not announced, or was taken before.');
    expect((await renderers.take('/page-2/')).length).toBe(8);
  });

  it('are made by a worker that started before, and by others beside it', async () => {
    const paths = pathsOf(300);
    for (const workers of [1, 2]) {
      const ready = startWorker(echo, {});
      let ended = false;
      ready.once('exit', () => { ended = true; });
      const renderers = startRendering(paths, {}, workers, echo, ready);
      for (const at of paths) expect(new TextDecoder().decode(await renderers.take(at))).toBe(at);
      await renderers.close();
      expect(ended).toBe(true);
    }
  });

  it('are left to another worker where the one that was to be ready failed', async () => {
    const ready = readyRenderer({ cache: path.join(os.tmpdir(), 'backfile-ready'), entry: path.join(os.tmpdir(), 'nowhere.mjs'), base: '/' });
    expect(ready.take()).toBeDefined();
    await vi.waitFor(() => expect(ready.take()).toBeUndefined(), 10_000);
    await ready.close();
  });

  it('tell that the store is damaged, so that it is made anew', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-damaged-'));
    const entry = path.join(folder, 'entry.mjs');
    fs.writeFileSync(entry, "export const readViewsFrom = () => undefined;\nexport const render = () => Promise.reject(Object.assign(new Error('It is malformed.'), { errcode: 11 }));\n");
    const renderers = startRendering<RenderSetup>(['/'], { cache: folder, entry, base: '/' }, 1);
    opened.push(renderers);
    const error = await renderers.take('/').catch((thrown: unknown) => thrown);
    expect([isDamage(error), error instanceof Error && error.message]).toEqual([true, 'It is malformed.']);
  });

  it('tell what went wrong', async () => {
    await expect(open(['/sound/', '/broken/'], 1).take('/sound/')).rejects.toThrow('The page is broken.');
  });
});
