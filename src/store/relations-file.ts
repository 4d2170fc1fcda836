import fs from 'node:fs';

/** Written whole in each build: beside the database it is one write, and may be as large as a file can be. */
export const relationsName = 'relations.bin';

/** A line with the pipeline, filled up to a multiple of four bytes. */
function headOf(pipeline: string): Uint8Array {
  const line = new TextEncoder().encode(pipeline);
  const head = new Uint8Array(4 * Math.ceil((line.length + 1) / 4)).fill(10);
  head.set(line);
  return head;
}

/** What was written by the same pipeline, or nothing. */
export function readRelations(file: string, pipeline: string): Uint8Array | undefined {
  if (!fs.existsSync(file)) return undefined;
  const bytes = fs.readFileSync(file);
  const head = headOf(pipeline);
  return bytes.subarray(0, head.length).equals(head) ? bytes.subarray(head.length) : undefined;
}

/** The old file stays whole until the new one is. */
export function writeRelations(file: string, pipeline: string, memory: readonly Uint8Array[]): void {
  const beside = `${file}.new`;
  const handle = fs.openSync(beside, 'w');
  try {
    for (const bytes of [headOf(pipeline), ...memory]) for (let at = 0; at < bytes.length;) at += fs.writeSync(handle, bytes, at);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(beside, file);
}
