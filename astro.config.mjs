import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';

const { BACKFILE_SITE, BACKFILE_BASE, BACKFILE_OUT, BACKFILE_PAIRING = 'record' } = process.env;

/** @param {string} ending */
function pairingFile(ending) {
  return fileURLToPath(new URL(`./src/styles/pairings/${BACKFILE_PAIRING}.${ending}`, import.meta.url));
}

/** @param {{ names: string[] }} asset */
function nameAsset({ names }) {
  return names.some((name) => name.endsWith('.css')) ? '_assets/style.[hash][extname]' : '_assets/[name].[hash][extname]';
}

const namedAssets = { rolldownOptions: { output: { assetFileNames: nameAsset } } };

/**
 * A face is never written into the style sheet, however small: most pages do without it, and the policy of content would refuse it.
 *
 * @param {string} file
 */
function isInlined(file) {
  return file.endsWith('.woff2') ? false : undefined;
}

export default defineConfig({
  site: BACKFILE_SITE ?? 'https://backfile.example',
  base: BACKFILE_BASE ?? '/',
  outDir: BACKFILE_OUT ?? 'dist',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', assets: '_assets', inlineStylesheets: 'never' },
  // 'jsx', the default, eats the white space between inline elements on separate lines.
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  // The faces of the chosen pairing alone are part of the site. One style sheet, named for what it is: Astro would name it after a chunk, and chunks differ between ways to build.
  vite: {
    build: { assetsInlineLimit: isInlined },
    environments: { client: { build: namedAssets }, ssr: { build: namedAssets }, prerender: { build: namedAssets } },
    resolve: { alias: { '#pairing-faces': pairingFile('ts'), '#pairing': pairingFile('css') } },
  },
});
