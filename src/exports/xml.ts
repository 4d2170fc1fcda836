const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text within an element or between double quotes. What XML 1.0 cannot hold at all is left out. */
export function escapeXml(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

/** The head of a document. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';
