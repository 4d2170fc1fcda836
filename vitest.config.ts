import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/support/slowest-first.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: SlowestFirst },
    projects: [
      { test: { name: 'rooms', include: ['tests/*.test.ts', 'tests/{archive,site,markdown,ingest,imports,views,exports,store,build,cli,theme,cards,bench}/**/*.test.ts'], globalSetup: ['tests/support/shared-themes.ts'], testTimeout: 60_000 } },
      { test: { name: 'reader', include: ['tests/{reader,browser}/**/*.test.ts'], globalSetup: ['tests/support/shared-themes.ts', 'tests/support/demo.ts'], testTimeout: 120_000, hookTimeout: 180_000 } },
    ],
  },
});
