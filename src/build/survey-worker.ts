import { parentPort, workerData } from 'node:worker_threads';
import { surveyFolder, type OutputNote } from './output-folder.ts';
import type { Looking } from './output-note.ts';

const { out, note } = workerData as Looking;
parentPort?.postMessage(surveyFolder(out, JSON.parse(note) as OutputNote));
