import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Runs work on a new folder that holds the given files, and takes the folder away. */
export function inFolder(files: Readonly<Record<string, string | Uint8Array>>, work: (root: string) => void): void {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-'));
  try {
    for (const [file, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      fs.writeFileSync(path.join(root, file), content);
    }
    work(root);
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}
