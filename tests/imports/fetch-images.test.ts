import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aGif, anImport, anItem, aWordPressExport } from './an-import.ts';

/** A server with one picture, one file that is none and nothing else; it remembers what was asked for. */
async function openServer(): Promise<{ home: string; asked: string[] }> {
  const asked: string[] = [];
  const server = http.createServer(({ url = '' }, answer) => {
    asked.push(url);
    if (url === '/quay.gif') answer.end(aGif);
    else if (url === '/page.gif') answer.end('<html>No picture.</html>');
    else answer.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { home: `http://127.0.0.1:${address.port}`, asked };
}

const pictures = (home: string): string => aWordPressExport([anItem('one', `Words. <img src="${home}/quay.gif" alt="The quay"> <img src="${home}/gone.gif" alt="Gone"> <img src="${home}/page.gif" alt="Page">`)]);

describe('--fetch-images', () => {
  it('lays a picture beside its article, and tells which could not be had', async () => {
    const { home, asked } = await openServer();
    const { folder, write, read, run, problems } = anImport();
    write('a.xml', pictures(home));
    const { code, report } = await run('a.xml', '--fetch-images');
    const text = read('content/articles/2015/2015-03-04-one.md');
    expect(code).toBe(0);
    expect(asked.toSorted()).toEqual(['/gone.gif', '/page.gif', '/quay.gif']);
    expect(text).toContain('![The quay](2015-03-04-one-quay.gif)');
    expect(text).toContain(`[Gone](${home}/gone.gif)`);
    expect(text).toContain(`[Page](${home}/page.gif)`);
    expect(fs.readFileSync(path.join(folder, 'content/articles/2015/2015-03-04-one-quay.gif')).equals(aGif)).toBe(true);
    expect(fs.readdirSync(path.join(folder, 'content/articles/2015')).toSorted()).toEqual(['2015-03-04-one-quay.gif', '2015-03-04-one.md']);
    expect(report).toContain(`### Pictures that were not at hand\n\n- \`a.xml, item 1\`: \`${home}/gone.gif\`\n- \`a.xml, item 1\`: \`${home}/page.gif\`\n`);
    expect(report).toContain(`The picture \`${home}/gone.gif\` was not to be had (404): 1 article`);
    expect(report).toContain(`The picture \`${home}/page.gif\` is no picture that can be read: 1 article`);
    expect(problems()).toEqual([]);
  });

  it.each([[[]], [['--fetch-images', '--dry-run']]])('is needed for anything to be fetched, and no dry run: %j', async (args) => {
    const { home, asked } = await openServer();
    const { write, run } = anImport();
    write('a.xml', pictures(home));
    expect((await run('a.xml', ...args)).report).toContain(`\`${home}/quay.gif\``);
    expect(asked).toEqual([]);
  });

  it('tells a server that does not answer', async () => {
    const { write, run } = anImport();
    write('a.xml', pictures('http://127.0.0.1:1'));
    expect((await run('a.xml', '--fetch-images')).report).toContain('The picture `http://127.0.0.1:1/quay.gif` could not be reached: 1 article');
  });
});
