import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const src = path.resolve(import.meta.dirname, '../../src');

/** The components a file shows, and those that they show. */
function findShown(file: string, shown = new Set<string>()): Set<string> {
  for (const [, target = ''] of fs.readFileSync(file, 'utf8').matchAll(/^import \w+ from '(\.{1,2}\/[^']+\.astro)';$/gm)) {
    const next = path.resolve(path.dirname(file), target);
    if (shown.has(next)) continue;
    shown.add(next);
    findShown(next, shown);
  }
  return shown;
}

describe('the style guide', () => {
  it('shows every component that is no page of its own and says something to a reader', () => {
    const shown = findShown(path.join(src, 'styleguide/Styleguide.astro'));
    const components = fs.readdirSync(path.join(src, 'components')).filter((name) => name.endsWith('.astro') && !name.endsWith('Page.astro'));
    // What stands in the head of a page is seen by no reader.
    const unseen = components.filter((name) => !/<(link|meta|script)\b/.test(fs.readFileSync(path.join(src, 'components', name), 'utf8')) || /<(p|a|div|section|nav|button)\b/.test(fs.readFileSync(path.join(src, 'components', name), 'utf8')));
    expect(components.length).toBeGreaterThan(25);
    expect(unseen.filter((name) => !shown.has(path.join(src, 'components', name)))).toEqual([]);
  });
});
