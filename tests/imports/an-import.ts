import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { importCommand } from '../../src/cli/import.ts';
import { readContent } from '../../src/ingest/content.ts';

export interface Import {
  folder: string;
  write: (name: string, text: string | Uint8Array) => void;
  /** The text of a file below the folder; empty where there is none. */
  read: (name: string) => string;
  run: (...args: string[]) => Promise<{ code: number; lines: string[]; report: string }>;
  /** Reasons of all that the check has against the content folder. */
  problems: () => string[];
}

/** A folder for one test, in which imports are run. */
export function anImport(): Import {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-import-test-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const read = (name: string): string => (fs.existsSync(path.join(folder, name)) ? fs.readFileSync(path.join(folder, name), 'utf8') : '');
  return {
    folder, read,
    write(name, text) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    },
    async run(...args) {
      const lines: string[] = [];
      const code = await importCommand([...args, '--report', 'report.md'], { out: (line) => lines.push(line), cwd: folder });
      return { code, lines, report: read('report.md') };
    },
    problems: () => readContent(path.join(folder, 'content')).problems.filter(({ severity }) => severity === 'problem').map(({ reason }) => reason),
  };
}

/** A WordPress export of these items, and of what its channel tells beside them. */
export function aWordPressExport(items: readonly string[], channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Gazette</title><link>https://gazette.example</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version>${channel}
${items.join('\n')}</channel></rss>`;
}

/** An item of a WordPress export: published on 4 March 2015 at `/<slug>/`. `more` are elements beside those. */
export function anItem(slug: string, text: string, more = ''): string {
  return `<item><title>${slug}</title><link>https://gazette.example/${slug}/</link><content:encoded><![CDATA[${text}]]></content:encoded><wp:post_date>2015-03-04 10:00:00</wp:post_date><wp:post_name>${slug}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${more}</item>`;
}

/** A picture of one pixel. */
export const aGif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
