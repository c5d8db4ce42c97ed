import { defineConfig } from 'vitest/config';

/** The tests of the judging code alone: mutants of it are tried on these. */
export default defineConfig({
  test: {
    include: ['test/{oracle,verdict,timing,observe}/**/*.test.ts'],
    setupFiles: ['test/oracle/fixed-seed.ts'],
    testTimeout: 30_000,
  },
});
