import { defineConfig } from 'astro/config';

export default defineConfig({ site: 'https://bench.example', compressHTML: false, cacheDir: './cache' });
