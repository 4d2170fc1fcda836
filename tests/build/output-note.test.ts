import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { stampFolders, surveyFolder, type OutputNote } from '../../src/build/output-folder.ts';
import { startSurvey, writeOutputNote } from '../../src/build/output-note.ts';
import { writeStages, type Stage } from '../../src/build/stages.ts';
import { openStore } from '../../src/store/store.ts';

const temporary = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-note-'));

async function makeFiles(count: number): Promise<{ out: string; note: OutputNote }> {
  const out = path.join(temporary(), 'site');
  const stage: Stage = { name: 'files', outputs: Array.from({ length: count }, (_, at) => ({ path: `${at % 10}/${at}/a.txt`, digest: 'd' })), make: () => 'x' };
  const { note } = await writeStages([stage], out);
  if (!note) throw new TypeError('Nothing was written.');
  return { out, note };
}

describe('a survey of an output folder', () => {
  it('tells beside other work what it tells at once', async () => {
    const { out, note } = await makeFiles(4000);
    fs.rmSync(path.join(out, '1/1/a.txt'));
    fs.writeFileSync(path.join(out, '2/2/a.txt'), 'other');
    fs.writeFileSync(path.join(out, '3/foreign.txt'), '');
    fs.rmSync(path.join(out, '4'), { recursive: true });
    const store = openStore(temporary());
    writeOutputNote(store, out, note);
    const looking = startSurvey(store, out);
    const survey = await looking.survey();
    await looking.close();
    store.close();
    expect(survey).toEqual(surveyFolder(out, note));
    expect([survey.missing.size, survey.altered, survey.foreign]).toEqual([401, new Set(['2/2/a.txt']), new Set(['3/foreign.txt'])]);
    expect([survey.touched.has('3'), survey.touched.has('1/1'), survey.touched.has('5')]).toEqual([true, true, false]);
  });

  it('is made without a thread where files are few, once and when it is asked for', async () => {
    const { out, note } = await makeFiles(20);
    const store = openStore(temporary());
    expect((await startSurvey(store, out).survey()).foreign.size).toBe(10);
    writeOutputNote(store, out, note);
    const looking = startSurvey(store, out);
    store.close();
    fs.rmSync(path.join(out, '1/1/a.txt'));
    expect(await looking.survey()).toEqual(surveyFolder(out, note));
    fs.rmSync(path.join(out, '2/2/a.txt'));
    expect((await looking.survey()).missing).toEqual(new Set(['1/1/a.txt']));
  });
});

describe('the stamps of folders', () => {
  it('are taken again only where something was done', async () => {
    const { out, note } = await makeFiles(20);
    fs.writeFileSync(path.join(out, '3/foreign.txt'), '');
    const kept = stampFolders(out, ['', '3', '4'], note.folders, new Set(['4']));
    expect(kept).toEqual({ '': note.folders[''], 3: note.folders['3'], 4: note.folders['4'] });
    expect(stampFolders(out, ['3'], note.folders, new Set(['3']))['3']).not.toBe(note.folders['3']);
  });
});
