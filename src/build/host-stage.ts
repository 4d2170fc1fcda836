import { createHash } from 'node:crypto';
import { formatHeadersFile, formatRedirectsFile } from '../exports/deploy/pages-host.ts';
import type { InlineHashes } from '../exports/deploy/policy.ts';
import { describeDeployment, type Deployment, type Moved } from '../exports/deploy/rules.ts';
import { accentStyle, agoScript, offlineScript, speculationRules, themeScript } from '../layouts/head-scripts.ts';
import { addressesOf, headersPath, homePath, redirectsPath, serviceWorkerPath } from '../site/addresses.ts';
import { basePath, type Settings } from '../site/settings.ts';
import type { ListedView, Store } from '../store/store.ts';
import { readBare } from '../store/views.ts';
import { digestOf } from './fingerprint.ts';
import type { Stage } from './stages.ts';
import type { Theme } from './theme.ts';

/** What servers are told of a site is made from. */
export interface HostSources {
  views: readonly ListedView[];
  store: Store;
  settings: Settings;
  theme: Pick<Theme, 'inline'>;
}

/** Every script and style that can stand in a page of this site itself. */
export function hashInline(settings: Settings, { inline }: Pick<Theme, 'inline'>): InlineHashes {
  const { href } = addressesOf(settings, basePath(settings));
  const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const scripts = [themeScript, agoScript, speculationRules(href(homePath)), ...(settings.offline ? [offlineScript(href(serviceWorkerPath))] : []), ...inline];
  return { scripts: scripts.map(hash), styles: settings.accent ? [hash(accentStyle(settings.accent))] : [] };
}

/** What every server is told of a site as it is in the store. */
export function describeSite({ views, store, settings, theme }: HostSources): Deployment {
  return describeDeployment(settings, hashInline(settings, theme), readMoved(views, store, settings));
}

/** Where redirects lead, in the order of their own addresses. */
function readMoved(views: readonly ListedView[], store: Store, settings: Settings): Moved[] {
  const { href } = addressesOf(settings, basePath(settings));
  return views.flatMap(({ path: at, kind }) => {
    const view = kind === 'redirect' ? readBare(store, at) : undefined;
    return view?.kind === 'redirect' ? [{ from: href(at), to: view.to }] : [];
  });
}

/** `_headers` and `_redirects`. Inputs: the text of the one; the views of redirects, the settings, the code of the other. */
export function planForHosts({ views, store, settings, theme }: HostSources & { theme: Pick<Theme, 'code'> }): Stage {
  const headers = formatHeadersFile(describeDeployment(settings, hashInline(settings, theme), []));
  const redirects = views.filter(({ kind }) => kind === 'redirect');
  const moved = digestOf([theme.code, settings.host ?? '', settings.address, ...redirects.flatMap(({ path: at, digest }) => [at, digest])]);
  const files = new Map([[headersPath.slice(1), digestOf([headers])], ...(redirects.length > 0 ? [[redirectsPath.slice(1), moved] as const] : [])]);
  return {
    name: 'for hosts',
    outputs: [...files].map(([file, digest]) => ({ path: file, digest })),
    make: ({ path: file }) => (file === headersPath.slice(1) ? headers : formatRedirectsFile(describeSite({ views, store, settings, theme }), settings.host ?? 'cloudflare')),
  };
}
