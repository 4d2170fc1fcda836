import type { Body, TextProblem } from '../../src/markdown/body.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';

/** The body of a text that has no problem. */
export function bodyOf(text: string): Body {
  const rendered = renderMarkdown(text);
  if ('problems' in rendered) throw new TypeError(rendered.problems.map(({ reason }) => reason).join(' '));
  return rendered.body;
}

export function htmlOf(text: string): string {
  return bodyOf(text).html;
}

export function problemsOf(text: string): TextProblem[] {
  const rendered = renderMarkdown(text);
  return 'problems' in rendered ? rendered.problems : [];
}
