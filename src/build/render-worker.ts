import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../store/store.ts';
import { readPage } from '../store/views.ts';
import { toFailed, type Rendered, type RenderSetup } from './render-ahead.ts';
import { openRenderer } from './theme.ts';

const { cache, ...theme } = workerData as RenderSetup;
const store = openStore(cache);
const render = await openRenderer(theme, (at) => readPage(store, at));
const encoder = new TextEncoder();

parentPort?.on('message', (paths: string[]) => {
  void renderAll(paths).then((answer) => parentPort?.postMessage(answer, 'pages' in answer ? answer.pages.map(({ buffer }) => buffer as ArrayBuffer) : []));
});

async function renderAll(paths: string[]): Promise<Rendered> {
  try {
    const pages: Uint8Array[] = [];
    for (const path of paths) pages.push(encoder.encode(await render(path)));
    return { pages };
  } catch (error) {
    return toFailed(error);
  }
}
