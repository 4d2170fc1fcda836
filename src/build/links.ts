import fs from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import type { Content } from '../ingest/content.ts';

/** A link out of the archive: where it leads, and the first file that bears it. */
export interface OuterLink {
  url: string;
  file: string;
}

/** How a server answered: a status of HTTP, or 0 where it did not, and when. */
export interface Answer {
  status: number;
  /** Milliseconds since 1970. */
  asked: number;
}

export interface AskOptions {
  /** The file in which answers are kept between runs. */
  cache: string;
  now: number;
  /** Hosts asked at a time; each is asked one thing after the other. */
  hosts: number;
  /** Milliseconds to wait for an answer. */
  patience: number;
  /** Whether machines of this network are asked: a stranger's text must not lead to them. */
  local: boolean;
  progress?: (done: number, total: number) => void;
}

const day = 24 * 60 * 60 * 1000;
/** How long an answer holds: what answered is asked again in a month, what did not tomorrow. */
const holds = { good: 30 * day, bad: day };

/** Links that leave the site, of texts and of `source` and `sameAs`, each once, in order of address. */
export function listOuterLinks({ articles, pages, tags }: Content): OuterLink[] {
  const found = new Map<string, string>();
  const add = (url: string | undefined, file: string): void => {
    const clean = url?.replace(/#.*$/s, '');
    if (clean !== undefined && /^https?:/i.test(clean) && URL.canParse(clean) && !found.has(clean)) found.set(clean, file);
  };
  for (const { article, body } of articles) {
    for (const url of listHrefs(body.html)) add(url, article.file);
    add(article.source?.url, article.file);
    add(article.source?.archived, article.file);
  }
  for (const { body, file } of pages) for (const url of listHrefs(body.html)) add(url, file);
  for (const { sameAs, file } of tags) for (const url of sameAs) add(url, file);
  return [...found].map(([url, file]) => ({ url, file })).sort((a, b) => (a.url < b.url ? -1 : 1));
}

function listHrefs(html: string): string[] {
  return [...html.matchAll(/ href="(https?:[^"]*)"/gi)].map(([, url = '']) => url.replace(/&#x26;|&amp;|&#38;/g, '&'));
}

/** Whether a host is this machine or one beside it, by its name or number. */
function isLocal(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  if (isIP(name) === 6) return /^(::|f[cd]|fe[89ab])/i.test(name);
  if (isIP(name) === 4) return /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(name);
  return !name.includes('.') || /\.(local|localhost|internal|lan|home\.arpa)\.?$/i.test(name);
}

/** Asks the servers of links that were not asked lately. No redirect is followed. Gives every answer, those kept included. */
export async function askLinks(links: readonly OuterLink[], options: AskOptions): Promise<Map<string, Answer>> {
  const { cache, now, hosts, patience, local, progress } = options;
  const known = readCache(cache);
  const wanted = links.filter(({ url }) => (local || !isLocal(new URL(url).hostname)) && !isFresh(known.get(url), now));
  const queues = [...Map.groupBy(wanted, ({ url }) => new URL(url).host).values()];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const { url } of queue) {
        known.set(url, { status: await ask(url, patience), asked: now });
        progress?.(done += 1, wanted.length);
      }
    }
  };
  await Promise.all(Array.from({ length: hosts }, work));
  const answers = new Map(links.flatMap(({ url }) => { const answer = known.get(url); return answer ? [[url, answer] as const] : []; }));
  writeCache(cache, answers);
  return answers;
}

function isFresh(answer: Answer | undefined, now: number): boolean {
  return answer !== undefined && now - answer.asked < (isGood(answer) ? holds.good : holds.bad);
}

/** A page that asks for a name or for patience is there. */
export function isGood({ status }: Answer): boolean {
  return (status >= 200 && status < 400) || status === 401 || status === 403 || status === 429;
}

/** The head first, and the whole where a server gives no head. */
async function ask(url: string, patience: number): Promise<number> {
  for (const method of ['HEAD', 'GET']) {
    try {
      const answer = await fetch(url, { method, redirect: 'manual', signal: AbortSignal.timeout(patience), headers: { 'user-agent': 'Backfile link check' } });
      await answer.body?.cancel();
      if (method === 'GET' || answer.status < 400) return answer.status;
    } catch {
      if (method === 'GET') return 0;
    }
  }
  return 0;
}

function readCache(file: string): Map<string, Answer> {
  try {
    const kept: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept as Record<string, Partial<Answer>>) : [];
    return new Map(entries.flatMap(([url, { status, asked }]) => (typeof status === 'number' && typeof asked === 'number' ? [[url, { status, asked }] as const] : [])));
  } catch {
    return new Map();
  }
}

function writeCache(file: string, answers: ReadonlyMap<string, Answer>): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(Object.fromEntries(answers), undefined, 1)}\n`);
}
