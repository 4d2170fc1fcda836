import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { projectRoot, runBackfile } from './backfile.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the demo built from `content/`, read by every reader and browser test. */
    demo: string;
  }
}

/** Builds the demo once for all tests that read it. */
export function setup(project: TestProject): () => void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-demo-'));
  const { code, text } = runBackfile(['build', '--content', path.join(projectRoot, 'content'), '--out', path.join(folder, 'dist'), '--cache', path.join(folder, 'cache')]);
  if (code !== 0) throw new Error(`The demo does not build:\n${text}`);
  project.provide('demo', path.join(folder, 'dist'));
  return () => fs.rmSync(folder, { recursive: true, force: true });
}
