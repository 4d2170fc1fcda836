import { usualAccent } from '../cards/accent.ts';
import type { Icon } from '../cards/icon.ts';
import { formatFarewellWorker, formatServiceWorker } from '../exports/service-worker.ts';
import { formatWebManifest, iconSizes } from '../exports/web-manifest.ts';
import { addressesOf, appleIconPath, iconPath, offlinePath, serviceWorkerPath, webManifestPath } from '../site/addresses.ts';
import { basePath, pairingOf, type Settings } from '../site/settings.ts';
import { isSettable } from '../site/signs.ts';
import type { ListedView } from '../store/store.ts';
import { cardFrameOf } from '../views/cards.ts';
import { cardsVersion, digestOf } from './fingerprint.ts';
import type { Stage } from './stages.ts';
import type { Theme } from './theme.ts';

/** Pixels of the icon that Apple's devices ask for. */
const appleSize = 180;

/** Icons with the first letter of the archive's name. Inputs: the letter, accent, pairing, fonts, code. */
export function planIcons(settings: Settings): Stage {
  const icon = iconOf(settings);
  const digest = digestOf([cardsVersion(), JSON.stringify(icon), pairingOf(settings)]);
  const sizes = new Map([[appleIconPath.slice(1), appleSize], ...iconSizes.map((size): [string, number] => [iconPath(size).slice(1), size])]);
  let draw: ReturnType<typeof openIcon> | undefined;
  return {
    name: 'icons',
    outputs: [...sizes.keys()].map((file) => ({ path: file, digest })),
    make: async ({ path: file }) => (await (draw ??= openIcon(icon, settings)))(sizes.get(file) ?? appleSize),
  };
}

/** Opens the fonts; gives the PNG of an icon so many pixels wide. What draws is loaded where there is something to draw. */
async function openIcon(icon: Icon, settings: Settings): Promise<(size: number) => Uint8Array> {
  const [{ openFaces }, { drawIcon }] = await Promise.all([import('../cards/faces.ts'), import('../cards/icon.ts')]);
  const faces = await openFaces(pairingOf(settings));
  return (size) => drawIcon(icon, size, faces);
}

/** `The` at the head of a name is nothing to know an archive by. */
function iconOf(settings: Settings): Icon {
  const { nameplate, lang, dir, accent = usualAccent } = cardFrameOf(settings);
  const [letter = ''] = nameplate.replace(/^the /i, '').match(/[\p{L}\p{N}]/u) ?? [];
  const capital = letter.toLocaleUpperCase(lang);
  return { letter: capital !== '' && isSettable(capital) ? capital : undefined, accent, lang, dir };
}

/** What a device is told of the archive. Inputs: the text itself. */
export function planWebManifest(settings: Settings): Stage {
  const text = formatWebManifest(settings);
  return { name: 'web manifest', outputs: [{ path: webManifestPath.slice(1), digest: digestOf([text]) }], make: () => text };
}

/** The worker that keeps pages for reading offline, or takes itself away. Inputs: the text itself. */
export function planServiceWorker(settings: Settings, theme: Theme, views: readonly ListedView[]): Stage {
  const base = basePath(settings);
  const { href } = addressesOf(settings, base);
  const needs = [...theme.files.keys()].filter((file) => file.startsWith('_assets/') && file.endsWith('.css')).map((file) => href(`/${file}`));
  const page = views.find(({ path: at }) => at === offlinePath);
  const text = settings.offline && page
    ? formatServiceWorker({ base, page: href(offlinePath), needs, version: digestOf([page.digest, theme.version]) })
    : formatFarewellWorker(base);
  return { name: 'service worker', outputs: [{ path: serviceWorkerPath.slice(1), digest: digestOf([text]) }], make: () => text };
}
