import type { Store } from '../store/store.ts';
import { surveyFolder, type OutputNote, type Survey } from './output-folder.ts';
import { forgetSite } from './standing.ts';
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
  forgetSite(store, out);
  store.writeNote(noteName(out), JSON.stringify(note));
}

function noteName(out: string): string {
  return `output ${out}`;
}

/** Letters; the note of fewer files than some thousand is read and compared sooner than a worker starts. */
const worthWorker = 400_000;

/** The survey of an output folder. */
export interface Look {
  /** Made once, however often it is asked for. */
  survey: () => Promise<Survey>;
  /** Gives it up. */
  close: () => Promise<unknown>;
}

/** Compares an output folder with its note, beside other work where that is worth it. */
export function startSurvey(store: Store, out: string): Look {
  const note = store.readNote(noteName(out));
  if (note === undefined || note.length < worthWorker) {
    let made: Survey | undefined;
    const survey = (): Promise<Survey> => Promise.resolve(made ??= surveyFolder(out, note === undefined ? { files: {}, folders: {} } : JSON.parse(note) as OutputNote));
    return { survey, close: () => Promise.resolve() };
  }
  const worker = startWorker('survey-worker.ts', { out, note } satisfies Looking);
  const survey = new Promise<Survey>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  // Whoever waits for it is told of an error; a build that is given up is not.
  survey.catch(() => undefined);
  return { survey: () => survey, close: () => worker.terminate() };
}
