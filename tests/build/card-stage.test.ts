import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planCards } from '../../src/build/card-stage.ts';
import { writeStages } from '../../src/build/stages.ts';
import type { Settings } from '../../src/site/settings.ts';

const limit = 120_000;
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-cards-'));
const settings: Settings = { name: 'The Test', address: 'https://example.org/', language: 'en', timeZone: 'UTC' };

function cardsOf(titles: readonly string[]): { listCards: () => { path: string; card: string }[] } {
  const card = (title: string): string => JSON.stringify({ kind: 'named', title, lang: 'en', dir: 'ltr', foot: 'Place', years: '2025' });
  return { listCards: () => titles.map((title) => ({ path: `/tags/${title}/`, card: card(title) })) };
}

/** How many cards were written into a folder, and how many lie in the cache. */
async function make(titles: readonly string[], out: string, known?: Awaited<ReturnType<typeof writeStages>>['note'], own: Partial<Settings> = {}): Promise<{ written: number; note: typeof known; kept: Map<string, number> }> {
  const { stages, note } = await writeStages([planCards(cardsOf(titles), path.join(root, 'cache'), { ...settings, ...own })], path.join(root, out), known);
  const folder = path.join(root, 'cache/cards');
  return { written: stages[0]?.written ?? 0, note: note ?? known, kept: new Map(fs.readdirSync(folder).map((name) => [name, fs.statSync(path.join(folder, name)).mtimeMs])) };
}

afterAll(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

describe('the stage of cards', () => {
  it('makes what is new alone, and leaves a new output folder to the cache', async () => {
    const first = await make(['ankara', 'lahore'], 'one');
    expect([first.written, first.kept.size]).toEqual([2, 2]);
    const second = await make(['ankara', 'doha', 'lahore'], 'one', first.note);
    expect([second.written, second.kept.size]).toEqual([1, 3]);
    const elsewhere = await make(['ankara', 'doha', 'lahore'], 'two');
    expect(elsewhere.written).toBe(3);
    expect(elsewhere.kept).toEqual(second.kept);
  }, limit);

  it('draws all again where nameplate, accent or pairing are others, and forgets what is not shown', async () => {
    for (const own of [{ name: 'The Other' }, { accent: { light: '#0b4f6c', dark: '#9fd3e8' } }, { pairing: 'gazette' }] as const) {
      const before = await make(['ankara'], 'three');
      const after = await make(['ankara'], 'three', before.note, own);
      expect([after.written, after.kept.size]).toEqual([1, 1]);
    }
  }, limit);

  it('draws many in workers, with the same bytes', async () => {
    const titles = Array.from({ length: 70 }, (_, index) => `place-${index}`);
    await make(titles, 'many');
    const read = (folder: string): Buffer => fs.readFileSync(path.join(root, folder, 'cards/tags/place-69.png'));
    fs.rmSync(path.join(root, 'cache'), { recursive: true });
    await make(['place-69'], 'again');
    expect(read('many').equals(read('again'))).toBe(true);
    expect(fs.readdirSync(path.join(root, 'many/cards/tags'))).toHaveLength(70);
  }, limit);
});
