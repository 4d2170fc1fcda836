import type { Foreign } from './foreign.ts';
import { decode, type Plan, type Planned } from './plan.ts';
import { fileScheme } from './shortcodes.ts';

/** Where a link of a foreign text leads now: an article of the import, an address in full, or nowhere. */
export function rewriteLink(written: string, foreign: Foreign, plan: Plan, note: (what: string) => void): string | undefined {
  const url = written.replace(/[\u0000-\u0020\u007f]+/g, (space) => (space.includes('\n') || space.includes('\t') ? '' : ' ')).trim();
  if (url === '' || url.startsWith('#')) return undefined;
  if (url.startsWith(fileScheme) || url.startsWith('@/')) return linkFile(url.replace(fileScheme, ''), plan, note);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/\s/g, ''))?.[1]?.toLowerCase();
  if (scheme === 'mailto' || scheme === 'tel') return url.replaceAll(' ', '%20');
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    note(`A link that began with \`${scheme}:\` lost its address`);
    return undefined;
  }
  const base = baseOf(foreign, plan);
  if (!URL.canParse(url, base)) {
    note('A link whose address cannot be read lost it');
    return undefined;
  }
  const target = new URL(url, base);
  const article = plan.findByAddress(target.href) ?? (scheme === undefined && foreign.folder !== undefined ? findBeside(url, foreign, plan) : undefined);
  if (article) return article.path;
  if (scheme !== undefined) return /[\s<>]/.test(url) ? target.href : url;
  if (target.hostname !== 'old.invalid') return target.href;
  note(`The link to \`${url.slice(0, 120)}\` led nowhere, and its words were kept; \`--site ADDRESS\` keeps such links`);
  return undefined;
}

function linkFile(file: string, plan: Plan, note: (what: string) => void): string | undefined {
  const article = plan.findByFile(file);
  if (!article) note(`The link to \`${decode(file).slice(0, 120)}\` led nowhere, and its words were kept`);
  return article?.path;
}

/** A link to a file beside the one that holds it. */
function findBeside(url: string, foreign: Foreign, plan: Plan): Planned | undefined {
  if (!/\.(?:md|markdown|mdx)(?:[?#]|$)/i.test(url)) return undefined;
  const folder = foreign.origin.slice(0, foreign.origin.lastIndexOf('/') + 1);
  return plan.findByFile(url.startsWith('/') ? url : new URL(url, `http://old.invalid/${folder}`).pathname);
}

/** The full address a foreign article stood at, against which its links are read. */
function baseOf(foreign: Foreign, plan: Plan): string {
  const home = plan.home !== undefined && URL.canParse(plan.home) ? plan.home : 'http://old.invalid/';
  const address = foreign.outlet?.url ?? foreign.addresses.find((each) => each !== '') ?? '/';
  return URL.canParse(address, home) ? new URL(address, home).href : home;
}

/** The address of a picture in full, where it has one. */
export function pictureAddress(written: string, foreign: Foreign, plan: Plan): string | undefined {
  const base = baseOf(foreign, plan);
  if (!URL.canParse(written.trim(), base)) return undefined;
  const url = new URL(written.trim(), base);
  return /^https?:$/.test(url.protocol) && url.hostname !== 'old.invalid' ? url.href : undefined;
}
