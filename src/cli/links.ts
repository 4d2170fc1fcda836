import path from 'node:path';
import { parseArgs } from 'node:util';
import { askLinks, isGood, listOuterLinks } from '../build/links.ts';
import { count } from '../ingest/report.ts';
import type { Io } from './build.ts';
import { openContent } from './open-content.ts';
import { folderOptions } from './options.ts';

interface LinksIo extends Io {
  /** Milliseconds since 1970. */
  now: number;
}

/** Waited for by a person: a server that is silent so long is told as silent. */
const patience = 10_000;
const hostsAtOnce = 8;

/**
 * `npm run links -- [--content DIR] [--cache DIR] [--local]`: asks whether the pages that articles link to are still there.
 * 0 whatever they answer: the web changes, and no build waits for it. 2 where the call was not understood.
 */
export async function linksCommand(args: string[], io: LinksIo): Promise<number> {
  const { values } = parseArgs({ args, options: { ...folderOptions, local: { type: 'boolean', default: false } } });
  const opened = openContent(values, io.cwd);
  if ('unusable' in opened) {
    io.out(opened.unusable);
    return 2;
  }
  const links = listOuterLinks(opened.content);
  const answers = await askLinks(links, { cache: path.join(path.resolve(io.cwd, values.cache), 'links.json'), now: io.now, hosts: hostsAtOnce, patience, local: values.local });
  const dead = links.flatMap(({ url, file }) => {
    const answer = answers.get(url);
    return answer && !isGood(answer) ? [{ url, file, told: answer.status === 0 ? 'no answer' : String(answer.status) }] : [];
  });
  for (const { url, file, told } of dead) io.out(`${values.content}/${file}  ${told}  ${url}`);
  const unasked = links.length - answers.size;
  io.out(`${count(links.length, 'link')} to other sites, ${dead.length} dead.${unasked > 0 ? ` ${count(unasked, 'link')} into this network ${unasked === 1 ? 'was' : 'were'} not asked.` : ''}`);
  return 0;
}
