import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEvents } from '../../../bench/relations/gold.ts';
import { measure } from '../../../bench/relations/measure.ts';
import { rankAsShown, rankByEngine, rankByWords, readWords } from '../../../bench/relations/rankers.ts';
import type { BenchArticle } from '../../../bench/relations/bench-article.ts';
import { projectRoot } from '../../support/backfile.ts';

const gold = readEvents(path.join(projectRoot, 'bench/relations/events'));
const wordsOf = ({ article, plain }: BenchArticle): string[] => readWords(`${article.title} ${article.title} ${plain}`);
const engine = measure(gold, rankByEngine(gold.articles));
const plain = measure(gold, rankByWords(gold.articles, wordsOf));
const fading = measure(gold, rankByWords(gold.articles, wordsOf, 30));

// Floors stand a little below what was measured when they were set.
describe('relations of look-alike events', () => {
  it('put a relative first', () => {
    expect(engine.p1).toBeGreaterThanOrEqual(0.95);
  });

  it('hold relatives among the first five', () => {
    expect(engine.p5).toBeGreaterThanOrEqual(0.88);
  });

  it('hold relatives among the first five as they are shown', () => {
    expect(measure(gold, rankAsShown(gold.articles)).p5).toBeGreaterThanOrEqual(0.86);
  });

  it('show little beside an article without relatives', () => {
    expect(engine.lonerLinks).toBeLessThanOrEqual(3.1);
  });

  it('leave few articles with relatives without any', () => {
    expect(engine.silent).toBeLessThanOrEqual(4);
  });

  it('are better than plain TF-IDF, with time and without', () => {
    expect(engine.p5).toBeGreaterThan(plain.p5);
    expect(engine.p5).toBeGreaterThan(fading.p5);
  });
});
