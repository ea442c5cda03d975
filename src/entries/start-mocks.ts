import type { Mocks, StartOptions } from '../mock/start-mocks.ts';

/** Starts mocks on free ports of this machine; the mocks are loaded now, and not by who only judges responses. */
export async function startMocks(options: StartOptions = {}): Promise<Mocks> {
  const mock = await import('../mock/start-mocks.ts');
  return mock.startMocks(options);
}
