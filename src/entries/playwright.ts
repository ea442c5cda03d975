import type { Mocks, StartOptions } from '../mock/start-mocks.ts';
import { startMocks } from './start-mocks.ts';

/** What a Playwright test gets: the base URL of a mock, in a session of the test's own. */
export interface MockFixtures {
  /** The base URL of the mock of an API. */
  readonly mockUrl: (api: string) => string;
}

/** What all tests of a worker share. */
export interface MockWorkerFixtures {
  readonly workerMocks: Mocks;
}

type Use<Value> = (value: Value) => Promise<void>;

/**
 * Fixtures for `test.extend(…)` of `@playwright/test`: each worker starts its own mocks on free ports, each test finds
 * them as new.
 *
 * @example
 * export const test = base.extend<MockFixtures, MockWorkerFixtures>(mockFixtures({ apis: ['rocketchat'] }));
 */
export function mockFixtures(options: StartOptions = {}) {
  return {
    workerMocks: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures off this pattern
      async ({}: object, use: Use<Mocks>) => {
        const mocks = await startMocks(options);
        try {
          await use(mocks);
        } finally {
          await mocks.close();
        }
      },
      { scope: 'worker' as const },
    ] as [(fixtures: object, use: Use<Mocks>) => Promise<void>, { scope: 'worker' }],
    mockUrl: async ({ workerMocks }: MockWorkerFixtures, use: Use<MockFixtures['mockUrl']>) => {
      workerMocks.reset();
      await use((api) => workerMocks.url(api));
    },
  };
}
