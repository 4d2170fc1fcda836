import { parentPort, workerData } from 'node:worker_threads';
import { openCards, type CardSetup } from './card-stage.ts';
import { toFailed, type Rendered } from './render-ahead.ts';

const draw = await openCards(workerData as CardSetup);

parentPort?.on('message', (cards: string[]) => {
  const answer = drawAll(cards);
  parentPort?.postMessage(answer, 'pages' in answer ? answer.pages.map(({ buffer }) => buffer as ArrayBuffer) : []);
});

function drawAll(cards: string[]): Rendered {
  try {
    // A copy of its own: what is small may lie in memory that others share.
    return { pages: cards.map((card) => new Uint8Array(draw(card))) };
  } catch (error) {
    return toFailed(error);
  }
}
