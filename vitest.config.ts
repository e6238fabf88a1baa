import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // The files share what they import: loading it anew for each takes longer than the tests.
    isolate: false,
    maxWorkers: 2,
    // On a busy machine a second is not long.
    expect: { poll: { timeout: 10_000, interval: 20 } },
  },
});
