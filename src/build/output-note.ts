import type { Store } from '../store/store.ts';
import type { OutputNote } from './output-folder.ts';

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
