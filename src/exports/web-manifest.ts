import { addressesOf, homePath, iconPath } from '../site/addresses.ts';
import { papers } from '../site/colours.ts';
import { basePath, type Settings } from '../site/settings.ts';
import { spokenLanguage, tagOf } from '../site/wording.ts';
import { directionOf } from '../site/words/grammar.ts';

/** The sides of an archive's icons in pixels. */
export const iconSizes = [192, 512] as const;

/** What a device is told of an archive that a reader keeps on it (https://www.w3.org/TR/appmanifest/). */
export function formatWebManifest(settings: Settings): string {
  const { href } = addressesOf(settings, basePath(settings));
  const lang = spokenLanguage(settings.language);
  return `${JSON.stringify({
    id: href(homePath), name: settings.name, short_name: settings.nameplate ?? settings.name, description: settings.motto,
    lang: tagOf(lang), dir: directionOf(lang), start_url: href(homePath), scope: href(homePath), display: 'minimal-ui',
    background_color: papers.light, theme_color: papers.light,
    icons: iconSizes.map((size) => ({ src: href(iconPath(size)), sizes: `${size}x${size}`, type: 'image/png', purpose: 'any maskable' })),
  }, null, 2)}\n`;
}
