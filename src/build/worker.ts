import v8 from 'node:v8';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';

/** MiB. Small young generations are collected sooner, and several threads share one memory. */
const youngGeneration = 48;

/** Starts a module of this folder in a thread of its own. */
export function startWorker(name: string, workerData?: unknown): Worker {
  return new Worker(new URL('start.js', import.meta.url), { workerData, argv: [name], execArgv: ['--disable-warning=ExperimentalWarning'], resourceLimits: { maxYoungGenerationSizeMb: youngGeneration } });
}

/** Gives back what is needed no longer, where the engine would wait until memory is scarce. */
export function collectGarbage(): void {
  v8.setFlagsFromString('--expose-gc');
  (vm.runInNewContext('gc') as () => void)();
}
