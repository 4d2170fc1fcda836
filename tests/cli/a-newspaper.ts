import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const background = Array.from({ length: 12 }, (_, at) => [
  `articles/chess-${at}.md`, `---\ntitle: Chess ${at}\ndate: 2024-03-${String(at + 1).padStart(2, '0')}\n---\n\nGrandmaster Number${at} won the game of ${at} moves in the hall of Castle${at}.\n`,
] as const);

function report(title: string, date: string, text: string, fields = ''): string {
  return `---\ntitle: ${title}\ndate: ${date}\n${fields}---\n\n${text}\n`;
}

/** A newspaper with one flood told by four articles, found to be a story of the slug `flood`, and with twelve of chess. */
const newspaper: Readonly<Record<string, string>> = {
  'archive.yaml': 'name: The Gazette\naddress: https://gazette.example/archive/\n',
  'articles/2024-04-28-arwen-floods-harbourton.md': report('"Arwen: Harbourton under water"', '2024-04-28', 'Cellars filled when the Arwen left its bed, said Ada Fell, who leads Harbourton. Nobody crossed the Tollgate Bridge before noon.'),
  'articles/2024-04-29-tollgate-bridge-closed.md': report('Tollgate Bridge closed', '2024-04-29', 'Lorries turned round at dawn, for the Tollgate Bridge over the Arwen stood under water. In Harbourton schools sent children home, as Ada Fell had wished.'),
  'articles/2024-04-30-harbourton-counts-the-cost.md': report('Harbourton counts the cost', '2024-04-30', 'Insurers came by train to Harbourton and looked at the Tollgate Bridge. It may take years, they told Ada Fell, until the Arwen is tamed.'),
  'articles/2024-05-01-arwen-rises-again.md': report('Arwen rises again', '2024-05-01', 'The river Arwen rose at Harbourton on a wet night.\n\nMayor Ada Fell asked for sandbags, and she closed the Tollgate Bridge.'),
  ...Object.fromEntries(background),
};

export const flood = '2024-04-28-arwen-floods-harbourton';

/** A folder whose `content/` holds the newspaper and the files given, and a way to run commands in it. */
export function openNewspaper(files: Readonly<Record<string, string>> = {}): { folder: string; write: (file: string, text: string) => void; read: (file: string) => string; list: (folder: string) => string[]; remove: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-newspaper-'));
  const write = (file: string, text: string): void => {
    const target = path.join(folder, 'content', file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  };
  for (const [file, text] of Object.entries({ ...newspaper, ...files })) write(file, text);
  return {
    folder, write,
    read: (file) => fs.readFileSync(path.join(folder, 'content', file), 'utf8'),
    list: (room) => (fs.existsSync(path.join(folder, 'content', room)) ? fs.readdirSync(path.join(folder, 'content', room)).sort() : []),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
