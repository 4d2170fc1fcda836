import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readContent } from '../../src/ingest/content.ts';
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
