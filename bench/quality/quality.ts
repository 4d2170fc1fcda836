/**
 * Measures the built demonstration as its readers get it. `npm run quality -- [--site DIR] [--runs N] [--write]`: without
 * `--site` it is built; `--write` puts the tables into `docs/quality.md`.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../tests/support/browser.ts';
import { formatTable, replaceMeasured } from '../build/figures.ts';
import { findBarriers, looks } from './barriers.ts';
import { categories, judgePage, type Verdict } from './lighthouse.ts';
import { serveCompressed } from './served.ts';
import { weighPage } from './weights.ts';

const root = path.resolve(import.meta.dirname, '../..');
const document = path.join(root, 'docs/quality.md');

/** One page of each kind; one that the site does not have is left out. */
const pages: readonly (readonly [kind: string, address: string])[] = [
  ['article', '/2025/10/28/talks-between-pakistan-afghanistan-hit-impasse-in-istanbul/'], ['front page', '/'], ['day', '/2025/10/28/'], ['month', '/2025/10/'], ['year', '/2025/'],
  ['archive', '/archive/'], ['tag', '/tags/afghanistan/'], ['places', '/places/'], ['story', '/stories/apollo/'], ['stories', '/stories/'], ['search', '/search/'], ['on this day', '/on-this-day/'],
  ['corrections', '/corrections/'], ['right to left', '/2025/10/19/pakistan-aur-afghanistan-doha-mein-jang-bandi-par-muttafiq/'],
];
/** The kinds Lighthouse is asked about: it takes most of the time. */
const judged: ReadonlySet<string> = new Set(['article', 'front page', 'day', 'tag', 'story', 'search']);

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Builds the demonstration into a folder that is gone when the program ends. */
function buildDemo(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-quality-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli/backfile.js', 'build', '--out', path.join(folder, 'dist'), '--cache', path.join(folder, 'cache')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return path.join(folder, 'dist');
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

function formatWeights(site: string, present: typeof pages): string {
  return formatTable(['page', 'HTML', 'CSS', 'script', 'before painting'], present.map(([kind, address]) => {
    const { html, css, script, blocking } = weighPage(site, address);
    return [kind, kilobytes(html), kilobytes(css), kilobytes(script), `${blocking} bytes`];
  }), 1);
}

function formatVerdicts(verdicts: readonly (readonly [string, Verdict])[]): string {
  return formatTable(['page', ...categories, 'largest paint', 'blocked', 'shift', 'what cost points'], verdicts.map(([kind, { points, contentful, blocked, shift, lost }]) => [
    kind, ...categories.map((name) => String(points[name])), seconds(contentful), `${Math.round(blocked)} ms`, shift.toFixed(3), lost.join(', ') || 'nothing',
  ]), 1);
}

const { values } = parseArgs({ options: { site: { type: 'string' }, runs: { type: 'string', default: '3' }, write: { type: 'boolean', default: false } } });
const site = path.resolve(values.site ?? buildDemo());
const present = pages.filter(([, address]) => fs.existsSync(path.join(site, address, 'index.html')));
const served = await serveCompressed(site);
const port = 9321;
const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
const parts = new Map<string, string>();
try {
  parts.set('weights', formatWeights(site, present));
  const rows: string[][] = [];
  for (const [kind, address] of present) {
    const row = [kind];
    for (const look of Object.values(looks)) row.push((await findBarriers(browser, served.origin + address, look)).join('; ') || 'none');
    rows.push(row);
    tell(`axe: ${row.join(', ')}`);
  }
  parts.set('barriers', formatTable(['page', ...Object.keys(looks)], rows, rows.length));
  const verdicts: [string, Verdict][] = [];
  for (const [kind, address] of present.filter(([name]) => judged.has(name))) {
    const verdict = await judgePage(served.origin + address, port, Number(values.runs));
    verdicts.push([kind, verdict]);
    tell(`Lighthouse: ${kind}, ${Object.values(verdict.points).join(' ')}, ${verdict.lost.join(' ')}`);
  }
  parts.set('lighthouse', formatVerdicts(verdicts));
} finally {
  await browser.close();
  served.close();
}
for (const part of parts.values()) console.log(`${part}\n`);
if (values.write) fs.writeFileSync(document, [...parts].reduce((text, [name, part]) => replaceMeasured(text, name, part), fs.readFileSync(document, 'utf8')));
