import { defineConfig } from 'astro/config';

const { BACKFILE_SITE, BACKFILE_BASE, BACKFILE_OUT } = process.env;

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
});
