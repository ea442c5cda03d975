import { defineConfig } from 'vitest/config';
import { contractTests } from './src/cli/contract/contract-tests.ts';
import { ownPackage } from './tests/without-server/own-package.ts';

const besideTheSuites = ['tests/contract/**', '**/node_modules/**'];

const unit = {
  include: [
    'src/**/*.test.ts',
    'bench/**/*.test.ts',
    'scripts/**/*.test.ts',
    'tests/**/*.test.ts',
    'mocks/**/*.test.ts',
    'examples/*/src/**/*.test.ts',
  ],
  testTimeout: 30_000,
  hookTimeout: 30_000,
  // Modules hold no state that a test could leave behind, and Prism takes a second to load.
  isolate: false,
  maxWorkers: 3,
};

export default defineConfig({
  test: {
    experimental: { fsModuleCache: true },
    projects: [
      {
        resolve: { alias: ownPackage() },
        test: { name: 'unit', ...unit, exclude: [...besideTheSuites, '**/*.nightly.test.ts'] },
      },
      {
        resolve: { alias: ownPackage() },
        test: { name: 'nightly', ...unit, exclude: besideTheSuites, env: { NIGHTLY: 'yes' } },
      },
      {
        test: { name: 'contract', ...contractTests },
      },
    ],
  },
});
