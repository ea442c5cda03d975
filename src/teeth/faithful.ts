import type { Api } from '../apis.ts';
import { startMock } from '../mock/server.ts';
import { loadSpec } from '../spec.ts';
import { mockTarget } from '../target.ts';
import { type Ground, openGround } from './ground.ts';

/** The ground on which the faults of an API are tried: its own mock, which is faithful to the spec and remembers. */
export async function openMockGround(api: Api): Promise<Ground> {
  const spec = await loadSpec(api);
  const mock = await startMock(spec, { port: 0, host: '127.0.0.1' });
  return openGround(api, spec, { target: mockTarget(mock.url), close: () => mock.close() });
}

/** The same before a server that stands at `url` and takes credentials as our mocks do. */
export async function openUrlGround(api: Api, url: string, close: () => Promise<void>): Promise<Ground> {
  return openGround(api, await loadSpec(api), { target: mockTarget(url), close });
}
