import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['tests/nightly/**/*.test.ts'] } });
