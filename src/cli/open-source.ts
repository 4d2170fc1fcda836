import fs from 'node:fs';
import path from 'node:path';
import type { WebPage } from '../ingest/web-page.ts';
import { tellDisk } from '../ingest/write-article.ts';

/** What is known of the page an article is taken from; `told` says why it is not more. */
export interface OpenedSource {
  page?: WebPage;
  /** The address that was typed, without what only its sender is to know. */
  url?: string;
  told?: string;
}

const longestWait = 10_000;
/** 2 MiB. */
const mostBytes = 2 * 1024 * 1024;

/** Reads a page by its address or from a saved file. Where it cannot be read, that is told, and what the address says stays. */
export async function openSource(typed: string, cwd: string, get: typeof fetch = fetch): Promise<OpenedSource> {
  const url = readUrl(typed);
  const read = url === undefined ? readSaved(path.resolve(cwd, typed), typed) : await fetchPage(url, get);
  if ('told' in read) return { url, told: read.told };
  const { readWebPage } = await import('../ingest/web-page.ts');
  const page = readWebPage(read.html);
  const found = page.title !== undefined || page.date !== undefined || page.site !== undefined;
  return { page, url, told: found ? undefined : `\`${typed}\` says nothing of its title, day or outlet.` };
}

/** An address of the web, without name, password and anchor; undefined where it is none. */
export function readUrl(typed: string): string | undefined {
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return undefined;
  const url = new URL(typed);
  for (const part of ['username', 'password', 'hash'] as const) url[part] = '';
  return url.href;
}

function readSaved(place: string, typed: string): { html: string } | { told: string } {
  try {
    const handle = fs.openSync(place, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    try {
      if (!fs.fstatSync(handle).isFile()) return { told: `\`${typed}\` is not a file.` };
      const bytes = Buffer.alloc(Math.min(fs.fstatSync(handle).size, mostBytes));
      return { html: decode(bytes.subarray(0, fs.readSync(handle, bytes, 0, bytes.length, 0)), '') };
    } finally {
      fs.closeSync(handle);
    }
  } catch (error) {
    return { told: `\`${typed}\` could not be read: ${tellDisk(error)}` };
  }
}

async function fetchPage(url: string, get: typeof fetch): Promise<{ html: string } | { told: string }> {
  try {
    const response = await get(url, { signal: AbortSignal.timeout(longestWait), headers: { accept: 'text/html', 'user-agent': 'Backfile' } });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok) return { told: `${url} answered ${response.status}.` };
    if (type !== '' && !/html|xml/i.test(type)) return { told: `${url} is not a page but \`${type}\`.` };
    return { html: decode(await readStart(response), type) };
  } catch (error) {
    return { told: error instanceof Error && error.name === 'TimeoutError' ? `${url} did not answer within ${longestWait / 1000} seconds.` : `${url} could not be reached.` };
  }
}

/** No more than is looked at. */
async function readStart({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= mostBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, mostBytes);
}

/** Text in the encoding that the answer or the page names; UTF-8 where neither does, or it is unknown. */
function decode(bytes: Uint8Array, type: string): string {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const name = /charset=["']?([\w-]{1,40})/i.exec(type)?.[1] ?? /<meta[^>]{0,200}charset=["']?([\w-]{1,40})/i.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
