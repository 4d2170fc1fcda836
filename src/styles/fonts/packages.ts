import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Each with the version its files are read from. */
const packages = {
  'source-serif': '4.5.1',
  '@fontsource-variable/newsreader': '5.3.0',
  '@fontsource-variable/vollkorn': '5.3.0',
  '@fontsource/vollkorn-sc': '5.3.0',
  '@fontsource-variable/archivo': '5.3.0',
  '@fontsource-variable/encode-sans': '5.3.0',
  '@fontsource-variable/instrument-sans': '5.3.0',
  '@fontsource-variable/noto-naskh-arabic': '5.3.0',
  // What readers' own systems have, or a font as wide as that: Gelasio is Georgia's size, Tinos Times New Roman's, Arimo Arial's.
  '@fontsource/gelasio': '5.3.0',
  '@fontsource/tinos': '5.3.0',
  '@fontsource/noto-serif': '5.3.0',
  '@fontsource/arimo': '5.3.0',
  '@fontsource/roboto': '5.3.0',
  'dejavu-fonts-ttf': '2.37.3',
} as const;

/** The folder with the packages, which the tools beside this file alone need. */
export function installPackages(): URL {
  const folder = new URL('../../../.cache/fonts/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const missing = Object.keys(packages).some((name) => !existsSync(new URL(`node_modules/${name}/`, folder)));
  if (missing) execFileSync('npm', ['install', '--prefix', fileURLToPath(folder), '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', ...Object.entries(packages).map(([name, version]) => `${name}@${version}`)], { stdio: 'inherit' });
  return new URL('node_modules/', folder);
}
