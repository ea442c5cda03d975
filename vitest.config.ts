import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'mocks/**/*.test.ts'],
          exclude: ['tests/contract/**', '**/node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          // Modules hold no state that a test could leave behind, and Prism takes a second to load.
          isolate: false,
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.contract.ts'],
          // A slow or throttled target takes as long as it takes: requests have time limits, and the run a budget.
          testTimeout: 0,
          hookTimeout: 0,
          // One worker: the suites of one target follow each other, and Prism is loaded once.
          pool: 'threads',
          maxWorkers: 1,
          isolate: false,
          fileParallelism: false,
        },
      },
    ],
  },
});
