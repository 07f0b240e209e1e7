import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Everything that needs no build. Tests of the built server have a configuration of their own, in tests/server. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/server/**', 'tests/e2e/**', 'tests/bench/**'],
    globalSetup: ['tests/build/postgres-once.ts'],
    // A busy machine is no fault of what is tested.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
