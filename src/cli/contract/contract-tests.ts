import type { InlineConfig } from 'vitest/node';

/** How Vitest runs the contract suites. */
export const contractTests = {
  include: ['tests/contract/**/*.contract.ts'],
  // A slow or throttled target takes as long as it takes: requests have time limits, and the run a budget.
  testTimeout: 0,
  hookTimeout: 0,
  // One worker: the suites of one target follow each other, and Prism is loaded once.
  pool: 'threads',
  maxWorkers: 1,
  isolate: false,
  fileParallelism: false,
} satisfies InlineConfig;
