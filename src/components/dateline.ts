const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The body with the place it was filed from run into its first paragraph, or in a paragraph before it where the body
 * opens with anything else. `dateline` is plain text, `body` is HTML.
 * @example withDateline('<p>Talks ended.</p>', 'Istanbul') === '<p><span class="dateline">Istanbul</span> — Talks ended.</p>'
 */
export function withDateline(body: string, dateline: string | undefined): string {
  if (!dateline || body === '') return body;
  const place = `<span class="dateline">${dateline.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)}</span>`;
  const [opening] = /^\s*<p(\s[^>]*)?>/.exec(body) ?? [];
  return opening ? `${opening}${place} — ${body.slice(opening.length)}` : `<p>${place}</p>${body}`;
}
