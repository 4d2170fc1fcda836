import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeInside } from '../../src/build/write.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-write-'));

describe('writeInside', () => {
  it('writes a file and the folders above it', () => {
    writeInside(root, 'a/b/c.txt', 'text');
    expect(fs.readFileSync(path.join(root, 'a/b/c.txt'), 'utf8')).toBe('text');
  });

  it.each(['../x', 'a/../../x', '/etc/x', '', '.'])('refuses %j', (relative) => {
    expect(() => writeInside(root, relative, 'text')).toThrow(RangeError);
  });

  it('refuses a folder that is a link to elsewhere', () => {
    const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-elsewhere-'));
    fs.symlinkSync(elsewhere, path.join(root, 'link'));
    expect(() => writeInside(root, 'link/x', 'text')).toThrow(RangeError);
    expect(fs.readdirSync(elsewhere)).toEqual([]);
  });

  it('overwrites nothing', () => {
    writeInside(root, 'once.txt', 'first');
    expect(() => writeInside(root, 'once.txt', 'second')).toThrow(/EEXIST/);
  });
});
