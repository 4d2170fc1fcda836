import type { FilterKind } from '../../site/search.ts';
import { openEngine, type Engine, type Facet, type RawResult } from './engine.ts';
import { readEntry } from './entry.ts';
import { buildEntry, buildFacet, formatNumber, formatResults, type SearchWords, type Wording } from './elements.ts';
import { formatQuery, isEmpty, readQuery, toggleFilter, type Query, type Sort } from './query.ts';

/** Results shown at a time. */
const pageSize = 20;
/** Values of a filter shown before all of them are asked for. */
const fewFacets = 6;
/** Milliseconds to wait for the next letter. */
const settle = 180;

/** The parts of the page. Every one is there: the page is our own. */
function findParts(form: HTMLFormElement) {
  const part = <T extends HTMLElement>(selector: string): T => {
    const found = document.querySelector<T>(selector);
    if (!found) throw new TypeError(`The search page has no ${selector}.`);
    return found;
  };
  return {
    form, input: part<HTMLInputElement>('#search-words'), from: part<HTMLSelectElement>('[name=from]'), to: part<HTMLSelectElement>('[name=to]'),
    count: part('#search-count'), filters: part<HTMLDetailsElement>('#filters'), clear: part<HTMLButtonElement>('#clear'),
    title: part('#results-title'), results: part<HTMLOListElement>('#results'), more: part<HTMLButtonElement>('#more'), ways: part('#ways'),
  };
}

