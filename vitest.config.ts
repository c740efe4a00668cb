// The suites of `npm test`. `unit` needs no database; `api` shares one embedded PostgreSQL; `browser` drives Chromium
// through the whole of Doorstep, one file at a time.
import { defineConfig } from 'vitest/config';

const database = ['tests/support/engine.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'core/**/*.test.ts',
            'server/**/*.test.ts',
            'web/**/*.test.ts',
            'cli/**/*.test.ts',
            'tests/architecture.test.ts',
            'tests/check.test.ts',
          ],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'api',
          include: ['tests/{api,access,faults,stories}/**/*.test.ts'],
          globalSetup: database,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: database,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
