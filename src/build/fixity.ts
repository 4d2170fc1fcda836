import { createHash } from 'node:crypto';
import { formatFixity, type FixityEntry } from '../exports/fixity.ts';
import { fixityPath } from '../site/addresses.ts';
import type { Stage } from './stages.ts';

/** The last stage of a site: every file of `stages` with its SHA-256. Inputs: what each of them is made from. */
export function planFixity(stages: readonly Stage[]): Stage {
  const hash = createHash('sha256');
  for (const { outputs } of stages) for (const { path: file, digest } of outputs) hash.update(`${file}\n${digest}\n`);
  return {
    name: 'fixity',
    outputs: [{ path: fixityPath.slice(1), digest: hash.digest('base64url').slice(0, 22) }],
    make: (_output, hashOf) => formatFixity(stages.flatMap(({ outputs }) => outputs.map(({ path: file }): FixityEntry => [file, toHex(hashOf(file) ?? '')]))),
  };
}

/** A SHA-256 as notes have it → as manifests have it. */
function toHex(hash: string): string {
  return Buffer.from(hash, 'base64url').toString('hex');
}
