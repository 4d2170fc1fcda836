import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Article } from '../archive/article.ts';
import { openLedger, type Ledger } from '../archive/ledger.ts';
import { readArticle, readingManner } from '../ingest/article-file.ts';
import type { Content } from '../ingest/content.ts';
import { readLedger } from '../ingest/ledger-file.ts';
import type { Problem } from '../ingest/problem.ts';
import { readSettings } from '../ingest/registry-files.ts';
import { ledgerFile, settingsFile } from '../ingest/scan.ts';
import { checkRevisions, type Revision } from '../ingest/settled.ts';
import { articlePath } from '../site/addresses.ts';
import { settlingDays, type Settings } from '../site/settings.ts';
import type { Store } from '../store/store.ts';
import { extractContent, findCommit, findFork, listChanges, openRepository, readCommitted, readMessages, type ChangedFile, type Repository } from './git.ts';
import { dayIn } from './ledger.ts';
import { openSide } from './sides.ts';

/** The content folder beside what it was where the branch left its base. */
export interface Comparison {
  repository: Repository;
  /** The commit it is held against. */
  fork: string;
  changes: readonly ChangedFile[];
}

/** Branches that work is most often held against, the likeliest first. */
const usualBases = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** Finds what was changed since the work left `base`, or since it left the usual branch where none is named. */
export async function openComparison(content: string, cwd: string, base: string): Promise<Comparison | { reason: string }> {
  const repository = await openRepository(content, cwd);
  if ('reason' in repository) return repository;
  const head = await findCommit(repository, 'HEAD');
  if (typeof head !== 'string') return { reason: 'The repository has no commit yet.' };
  let found: Awaited<ReturnType<typeof findCommit>> = { reason: '' };
  for (const name of base === '' ? usualBases : [base]) if (typeof found !== 'string') found = await findCommit(repository, name);
  if (typeof found !== 'string') return base === '' ? { reason: 'There is no branch `main` to hold the work against. Name one: `npm run check -- --changed BRANCH`.' } : found;
  const fork = await findFork(repository, found, head);
  const changes = await listChanges(repository, fork);
  return 'reason' in changes ? changes : { repository, fork, changes };
}

/**
 * Problems of changed files, and those elsewhere that were not there at the base: a change can break what it does not touch.
 * Lines may have moved, so that a problem is known again by its file, rule and words.
 */
export async function keepCaused(problems: readonly Problem[], { repository, fork, changes }: Comparison, store: Store, now: number): Promise<Problem[]> {
  const changed = new Set(changes.map(({ file }) => file));
  if (problems.every(({ file }) => changed.has(file))) return [...problems];
  const folder = path.join(os.tmpdir(), `backfile-base-${randomUUID()}`);
  try {
    const extracted = await extractContent(repository, fork, folder);
    if ('reason' in extracted) return [...problems];
    const side = await openSide(extracted, { now, store, keeps: false });
    const known = new Set(side.problems.map(signOf));
    return problems.filter((problem) => changed.has(problem.file) || !known.has(signOf(problem)));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function signOf({ file, rule, reason }: Problem): string {
  return JSON.stringify([file, rule, reason]);
}

/** What must not change in silence: corrections, settled texts, and the lines of the ledger. `message` is said beside the commit messages. */
export async function checkKept(content: Content, comparison: Comparison, { now, message, folder }: { now: number; message: string; folder: string }): Promise<Problem[]> {
  const { repository, fork, changes } = comparison;
  const before = await readBase(comparison);
  const current = new Map(content.articles.map(({ article }) => [article.file, article]));
  const places = new Map(content.articles.map(({ article, places: each }) => [article.file, each['updates:key'] ?? each['updates']]));
  const unread = new Set(content.problems.map(({ file }) => file));
  const revisions: Revision[] = [];
  for (const { file, kind } of changes) {
    if (kind === 'added' || !file.startsWith('articles/') || !file.endsWith('.md') || unread.has(file)) continue;
    const bytes = await readCommitted(repository, fork, file);
    const reading = bytes && readArticle({ file, bytes }, readingManner(before.settings ?? content.settings));
    if (!reading || !('value' in reading)) continue;
    const { article } = reading.value;
    const after = current.get(file) ?? findBearer(article, content);
    const published = before.ledger.answersAt(articlePath(article))?.published ?? (before.ledger.rows.length > 0 ? dayIn('UTC', now) : article.date);
    // A text that went into another article is told there, by that article's own change.
    const merged = after !== undefined && after.file !== file && !changes.some((each) => each.file === after.file && each.kind === 'added');
    revisions.push({ file, before: merged ? { ...article, title: after.title, summary: after.summary, digest: after.digest } : article, after, place: after && places.get(after.file), published });
  }
  const today = dayIn(content.settings?.timeZone ?? 'UTC', now);
  const said = `${await readMessages(repository, fork)}\n${message}`;
  return [...checkRevisions(revisions, { today, days: settlingDays(before.settings), message: said, folder }), ...checkLedgerLines(before.ledger, content.ledger)];
}

async function readBase({ repository, fork }: Comparison): Promise<{ settings?: Settings; ledger: Ledger }> {
  const [settings, ledger] = [await readCommitted(repository, fork, settingsFile), await readCommitted(repository, fork, ledgerFile)];
  const reading = settings && readSettings({ file: settingsFile, bytes: settings });
  return { settings: reading && 'value' in reading ? reading.value : undefined, ledger: openLedger(ledger ? readLedger(new TextDecoder().decode(ledger)).rows : []) };
}

/** Who bears the address of an article whose file is gone. */
function findBearer(gone: Article, { articles }: Content): Article | undefined {
  const address = articlePath(gone);
  return articles.find(({ article }) => article.id === gone.id || article.aliases.some((alias) => alias.replace(/\/*$/, '/') === address))?.article;
}

function checkLedgerLines(before: Ledger, after: Ledger): Problem[] {
  const held = new Set([...after.rows, ...after.feedIds].map(({ address }) => address));
  return [...before.rows, ...before.feedIds].filter(({ address }) => !held.has(address)).map(({ address, published, answer }) => ({
    severity: 'problem', file: ledgerFile, line: 1, column: 1, field: 'ledger', rule: 'ledger-line', value: address,
    reason: `\`${address}\` was taken out of the ledger, and addresses are promised for good.`, hint: `Put the line back: \`${[address, published, answer].join('⇥')}\`, with tabs for \`⇥\`, or take the file back from git.`,
  }));
}
