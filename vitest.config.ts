import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The tests of the process target start three processes each and listen on real ports.
    testTimeout: 30_000,
  },
});
