import type { Article, DayText, Update } from '../archive/article.ts';
import { daysBetween } from '../archive/days.ts';
import type { Problem } from './problem.ts';

/** An article as it was and as it is; without `after` its file is gone and nothing bears its address. */
export interface Revision {
  file: string;
  before: Article;
  after?: Article;
  /** The first line of `updates`, or of the file. */
  place?: { line: number; column: number };
  /** The day it was first published, where that is known. */
  published?: DayText;
}

export interface Settling {
  today: DayText;
  /** Days after which a text is changed only with an entry of `updates`. */
  days: number;
  /** What commit messages and the text of the pull request say. */
  message: string;
  /** The content folder as typed, which may stand before paths in the message. */
  folder: string;
}

/**
 * Corrections that were changed or taken out, and texts that were changed in silence. An entry of `updates` is kept for good;
 * a text that is no longer new is changed with a new entry, or by a line `minor-edit: FILE` or `minor-edit: reason`.
 */
export function checkRevisions(revisions: readonly Revision[], settling: Settling): Problem[] {
  return revisions.flatMap((revision) => [...checkUpdates(revision), ...checkText(revision, settling)]);
}

function signOf({ date, type, text }: Update): string {
  return JSON.stringify([date, type, text]);
}

function checkUpdates({ file, before, after, place }: Revision): Problem[] {
  const kept = new Set((after?.updates ?? []).map(signOf));
  return before.updates.filter((update) => !kept.has(signOf(update))).map(({ date, type, text }) => ({
    severity: 'problem', file: after?.file ?? file, ...(place ?? { line: 1, column: 1 }), field: 'updates', rule: 'update-changed', value: text,
    reason: `The ${type} of ${date} was changed or taken out, and entries of \`updates\` are kept for good.`,
    hint: `Put it back: \`- { date: ${date}, type: ${type}, text: ${JSON.stringify(text)} }\`. What is to be added goes into an entry of its own.`,
  }));
}

function checkText({ file, before, after, place, published = before.date }: Revision, { today, days, message, folder }: Settling): Problem[] {
  const age = daysBetween(published, today);
  if (!after || before.draft || age <= days || textOf(before) === textOf(after)) return [];
  const known = new Set(before.updates.map(signOf));
  if (after.updates.some((update) => !known.has(signOf(update))) || isMinor([file, after.file], message, folder)) return [];
  return [{
    severity: 'problem', file: after.file, ...(place ?? { line: 1, column: 1 }), field: 'updates', rule: 'text-changed',
    reason: `The words of this article were changed ${age} days after it was published, and no entry of \`updates\` tells what and why.`,
    hint: `Add \`- { date: ${today}, type: correction, text: What was wrong. }\` under \`updates:\`, or write the line \`minor-edit: ${after.file}\` into the commit message where nothing was corrected.`,
  }];
}

/** What readers have read: headline, standfirst and text. */
function textOf({ title, summary = '', digest }: Article): string {
  return JSON.stringify([title, summary, digest]);
}

/** Whether a message excuses a file, by its path or by a reason for all. */
function isMinor(files: readonly string[], message: string, folder: string): boolean {
  const paths = new Set(files.flatMap((file) => [file, `${folder}/${file}`, `content/${file}`]));
  return [...message.matchAll(/^[ \t]*minor-edit:[ \t]*(\S.*?)[ \t]*$/gim)].some(([, said = '']) => paths.has(said) || !/\.md$/i.test(said));
}
