import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linksCommand } from '../../src/cli/links.ts';
import { askLinks } from '../../src/build/links.ts';
import { openNewspaper } from './a-newspaper.ts';

const now = Date.parse('2024-06-01T00:00:00Z');
const day = 24 * 60 * 60 * 1000;
let asked: string[] = [];
let atOnce = 0;
let mostAtOnce = 0;

const server = http.createServer((request, response) => {
  asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
  atOnce += 1;
  mostAtOnce = Math.max(mostAtOnce, atOnce);
  const end = (status: number, headers = {}): void => { atOnce -= 1; response.writeHead(status, headers).end('x'); };
  if (request.url === '/silent') return;
  if (request.url === '/no-head') return end(request.method === 'HEAD' ? 405 : 200);
  if (request.url === '/moved') return end(301, { location: 'http://127.0.0.1:1/' });
  end(request.url?.startsWith('/gone') ? 404 : request.url === '/private' ? 403 : 200);
});
let base = '';
let paper = openNewspaper();
paper.remove();

beforeAll(async () => {
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  paper = openNewspaper({
    'articles/links.md': `---\ntitle: Links\ndate: 2024-05-20\nsource: { name: The Gazette, url: "${base}/source?a=1&b=2" }\n---\n\nSee [a](${base}/no-head), [b](${base}/gone#part), [c](${base}/gone), [d](${base}/moved), [e](${base}/private), [f](${base}/ok?x=1&y=2).\n`,
    'tags/links.md': `---\nname: Links\nsameAs: ["${base}/gone-too"]\n---\n`,
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  paper.remove();
});
beforeEach(() => { asked = []; mostAtOnce = 0; });

async function run(at: number, ...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  return { code: await linksCommand(args, { out: (line) => lines.push(line), cwd: paper.folder, now: at }), text: lines.join('\n') };
}

describe('npm run links', () => {
  it('asks for the head first, one thing of a host at a time, follows no redirect, and blocks nothing', async () => {
    const { code, text } = await run(now, '--local');
    expect(code).toBe(0);
    expect(text).toBe(`content/articles/links.md  404  ${base}/gone\ncontent/tags/links.md  404  ${base}/gone-too\n7 links to other sites, 2 dead.`);
    expect(asked).toEqual(['HEAD /gone', 'GET /gone', 'HEAD /gone-too', 'GET /gone-too', 'HEAD /moved', 'HEAD /no-head', 'GET /no-head', 'HEAD /ok?x=1&y=2', 'HEAD /private', 'GET /private', 'HEAD /source?a=1&b=2']);
    expect(mostAtOnce).toBe(1);
  });

  it('remembers what answered for a month, and what did not for a day', async () => {
    expect((await run(now + 1000, '--local')).text).toContain('2 dead.');
    expect(asked).toEqual([]);
    await run(now + 2 * day, '--local');
    expect(asked).toEqual(['HEAD /gone', 'GET /gone', 'HEAD /gone-too', 'GET /gone-too']);
    await run(now + 31 * day, '--local');
    expect(asked).toContain('HEAD /moved');
  });

  it('asks nothing of this network for a stranger', async () => {
    fs.rmSync(path.join(paper.folder, '.cache/links.json'));
    expect((await run(now)).text).toBe('7 links to other sites, 0 dead. 7 links into this network were not asked.');
    expect(asked).toEqual([]);
    const cache = path.join(paper.folder, 'other.json');
    for (const host of ['localhost', '10.0.0.1', '169.254.169.254', '[::1]', '[fd00::1]', '172.20.0.1', 'printer', 'db.internal', '0x7f.1', '2130706433']) {
      expect((await askLinks([{ url: `http://${host}/`, file: 'a.md' }], { cache, now, hosts: 1, patience: 50, local: false })).size, host).toBe(0);
    }
  });

  it('waits only so long, and reads a damaged memory as none', async () => {
    const cache = path.join(paper.folder, 'damaged.json');
    fs.writeFileSync(cache, '[nonsense');
    const answers = await askLinks([{ url: `${base}/silent`, file: 'a.md' }], { cache, now, hosts: 2, patience: 100, local: true });
    expect([...answers.values()]).toEqual([{ status: 0, asked: now }]);
  });
});
