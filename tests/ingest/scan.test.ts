import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBytes, scanContent } from '../../src/ingest/scan.ts';
import { inFolder } from './in-folder.ts';

function tell(root: string): string[] {
  return scanContent(root).problems.map(({ file, reason }) => `${file}: ${reason}`);
}

describe('scanContent', () => {
  it('finds articles, pictures, tags, stories and pages', () => inFolder({
    'articles/2024/a.md': '', 'articles/2024/wall.JPG': '', 'tags/b.md': '', 'stories/c.md': '', 'pages/d.md': '',
  }, (root) => {
    const { articles, pictures, tags, stories, pages, problems } = scanContent(root);
    expect([articles, pictures, tags, stories, pages].map((list) => list.map(({ file }) => file)))
      .toEqual([['articles/2024/a.md'], ['articles/2024/wall.JPG'], ['tags/b.md'], ['stories/c.md'], ['pages/d.md']]);
    expect(problems).toEqual([]);
  }));

  it('lists files in the order of their bytes', () => inFolder({ 'articles/b.md': '', 'articles/a.md': '', 'articles/B.md': '', 'articles/é.md': '' }, (root) => {
    expect(scanContent(root).articles.map(({ file }) => file)).toEqual(['articles/B.md', 'articles/a.md', 'articles/b.md', 'articles/é.md']);
  }));

  it('passes over what systems leave behind', () => inFolder({ 'articles/.DS_Store': '', 'articles/Thumbs.db': '', 'articles/desktop.ini': '', 'articles/.gitkeep': '' }, (root) => {
    expect(tell(root)).toEqual([]);
  }));

  it('finds nothing and complains of nothing in an empty folder', () => inFolder({}, (root) => {
    expect(scanContent(root)).toEqual({ articles: [], pictures: [], tags: [], stories: [], pages: [], problems: [] });
  }));

  it.each(['a.markdown', 'a.MD', 'a.Md', 'a.mdown'])('refuses %s, which does not end in .md', (name) => inFolder({ [`articles/${name}`]: '' }, (root) => {
    expect(tell(root)).toEqual([`articles/${name}: \`${name}\` does not end in \`.md\`.`]);
  }));

  it.each(['a.txt', 'a.html', 'a.md~', '.hidden', 'a.svg', 'a.mdx'])('refuses %s', (name) => inFolder({ [`articles/${name}`]: '' }, (root) => {
    expect(tell(root)).toEqual([`articles/${name}: \`${name}\` is neither a Markdown file nor a picture.`]);
  }));

  it('refuses a picture among the tags', () => inFolder({ 'tags/wall.jpg': '' }, (root) => {
    expect(tell(root)).toEqual(['tags/wall.jpg: `wall.jpg` is neither a Markdown file nor a picture.']);
  }));

  it('refuses a file where a folder belongs', () => inFolder({ articles: '' }, (root) => {
    expect(tell(root)).toEqual(['articles: `articles` is not a folder.']);
  }));

  it('refuses a folder named like an article', () => inFolder({ 'articles/a.md/b.md': '' }, (root) => {
    expect(scanContent(root).articles.map(({ file }) => file)).toEqual(['articles/a.md/b.md']);
  }));

  it('refuses folders more than twenty deep', () => inFolder({ [`articles/${'f/'.repeat(21)}a.md`]: '' }, (root) => {
    expect(tell(root)).toEqual([`articles/${'f/'.repeat(20)}f: \`articles/${'f/'.repeat(20)}f\` lies 21 folders deep.`]);
  }));

  it('refuses a link to a file, a link to a folder and a link to nothing, and follows none', () => inFolder({ 'outside/secret.md': 'secret', 'archive/articles/a.md': '' }, (root) => {
    const articles = path.join(root, 'archive/articles');
    fs.symlinkSync(path.join(root, 'outside/secret.md'), path.join(articles, 'file.md'));
    fs.symlinkSync(path.join(root, 'outside'), path.join(articles, 'folder'));
    fs.symlinkSync(path.join(root, 'nowhere'), path.join(articles, 'nothing.md'));
    expect(scanContent(path.join(root, 'archive')).articles.map(({ file }) => file)).toEqual(['articles/a.md']);
    expect(tell(path.join(root, 'archive'))).toEqual(['file.md', 'folder', 'nothing.md'].map((name) => `articles/${name}: \`${name}\` is a symbolic link.`));
  }));

  it('refuses a link in place of the articles themselves', () => inFolder({ 'outside/secret.md': 'secret', 'archive/tags/a.md': '' }, (root) => {
    fs.symlinkSync(path.join(root, 'outside'), path.join(root, 'archive/articles'));
    expect(tell(path.join(root, 'archive'))).toEqual(['articles: `articles` is not a folder.']);
  }));

  it('refuses a pipe without waiting for it', () => inFolder({ 'articles/a.md': '' }, (root) => {
    execFileSync('mkfifo', [path.join(root, 'articles/pipe.md')]);
    expect(tell(root)).toEqual(['articles/pipe.md: `pipe.md` is not a regular file.']);
  }));

  it('refuses a name that is not UTF-8', () => inFolder({ 'articles/a.md': '' }, (root) => {
    try {
      fs.writeFileSync(Buffer.concat([Buffer.from(path.join(root, 'articles/caf')), Buffer.from([0xe9]), Buffer.from('.md')]), '');
    } catch {
      return; // This disk knows no such names (macOS).
    }
    expect(tell(root)).toEqual(['articles/caf\ufffd.md: The name `caf\ufffd.md` is not UTF-8.']);
  }));

  it('stamps a file anew when its content changes', () => inFolder({ 'articles/a.md': 'one' }, (root) => {
    const before = scanContent(root).articles[0]?.stamp;
    fs.writeFileSync(path.join(root, 'articles/a.md'), 'other');
    expect(scanContent(root).articles[0]?.stamp).not.toBe(before);
  }));
});

describe('readBytes', () => {
  it('reads a whole file', () => inFolder({ 'a.md': 'abc' }, (root) => {
    expect(readBytes(root, 'a.md', 10).toString()).toBe('abc');
  }));

  it('reads one byte more than the most allowed, and no further', () => inFolder({ 'a.md': 'a'.repeat(1000) }, (root) => {
    expect(readBytes(root, 'a.md', 10)).toHaveLength(11);
  }));

  it('does not follow a link put there after the scan', () => inFolder({ 'secret.md': 'secret' }, (root) => {
    fs.symlinkSync(path.join(root, 'secret.md'), path.join(root, 'a.md'));
    expect(() => readBytes(root, 'a.md', 10)).toThrow(/ELOOP/);
  }));
});
