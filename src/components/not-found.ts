import { findLikely, findPart, readAskedSlug, type Listed } from './likely-articles.ts';
import { findNearestDays, formatDay, readAskedDay, type FoundDay } from './nearest-days.ts';

/** Adds to the page of a missing address what its path may mean: likely articles, and the nearest days. */
export async function helpMissing(): Promise<void> {
  await Promise.all([showLikely(), showNearest()]);
}

/** What an address of our own data gives; `none` where it cannot be had. */
async function load<T>(address: string, none: T): Promise<T> {
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? await answer.json() as T : none;
}

function hrefOf(base: string, path: string): string {
  return base.replace(/\/$/, '') + path;
}

/** Fills a hidden section of the page and shows it, where there is something to show. */
function fill(section: HTMLElement, items: readonly HTMLLIElement[]): void {
  section.querySelector('ul')?.append(...items);
  section.hidden = items.length === 0;
}

async function showNearest(): Promise<void> {
  const section = document.querySelector<HTMLElement>('#nearest');
  const { days: address = '', base = '/', forms = '{}' } = section?.dataset ?? {};
  const asked = readAskedDay(location.pathname, base);
  if (!section || !asked) return;
  const texts = JSON.parse(forms) as Record<string, string>;
  const { earlier, later } = findNearestDays(await load<Record<string, number>>(address, {}), asked);
  fill(section, [earlier, later].filter((day) => day !== undefined).map((day) => buildDay(day, base, texts)));
}

function buildDay({ day, count }: FoundDay, base: string, texts: Readonly<Record<string, string>>): HTMLLIElement {
  const { lang } = document.documentElement;
  const link = document.createElement('a');
  link.href = hrefOf(base, `/${day.replaceAll('-', '/')}/`);
  const title = document.createElement('span');
  title.className = 'title';
  title.textContent = formatDay(day, lang);
  const note = document.createElement('span');
  note.className = 'which';
  note.textContent = (texts[new Intl.PluralRules(lang).select(count)] ?? texts['other'] ?? '#').replace('#', new Intl.NumberFormat(lang).format(count));
  link.append(title, ' ', note);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

async function showLikely(): Promise<void> {
  const section = document.querySelector<HTMLElement>('#likely');
  const { slugs = '', base = '/' } = section?.dataset ?? {};
  const slug = readAskedSlug(location.pathname.slice(base.length - 1));
  if (!section || !slug) return;
  const part = findPart(await load<string[]>(slugs, []), slug);
  const articles = part === undefined ? [] : await load<Listed[]>(slugs.replace(/\.json$/, `-${part}.json`), []);
  fill(section, findLikely(articles, slug, readAskedDay(location.pathname, base)).map((article) => buildLikely(article, base)));
}

function buildLikely([path, title, lang]: Listed, base: string): HTMLLIElement {
  const link = document.createElement('a');
  Object.assign(link, { href: hrefOf(base, path), lang, textContent: title });
  const day = document.createElement('span');
  Object.assign(day, { className: 'meta', textContent: formatDay(path.slice(1, 11).replaceAll('/', '-'), document.documentElement.lang) });
  const item = document.createElement('li');
  item.append(link, ' ', day);
  return item;
}
