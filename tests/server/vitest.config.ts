import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of the real server. They need a finished build, and one after the other, for the machine may be small. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/server/**/*.test.ts'],
    fileParallelism: false,
  },
});
