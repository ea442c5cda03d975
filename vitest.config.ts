import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
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
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.contract.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
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
