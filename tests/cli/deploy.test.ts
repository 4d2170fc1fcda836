import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deployCommand } from '../../src/cli/deploy.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-deploy-'));
fs.mkdirSync(path.join(folder, 'content'));
fs.writeFileSync(path.join(folder, 'content/archive.yaml'), 'name: A\naddress: https://example.org/\n');
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await deployCommand(args, { cwd: folder, out: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
}

describe('npm run deploy', () => {
  it.each([[[]], [['apache']], [['nginx', 'caddy']], [['constructor']]])('says which servers it knows, asked for %j', async (args) => {
    expect(await run(...args)).toEqual({ code: 2, text: 'Name one server: `npm run deploy -- nginx`, `caddy` or `s3`. Netlify and Cloudflare Pages read `_headers` and `_redirects` of the site itself.' });
  });

  it('tells of no site before there is one', async () => {
    expect(await run('nginx')).toEqual({ code: 1, text: 'There is no site yet. Run `npm run build` first.' });
  });
});
