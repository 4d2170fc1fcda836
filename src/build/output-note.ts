import type { Store } from '../store/store.ts';
import type { OutputNote, Survey } from './output-folder.ts';
import { startWorker } from './worker.ts';

/** What a worker is given: a folder, and its note as it is kept. */
export interface Looking {
  out: string;
  note: string;
}

/** What an output folder was left holding, whole site, shard or merged site: there is one note for each folder. */
export function readOutputNote(store: Store, out: string): OutputNote | undefined {
  const text = store.readNote(noteName(out));
  return text === undefined ? undefined : JSON.parse(text) as OutputNote;
}

export function writeOutputNote(store: Store, out: string, note: OutputNote): void {
  store.writeNote(noteName(out), JSON.stringify(note));
}

function noteName(out: string): string {
  return `output ${out}`;
}

/** Letters; the note of fewer files than some thousand is read and compared sooner than a worker starts. */
const worthWorker = 400_000;

/** Compares an output folder with its note beside other work; undefined where that is not worth it. `close` gives it up. */
export function startSurvey(store: Store, out: string): { survey: Promise<Survey>; close: () => Promise<unknown> } | undefined {
  const note = store.readNote(noteName(out));
  if (note === undefined || note.length < worthWorker) return undefined;
  const worker = startWorker('survey-worker.ts', { out, note } satisfies Looking);
  const survey = new Promise<Survey>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  // Whoever waits for it is told of an error; a build that is given up is not.
  survey.catch(() => undefined);
  return { survey, close: () => worker.terminate() };
}
