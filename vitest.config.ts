import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './test/reporter.ts';

export default defineConfig({
  test: {
    reporters: ['default', new SummaryReporter()],
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/strip-keys.setup.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          setupFiles: ['test/strip-keys.setup.ts'],
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/server.setup.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
