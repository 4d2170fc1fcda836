import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'rooms', include: ['tests/*.test.ts', 'tests/{archive,site,markdown,ingest,views,exports,store,build,cli,theme,cards,bench}/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'reader', include: ['tests/{reader,browser}/**/*.test.ts'], globalSetup: ['tests/support/demo.ts'], testTimeout: 120_000, hookTimeout: 180_000 } },
    ],
  },
});