/** Makes the page search: reads what its address asks for, and keeps the address with what is asked. */
export function openSearchPage(): void {
  const form = document.querySelector<HTMLFormElement>('#search');
  if (!form) return;
  const parts = findParts(form);
  const { base = '/', indexes = '', periods = '', language = '', words: wording = '{}' } = form.dataset;
  const words = JSON.parse(wording) as SearchWords;
  const { lang } = document.documentElement;
  const tell: Wording = { words, lang, base, languages: new Intl.DisplayNames(lang, { type: 'language' }) };
  let query = readQuery(location.search);
  /** Counts searches: what an earlier one finds late is not shown. */
  let turn = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let engine: Promise<Engine> | undefined;
  let all: Facet[] = [];
  let shown: RawResult[] = [];
  const open = new Set<FilterKind>();

  const showQuery = (): void => {
    if (parts.input.value.trim() !== query.words) parts.input.value = query.words;
    parts.from.value = query.from;
    parts.to.value = query.to;
    for (const radio of parts.form.querySelectorAll<HTMLInputElement>('[name=sort]')) radio.checked = radio.value === query.sort;
  };
  const showFacets = (facets: readonly Facet[]): void => {
    const held = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : undefined;
    for (const group of parts.filters.querySelectorAll<HTMLFieldSetElement>('[data-kind]')) showGroup(group, facets);
    parts.filters.hidden = all.length === 0 && query.filters.length === 0;
    parts.clear.hidden = isEmpty(query);
    if (held !== undefined) [...parts.filters.querySelectorAll('input')].find(({ value }) => value === held)?.focus();
  };
  const showGroup = (group: HTMLFieldSetElement, facets: readonly Facet[]): void => {
    const kind = group.dataset['kind'] as FilterKind;
    const chosen = query.filters.filter((filter) => filter.kind === kind).map(({ value }) => ({ kind, value, count: facets.find((facet) => facet.kind === kind && facet.value === value)?.count ?? 0 }));
    const others = facets.filter((facet) => facet.kind === kind && !chosen.some(({ value }) => value === facet.value));
    const few = open.has(kind) ? others : others.slice(0, fewFacets);
    const items = [...chosen.map((facet) => buildFacet(facet, true, tell)), ...few.map((facet) => buildFacet(facet, false, tell))];
    if (few.length < others.length) items.push(buildMore(kind, chosen.length + others.length));
    group.querySelector('ul')?.replaceChildren(...items);
    // One language, or one source, parts nothing.
    group.hidden = chosen.length === 0 && (others.length === 0 || all.filter((facet) => facet.kind === kind).length < 2);
  };
  const buildMore = (kind: FilterKind, count: number): HTMLLIElement => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'label plain';
    button.dataset['open'] = kind;
    button.textContent = words.all.replace('#', formatNumber(count, lang));
    item.append(button);
    return item;
  };
  const showMore = async (): Promise<void> => {
    const current = turn;
    const from = parts.results.childElementCount;
    const entries = await Promise.all(shown.slice(from, from + pageSize).map(async (result) => readEntry(await result.data())));
    if (current !== turn) return;
    parts.results.append(...entries.map((entry) => buildEntry(entry, tell)));
    parts.more.hidden = parts.results.childElementCount >= shown.length;
  };
  const search = async (): Promise<void> => {
    turn += 1;
    const current = turn;
    clearTimeout(waiting);
    const empty = isEmpty(query);
    parts.ways.hidden = !empty;
    parts.title.hidden = empty;
    try {
      const slow = setTimeout(() => current === turn && !empty && (parts.count.textContent = words.searching), 400);
      engine ??= openEngine({ indexes, periods, language });
      const { search: ask, listFacets } = await engine;
      const found = empty ? { results: [], facets: all } : await ask(query);
      clearTimeout(slow);
      if (current !== turn) return;
      shown = found.results;
      parts.results.replaceChildren();
      await showMore();
      if (current !== turn) return;
      // Told when they are there to go to.
      parts.count.textContent = empty ? '' : shown.length === 0 ? words.none : formatResults(tell, shown.length);
      if (all.length === 0) {
        all = await listFacets();
        const again = empty ? all : (await ask(query)).facets;
        if (current === turn) showFacets(again);
      } else showFacets(found.facets);
    } catch {
      if (current === turn) parts.count.textContent = words.unavailable;
      engine = undefined;
    }
  };
  /** Takes up another query: with an entry of its own in the history where it is `kept`. */
  const ask = (next: Query, kept: boolean): void => {
    const address = `${location.pathname}${formatQuery(next)}`;
    if (address === `${location.pathname}${formatQuery(query)}` && kept === false) return;
    query = next;
    if (address !== location.pathname + location.search) history[kept ? 'pushState' : 'replaceState'](null, '', address);
    showQuery();
    void search();
  };
  const readForm = (): Query => {
    const { value: words } = parts.input;
    const sort = parts.form.querySelector<HTMLInputElement>('[name=sort]:checked')?.value as Sort | undefined;
    return { ...query, words: words.trim(), from: parts.from.value, to: parts.to.value, sort: sort ?? 'relevance' };
  };

  parts.input.addEventListener('input', () => {
    clearTimeout(waiting);
    // From nothing to the first words is a step that Back takes; each further letter is none.
    waiting = setTimeout(() => ask(readForm(), isEmpty(query)), settle);
  });
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask(readForm(), true);
  });
  parts.form.addEventListener('change', ({ target }) => {
    if (target !== parts.input) ask(readForm(), true);
  });
  parts.filters.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) ask(toggleFilter(readForm(), target.dataset['kind'] as FilterKind, target.value), true);
  });
  parts.filters.addEventListener('click', ({ target }) => {
    const kind = target instanceof HTMLElement ? target.dataset['open'] : undefined;
    if (!kind) return;
    open.add(kind as FilterKind);
    void search().then(() => parts.filters.querySelectorAll<HTMLInputElement>(`[data-kind="${kind}"] input`)[fewFacets]?.focus());
  });
  parts.clear.addEventListener('click', () => {
    ask({ ...readQuery(''), sort: query.sort }, true);
    parts.input.focus();
  });
  parts.more.addEventListener('click', async () => {
    const before = parts.results.childElementCount;
    await showMore();
    parts.results.children[before]?.querySelector('a')?.focus();
  });
  addEventListener('popstate', () => {
    query = readQuery(location.search);
    showQuery();
    void search();
  });
  document.addEventListener('keydown', (event) => walk(event, parts.input, parts.results));

  parts.filters.open = matchMedia('(min-width: 60rem)').matches;
  // What was typed before this script came is asked for.
  const typed = parts.input.value.trim();
  if (isEmpty(query) && typed !== '') ask({ ...query, words: typed }, true);
  else {
    showQuery();
    // Where nothing is asked for, the page itself comes first: its faces, and what it shows.
    if (isEmpty(query) && document.readyState !== 'complete') addEventListener('load', () => void search(), { once: true });
    else void search();
  }
}

/** `/` goes to the words; the arrows go down from there through the results, and up again. */
function walk(event: KeyboardEvent, input: HTMLInputElement, results: HTMLElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { target, key } = event;
  const typing = target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio' || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
  if (key === '/' && !typing) {
    event.preventDefault();
    input.focus();
    input.select();
    return;
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
  const links = [...results.querySelectorAll<HTMLElement>('h3 a')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at === -1 && document.activeElement !== input) return;
  const next = key === 'ArrowDown' ? links[at + 1] : at > 0 ? links[at - 1] : at === 0 ? input : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
}
