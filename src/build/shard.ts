import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { searchIndexOf, wholeOf } from '../site/addresses.ts';
import type { Settings } from '../site/settings.ts';
import { uncompressedOf } from './compressed-stage.ts';
import { digestOf, hashBytes } from './fingerprint.ts';
import { formatManifest, manifestName, type Inputs } from './manifest.ts';
import type { SiteSources } from './site-stages.ts';
import type { Output, Stage } from './stages.ts';

/** One part of a site that is built in parts: the `index`th of `count`, from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** `2/4` → the second of four; undefined where the words name no shard. */
export function readShard(text: string): Shard | undefined {
  const [, index = 0, count = 0] = (/^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? []).map(Number);
  return index > 0 && index <= count ? { index, count } : undefined;
}

/** Whether a file of the site falls to a shard: its path alone decides, the same on every machine. A search index is not parted, and the data is not; a compressed file stands by its text. */
export function isOfShard(file: string, { index, count }: Shard): boolean {
  return createHash('sha256').update(wholeOf(file) ?? uncompressedOf(file)).digest().readUIntBE(0, 6) % count === index - 1;
}

/** Of the stages of a whole site what falls to one shard, with its manifest at the end. */
export function planShard(stages: readonly Stage[], shard: Shard, inputs: Inputs): Stage[] {
  const parts = stages.map((stage) => ({ ...stage, outputs: stage.outputs.filter(({ path: file }) => isOfShard(file, shard)) }));
  return [...parts, planManifest(parts.flatMap(({ outputs }) => outputs), shard, inputs)];
}

/** Inputs: the shard, what it shares with the others, what its files are made from. */
function planManifest(outputs: readonly Output[], { index, count }: Shard, inputs: Inputs): Stage {
  const digest = digestOf([String(index), String(count), JSON.stringify(inputs), ...outputs.flatMap((output) => [output.path, output.digest])]);
  return {
    name: 'manifest',
    outputs: [{ path: manifestName, digest }],
    make: (_output, hashOf) => formatManifest({ index, count, inputs, files: Object.fromEntries(outputs.map(({ path: file }) => [file, hashOf(file) ?? ''])) }),
  };
}

/** Whether every shard knows of a file: those of a search index are known where it is made. */
export function isKnownToAll(file: string): boolean {
  return searchIndexOf(file) === undefined;
}

/** What a whole site is made from, so that shards of one site are told from those of another. A picture is known by its size. */
export async function digestInputs({ views, theme, content, pictures, search }: SiteSources, settings: Settings, stages: readonly Stage[]): Promise<Inputs> {
  const { periods } = await search;
  const files = stages.flatMap(({ outputs }) => outputs.map(({ path: file }) => file)).filter(isKnownToAll);
  return {
    node: process.version,
    theme: digestOf([theme.sources, ...[...theme.files].flatMap(([file, at]) => [file, hashBytes(fs.readFileSync(at))])]),
    content: digestOf([
      JSON.stringify(settings),
      ...views.flatMap((view) => [view.path, view.digest, view.feed ?? '']),
      ...periods.flatMap(({ name, digest }) => [name, digest]),
      ...[...pictures].flatMap(([target, { file }]) => [target, String(fs.lstatSync(path.join(content, file)).size)]),
      ...files,
    ]),
    files: files.length,
  };
}
