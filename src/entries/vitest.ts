import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Mocks, StartOptions } from '../mock/start-mocks.ts';
import { startMocks } from './start-mocks.ts';

export { contractMatchers } from '../matchers/matcher.ts';

/**
 * Mocks for the tests of a file, on free ports: started before the first, as new before each, ended after the last. The
 * URLs are there once a test runs.
 *
 * @example
 * const mocks = useMocks({ apis: ['rocketchat'] });
 * test('…', async () => { await fetch(`${mocks.url('rocketchat')}/api/v1/me`); });
 */
export function useMocks(options: StartOptions = {}): Pick<Mocks, 'url' | 'reset'> {
  let mocks: Mocks | undefined;
  beforeAll(async () => {
    mocks = await startMocks(options);
  });
  beforeEach(() => mocks?.reset());
  afterAll(() => mocks?.close());
  const started = (): Mocks => {
    if (mocks === undefined)
      throw new Error('The mocks are started before the first test: ask for them inside of one.');
    return mocks;
  };
  return { url: (api) => started().url(api), reset: () => started().reset() };
}
