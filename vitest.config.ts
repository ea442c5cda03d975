import { defineConfig } from 'vitest/config';
import { contractTests } from './src/cli/contract/contract-tests.ts';
import { ownPackage } from './tests/without-server/own-package.ts';

export default defineConfig({
  test: {
    experimental: { fsModuleCache: true },
    projects: [
      {
        resolve: { alias: ownPackage() },
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'bench/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/**/*.test.ts',
            'mocks/**/*.test.ts',
            'examples/*/src/**/*.test.ts',
          ],
          exclude: ['tests/contract/**', '**/node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          // Modules hold no state that a test could leave behind, and Prism takes a second to load.
          isolate: false,
          maxWorkers: 3,
        },
      },
      {
        test: { name: 'contract', ...contractTests },
      },
    ],
  },
});
