import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compose } from '../../src/build/compose.ts';
import { planFeeds, planOpml } from '../../src/build/feed-stages.ts';
import { planSitemaps } from '../../src/build/sitemap-stages.ts';
import type { Stage } from '../../src/build/stages.ts';
import { openStore } from '../../src/store/store.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-feeds-'));
const store = openStore(path.join(root, 'cache'));
afterAll(() => {
  store.close();
  fs.rmSync(root, { recursive: true, force: true });
});

const noon = Date.parse('2025-10-29T12:00:00Z');

/** Files by their names, put in place of what was there; `false` takes one away. */
function write(files: Record<string, string | false>): void {
  for (const [name, text] of Object.entries(files)) {
    const at = path.join(root, 'content', name);
    fs.mkdirSync(path.dirname(at), { recursive: true });
    if (text === false) fs.rmSync(at);
    else fs.writeFileSync(at, text);
  }
}

/** What the stages would write of the content as it is: digest and bytes by path. */
async function plan(now = noon): Promise<Map<string, { digest: string; text: string }>> {
  const { settings, problems } = compose({ content: path.join(root, 'content'), store, now });
  if (!settings) throw new Error(problems.map(({ reason }) => reason).join('\n'));
  const sources = { views: store.listViews(), store, settings, theme: { code: 'x' }, now };
  const stages: Stage[] = [planFeeds(sources), planOpml(sources), planSitemaps(sources)];
  const made = new Map<string, { digest: string; text: string }>();
  for (const { outputs, make } of stages) for (const output of outputs) made.set(output.path, { digest: output.digest, text: String(await make(output, () => undefined)) });
  return made;
}

type Made = Awaited<ReturnType<typeof plan>>;

/** Files whose digest is another, or that came or went; each has other bytes too, and the rest has the same. */
function differ(before: Made, after: Made): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changed = names.filter((name) => before.get(name)?.digest !== after.get(name)?.digest);
  expect(names.filter((name) => before.get(name)?.text !== after.get(name)?.text)).toEqual(changed);
  return changed;
}

const head = (title: string, date: string, more = ''): string => `---\ntitle: ${title}\ndate: ${date}\n${more}---\n\n`;

write({
  'archive.yaml': 'name: The Test\naddress: https://example.org/\nlikeness: false\nsearch: false\nrights: CC BY 4.0\nfeeds:\n  full_text: [CC BY 4.0]\n',
  'articles/2025-10-28-wall.md': `${head('The wall', '2025-10-28', 'tags: [Harbour]\nsection: Home\n')}The wall held. See [[storm]].\n`,
  'articles/2025-10-20-storm.md': `${head('The storm', '2025-10-20', 'tags: [Weather]\nsection: Home\n')}It blew.\n`,
  'articles/2024-02-29-leap.md': `${head('A leap day', '2024-02-29', 'tags: [Calendar]\nsection: World\n')}It came.\n`,
});

describe('the files beside pages', () => {
  it('are the same while nothing is edited, whatever the hour', async () => {
    const first = await plan();
    expect(differ(first, await plan(noon + 60_000))).toEqual([]);
    expect(first.get('tags/harbour/feed.xml')?.text).toContain('&lt;a href=&quot;https://example.org/2025/10/20/storm/&quot;&gt;The storm&lt;/a&gt;');
  });

  it('change where one more article belongs, and nowhere else', async () => {
    const before = await plan();
    write({ 'articles/2025-10-28-more.md': `${head('More', '2025-10-28', 'tags: [Harbour]\n')}More.\n` });
    const changed = differ(before, await plan());
    expect(changed).toEqual(['2025/10/feed.xml', 'feed.json', 'feed.xml', 'news-sitemap.xml', 'sitemap-2025-10.xml', 'tags/harbour/feed.json', 'tags/harbour/feed.xml']);
    write({ 'articles/2025-10-28-more.md': false });
    expect(differ(before, await plan())).toEqual([]);
  });

  it('change where a text links to a title that is another', async () => {
    const before = await plan();
    write({ 'articles/2025-10-20-storm.md': `${head('The great storm', '2025-10-20', 'tags: [Weather]\nsection: Home\n')}It blew.\n` });
    const after = await plan();
    expect(differ(before, after)).toContain('tags/harbour/feed.xml');
    expect(differ(before, after)).not.toContain('tags/calendar/feed.xml');
    expect(after.get('tags/harbour/feed.xml')?.text).toContain('The great storm&lt;/a&gt;');
  });

  it('change where a tag of an article has another name', async () => {
    const before = await plan();
    write({ 'tags/harbour.md': '---\nname: The harbour\n---\n' });
    expect(differ(before, await plan()).filter((name) => name.endsWith('.xml'))).toEqual(['2025/10/feed.xml', 'feed.xml', 'sections/home/feed.xml', 'tags/harbour/feed.xml']);
  });

  it('tell nothing of drafts, and of an article under embargo when it is over', async () => {
    write({
      'articles/2025-10-21-secret.md': `${head('SENTINEL one', '2025-10-21', 'tags: [Harbour, Secret]\ndraft: true\n')}SENTINEL.\n`,
      'articles/2025-10-22-later.md': `${head('SENTINEL two', '2025-10-22', 'tags: [Harbour]\nembargo: 2025-11-01T06:00:00Z\n')}SENTINEL.\n`,
    });
    expect([...await plan()].filter(([name, { text }]) => /SENTINEL|secret|later/i.test(name + text))).toEqual([]);
    expect((await plan(Date.parse('2025-11-01T06:00:00Z'))).get('tags/harbour/feed.xml')?.text).toContain('SENTINEL two');
  });

  it('hold news while it is new', async () => {
    const news = async (day: string): Promise<string | undefined> => (await plan(Date.parse(`${day}T12:00:00Z`))).get('news-sitemap.xml')?.text;
    expect(await news('2025-10-30')).toContain('<news:title>The wall</news:title>');
    expect(await news('2025-10-31')).toBeUndefined();
    expect((await plan(Date.parse('2025-10-31T12:00:00Z'))).get('sitemap-index.xml')?.text).not.toContain('news');
  });

  it('leave withdrawn articles and empty days out of sitemaps', async () => {
    write({ 'articles/2025-10-20-storm.md': `${head('The storm', '2025-10-20', 'updates: [{date: 2025-10-30, type: withdrawal, text: It was not so.}]\n')}It blew.\n`, 'articles/2024-02-29-leap.md': `${head('A leap day', '2024-02-29', 'updates: [{date: 2024-03-05, type: correction, text: It was.}]\n')}It came.\n` });
    const made = await plan();
    expect(made.get('sitemap-2025-10.xml')?.text).not.toContain('/storm/');
    expect(made.get('sitemap-2024-02.xml')?.text).toContain('<url><loc>https://example.org/2024/02/29/leap/</loc><lastmod>2024-03-05</lastmod></url>');
    expect(made.get('sitemap-dates.xml')?.text).not.toContain('/2024/02/28/');
  });
});
