import type { AstroGlobal, SSRResult } from 'astro';
import { createApp } from 'astro/app/entrypoint';
import { renderToString } from 'astro/runtime/server/index.js';
import { homePath, notFoundPath } from '../site/addresses.ts';

// What the engine asks of the compiled theme. This module is bundled with it.

const app = createApp({ streaming: false });

type Component = Parameters<typeof renderToString>[1];

/** A page of `src/pages/`, and what Astro would render it with. */
interface Route {
  component: Component;
  /** As it is before anything is rendered. */
  result: SSRResult;
}

const anyPage = 'src/pages/[...path].astro';
const notFoundPage = 'src/pages/404.astro';

export { readViewsFrom } from '../store/views.ts';

const routes = new Map<string, Promise<Route>>();

/**
 * The HTML of the page at `path`, as `astro build` writes it. Astro answers one request for each page of `src/pages/`; what it
 * has then made ready renders all others, without a request, a response and their headers for each.
 * @throws when the theme has no such page, or one of its templates fails.
 */
export async function render(path: string, base: string): Promise<string> {
  const [page, asked] = path === notFoundPath ? [notFoundPage, notFoundPath] : [anyPage, homePath];
  const route = routes.get(page) ?? openRoute(page, `http://localhost${base.replace(/\/$/, '')}${asked}`);
  routes.set(page, route);
  const { component, result } = await route;
  const text = await renderToString(resultFor(path, result), component, {}, {}, true);
  if (typeof text !== 'string' || text === '') throw new Error(`The page at \`${path}\` answers ${typeof text === 'string' ? 'nothing' : text.status}.`);
  return text;
}

/** Lets Astro answer a request, and keeps what it calls the page's component with. */
async function openRoute(page: string, address: string): Promise<Route> {
  const pages = app.manifest.pageMap;
  const load = pages?.get(page);
  if (!pages || !load) throw new Error(`The theme has no \`${page}\`.`);
  const loaded = await load();
  const instance = await loaded.page();
  const component = instance.default as Component;
  let result: SSRResult | undefined;
  const keep = Object.assign((...[made, ...rest]: Parameters<Component>) => {
    result ??= afresh(made);
    return component(made, ...rest);
  }, component);
  pages.set(page, () => Promise.resolve({ ...loaded, page: () => Promise.resolve({ ...instance, default: keep }) }));
  const response = await app.render(new Request(address));
  pages.set(page, load);
  if (!result) throw new Error(`\`${page}\` answers ${response.status}.`);
  return { component, result };
}

/** The same with sets and lists of its own: templates fill them while they render. */
function afresh(result: SSRResult): SSRResult {
  return {
    ...result, styles: new Set(result.styles), scripts: new Set(result.scripts), links: new Set(result.links),
    _metadata: Object.fromEntries(Object.entries(result._metadata).map(([name, value]) => [name, value instanceof Set ? new Set(value) : Array.isArray(value) ? [...value] : value])) as SSRResult['_metadata'],
  };
}

function resultFor(path: string, known: SSRResult): SSRResult {
  const params = { path: path.slice(1) };
  return { ...afresh(known), params, pathname: path, createAstro: (props) => new PageGlobal(props, params) as unknown as AstroGlobal };
}

/** `Astro` in a template, as far as templates may go: a page is made of one view, and of nothing that a request says. */
class PageGlobal {
  readonly props: Record<string, unknown>;
  readonly params: { path: string };
  /** What is compiled of a template puts its own component here. */
  self: unknown = undefined;

  constructor(props: Record<string, unknown>, params: { path: string }) {
    this.props = props;
    this.params = params;
  }
}

const ofRequests = ['url', 'request', 'response', 'site', 'generator', 'slots', 'cookies', 'session', 'locals', 'redirect', 'rewrite', 'routePattern', 'isPrerendered', 'clientAddress', 'currentLocale', 'preferredLocale', 'preferredLocaleList', 'callAction', 'getActionResult', 'csp', 'cache'];

for (const name of ofRequests) {
  Object.defineProperty(PageGlobal.prototype, name, {
    get: () => {
      throw new Error(`A template asks for \`Astro.${name}\`. It has \`Astro.props\` and \`Astro.params\`: put what it needs into its view.`);
    },
  });
}

/** The scripts of components that stand in pages themselves, because they are small. */
export function listInlineScripts(): string[] {
  return [...app.manifest.inlinedScripts.values()].filter((text) => text !== '').sort();
}
