import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type AstroIntegration } from 'astro';
import { inlineFile } from './theme.ts';

// Run as a program with its setup as JSON: compiles the theme and ends.

/** What a theme is compiled for, and where it is put. */
export interface CompileSetup {
  site: string;
  base: string;
  /** The type pairing. */
  pairing: string;
  folder: string;
  cache: string;
}

/** Every route is rendered on request, through `theme-entry.ts`. */
const adapter: AstroIntegration = {
  name: 'backfile-theme',
  hooks: {
    'astro:route:setup': ({ route }) => {
      route.prerender = false;
    },
    'astro:config:done': ({ setAdapter }) => setAdapter({
      name: 'backfile-theme', entrypointResolution: 'auto', serverEntrypoint: pathToFileURL(path.join(import.meta.dirname, 'theme-entry.ts')),
      supportedAstroFeatures: { staticOutput: 'stable', hybridOutput: 'stable', serverOutput: 'stable', sharpImageService: 'stable' },
    }),
  },
};

/** Astro writes a random key, for islands that we have none of, and the folder it wrote to: an equal theme is to be equal to the byte. */
function dropChance(code: string, folder: string): string {
  return code.replaceAll(pathToFileURL(folder).href, 'file:///theme').replace(/"key":"[\w+/=]{44}"/, `"key":"${Buffer.alloc(32).toString('base64')}"`);
}

const { site, base, folder, cache } = JSON.parse(process.argv[3] ?? '') as CompileSetup;
const root = path.resolve(import.meta.dirname, '../..');
await build({
  root, configFile: 'astro.config.mjs', outDir: folder, logLevel: 'error', output: 'server', site, base,
  adapter, image: { service: { entrypoint: 'astro/assets/services/noop' } },
  // The bundle stands in the cache, wherever that is: it carries its packages.
  vite: { ssr: { noExternal: true } },
  cacheDir: path.join(cache, 'astro'),
});
const entry = path.join(folder, 'server', 'entry.mjs');
fs.writeFileSync(entry, dropChance(fs.readFileSync(entry, 'utf8'), folder));
const { listInlineScripts } = await import(pathToFileURL(entry).href) as typeof import('./theme-entry.ts');
fs.writeFileSync(path.join(folder, inlineFile), JSON.stringify(listInlineScripts()));
