import { afterEach } from 'vitest';
import type { MockOptions } from '../../src/mock/options.ts';
import type { Mock } from '../../src/mock/server.ts';
import { mockOf } from './ask.ts';

/** Starts mocks for the tests of one file; each ends with its test. */
export function startingMocks(
  api: string,
): (options?: Partial<MockOptions>, other?: string) => Promise<Mock> {
  const open: Mock[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((mock) => mock.close()));
  });
  return async (options = {}, other = api) => {
    const mock = await mockOf(other, options);
    open.push(mock);
    return mock;
  };
}
