import { afterAll, beforeEach } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { fixtures, mockOf } from './ask.ts';

/** Mocks of these fixtures for the tests of a file: each test begins anew, and after the last they are stopped. */
export async function fixtureMocks<Name extends string>(...names: Name[]): Promise<Record<Name, Mock>> {
  const started = await Promise.all(
    names.map(async (name) => [name, await mockOf(name, {}, fixtures)] as const),
  );
  beforeEach(() => {
    for (const [, mock] of started) mock.reset();
  });
  afterAll(() => Promise.all(started.map(([, mock]) => mock.close())));
  return Object.fromEntries(started) as Record<Name, Mock>;
}
