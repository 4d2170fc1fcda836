import { afterEach, describe, expect, it } from 'vitest';
import { startRendering, type Renderers } from '../../src/build/render-ahead.ts';

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
    for (const path of paths) expect(new TextDecoder().decode(await renderers.take(path))).toBe(path);
  });

  it('are given once, so that none is held longer than it is needed', async () => {
    const renderers = open(pathsOf(3), 1);
    await renderers.take('/page-1/');
    await expect(renderers.take('/page-1/')).rejects.toThrow('`/page-1/` was not announced, or was taken before.');
    await expect(renderers.take('/other/')).rejects.toThrow('`/other/` was not announced, or was taken before.');
    expect((await renderers.take('/page-2/')).length).toBe(8);
  });

  it('tell what went wrong', async () => {
    await expect(open(['/sound/', '/broken/'], 1).take('/sound/')).rejects.toThrow('The page is broken.');
  });
});
