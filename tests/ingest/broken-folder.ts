import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readContent } from '../../src/ingest/content.ts';
import type { Problem } from '../../src/ingest/problem.ts';
import { formatReport } from '../../src/ingest/report.ts';

/** One folder for each defect: the content that has it, and in `report.txt` what an editor reads. */
export const brokenFolder = path.join(import.meta.dirname, '../fixtures/broken');

const reportFile = 'report.txt';
const settings = 'name: The Harbour Gazette\naddress: https://gazette.example/\n';

export function findDefects(): string[] {
  return fs.readdirSync(brokenFolder).sort();
}

export function readExpectedReport(defect: string): string {
  return fs.readFileSync(path.join(brokenFolder, defect, reportFile), 'utf8');
}

/** The report of one defect. Its folder is read from a copy, with good settings where it brings none and the defect is elsewhere. */
export function reportDefect(defect: string): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-broken-'));
  try {
    fs.cpSync(path.join(brokenFolder, defect), copy, { recursive: true, filter: (file) => path.basename(file) !== reportFile });
    const settingsFile = path.join(copy, 'archive.yaml');
    if (!fs.existsSync(settingsFile) && defect !== 'settings-missing') fs.writeFileSync(settingsFile, settings);
    const content = readContent(copy);
    return `${formatReport(content.problems, content.files, 'content')}\n`;
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
}

/** The problems of every broken article alone, and of all in one folder. Each defect has a folder of its own below `articles/`. */
export function findProblemsTogether(): { alone: Problem[]; all: Problem[] } {
  const folders = findDefects().filter((defect) => fs.existsSync(path.join(brokenFolder, defect, 'articles')) && !fs.existsSync(path.join(brokenFolder, defect, 'archive.yaml')));
  const read = (defects: readonly string[]): Problem[] => {
    const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-broken-'));
    try {
      fs.writeFileSync(path.join(copy, 'archive.yaml'), settings);
      for (const defect of defects) fs.cpSync(path.join(brokenFolder, defect, 'articles'), path.join(copy, 'articles', defect), { recursive: true });
      return readContent(copy).problems.filter(({ file }) => file.startsWith('articles/'));
    } finally {
      fs.rmSync(copy, { recursive: true, force: true });
    }
  };
  return { alone: folders.flatMap((defect) => read([defect])), all: read(folders) };
}
