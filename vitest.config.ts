import { defineConfig } from 'vitest/config';

/** `core` is pure; `server` needs PostgreSQL; `e2e` needs PostgreSQL and a browser. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', include: ['test/core/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'server',
          include: ['test/{api,rls,architecture,attack,faults}/**/*.test.ts'],
          globalSetup: ['test/setup/global-postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/setup/global-client.ts', 'test/setup/global-postgres.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has a browser and a server of its own; two cores carry one at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
