import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { usualAccent } from '../cards/accent.ts';
import type { CardFrame } from '../cards/card.ts';
import { cardPath } from '../site/addresses.ts';
import { pairingOf, type Pairing, type Settings } from '../site/settings.ts';
import type { Store } from '../store/store.ts';
import { cardFrameOf } from '../views/cards.ts';
import type { Card } from '../views/view.ts';
import { keepOnly, putWhole } from './cached.ts';
import { cardsVersion, digestOf } from './fingerprint.ts';
import { startRendering, type Renderers } from './render-ahead.ts';
import type { Output, Stage } from './stages.ts';

/** What every card of a site is drawn with. */
export interface CardSetup {
  frame: CardFrame;
  pairing: Pairing;
}

/** Fewer cards than this are drawn sooner than workers start. */
const worthWorkers = 60;

/**
 * The pictures of pages for where they are shared. Inputs: what each shows, nameplate, accent, pairing, fonts, code. What
 * was drawn once stays in the cache under that digest, for another output folder.
 */
export function planCards(store: Pick<Store, 'listCards'>, cache: string, settings: Settings): Stage {
  const setup = cardSetupOf(settings);
  const shared = digestOf([cardsVersion(), JSON.stringify(setup)]);
  const cards = new Map(store.listCards().map(({ path: at, card }) => [cardPath(at).slice(1), card]));
  const outputs = [...cards].map(([file, card]): Output => ({ path: file, digest: digestOf([shared, card]) }));
  const folder = path.join(cache, 'cards');
  const keptAt = ({ digest }: Output): string => path.join(folder, `${digest}.png`);
  const cardOf = ({ path: file }: Output): string => cards.get(file) ?? '';
  let draw: Promise<(card: string) => Uint8Array> | undefined;
  let drawers: Renderers | undefined;
  return {
    name: 'cards',
    outputs,
    begin: (stale) => {
      const missing = stale.filter((output) => !fs.existsSync(keptAt(output)));
      if (missing.length === 0) return undefined;
      const workers = os.availableParallelism();
      if (missing.length >= worthWorkers && workers > 1) drawers = startRendering(missing.map(cardOf), setup, workers, 'card-worker.ts');
      return async () => {
        await drawers?.close();
        keepOnly(folder, new Set(outputs.map((output) => path.basename(keptAt(output)))));
      };
    },
    make: async (output) => {
      const kept = keptAt(output);
      if (fs.existsSync(kept)) return fs.readFileSync(kept);
      const png = drawers ? await drawers.take(cardOf(output)) : (await (draw ??= openCards(setup)))(cardOf(output));
      putWhole(kept, png);
      return png;
    },
  };
}

function cardSetupOf(settings: Settings): CardSetup {
  const { accent = usualAccent, ...frame } = cardFrameOf(settings);
  return { frame: { ...frame, accent }, pairing: pairingOf(settings) };
}

/** Opens the fonts; gives the PNG of a card that comes as JSON. */
export async function openCards({ frame, pairing }: CardSetup): Promise<(card: string) => Uint8Array> {
  // What draws is loaded where there is something to draw.
  const [{ openFaces }, { drawCard }] = await Promise.all([import('../cards/faces.ts'), import('../cards/card.ts')]);
  const faces = await openFaces(pairing);
  return (card) => drawCard(JSON.parse(card) as Card, frame, faces);
}
