import type { Archive } from '../archive/archive.ts';
import type { RelationMemory } from '../archive/relations/memory.ts';
import { readContent, readManner, type Content, type IngestedArticle } from '../ingest/content.ts';
import type { Problem } from '../ingest/problem.ts';
import { scanContent } from '../ingest/scan.ts';
import { articlePath } from '../site/addresses.ts';
import type { Settings } from '../site/settings.ts';
import type { Store } from '../store/store.ts';
import type { PlannedView } from '../views/pages.ts';
import { planContent } from './compose.ts';
import { pipelineVersion } from './fingerprint.ts';
import type { Extracted } from './git.ts';
import { readAhead } from './read-ahead.ts';
import { rememberIn, versionOf } from './remember.ts';

/** The content of one commit, read and planned; without an archive where too much of it is wrong. */
export interface Side {
  content: Content;
  problems: Problem[];
  /** Files of articles that could not be read. */
  unread: ReadonlySet<string>;
  planned?: { archive: Archive; settings: Settings; plan: ReadonlyMap<string, PlannedView>; files: ReadonlyMap<string, IngestedArticle> };
}

export interface SideOptions {
  now: number;
  store: Store;
  /** Whether what is read anew is remembered: of two sides the first alone, so that what it reads late stays its own. */
  keeps: boolean;
  memory?: RelationMemory;
  /** Where this side has none that can be read. */
  settings?: Settings;
}

/** Reads the content folder of a commit with what the store remembers of files of the same bytes. It throws nothing for what a stranger wrote. */
export async function openSide(extracted: Extracted, { now, store, keeps, memory, settings: others }: SideOptions): Promise<Side> {
  const { folder, digests } = extracted;
  const scan = scanContent(folder);
  // Stamps of files in passing are worth nothing to later builds.
  const kept: Store = { ...store, stampSource: () => undefined, ...(keeps ? {} : { writeSource: () => undefined }) };
  if (keeps) {
    const known = new Map([...store.listSources(versionOf(pipelineVersion(), readManner(folder)))].map(({ file, digest }) => [file, digest]));
    await readAhead(folder, { ...scan, articles: scan.articles.filter(({ file }) => known.get(file) !== digests.get(file)) }, kept);
  }
  let content: Content | undefined;
  store.transaction(() => {
    content = readContent(folder, rememberIn(kept, pipelineVersion(), () => Date.now()), scan);
  });
  if (!content) throw new TypeError('The content was not read.');
  const read = new Set(content.articles.map(({ article }) => article.file));
  const side: Side = {
    content, unread: new Set(scan.articles.map(({ file }) => file).filter((file) => !read.has(file))),
    problems: [...content.problems, ...extracted.refused.map(refusePath)],
  };
  const settings = content.settings ?? others;
  if (!settings) return side;
  try {
    // Of two articles at one address the first stands for both.
    const articles = [...new Map(content.articles.toReversed().map((file) => [file.article.id, file])).values()].reverse();
    const { archive, plan, problems } = planContent({ ...content, articles }, settings, now, memory);
    side.problems.push(...problems);
    side.planned = { archive, settings, plan: new Map(plan.toReversed().map((view) => [view.path, view])), files: new Map(articles.map((file) => [articlePath(file.article), file])) };
  } catch (error) {
    // What is wrong with the content may be more than pages can be planned from; its problems tell the rest.
    if (side.problems.length === 0) throw error;
  }
  return side;
}

function refusePath(file: string): Problem {
  return { severity: 'problem', file, line: 1, column: 1, field: 'file', rule: 'file-name', reason: 'No folder can hold a file of this name.', hint: 'Rename it with plain letters.' };
}
