import { startMock } from '../mock/server.ts';
import type { Api } from '../spec/apis.ts';
import { loadSpec } from '../spec/spec.ts';
import { mockTarget } from '../target/target.ts';
import { type FaithfulRun, openFaithfulRun } from './faithful-run.ts';

/** The ground on which the faults of an API are tried: its own mock, which is faithful to the spec and remembers. */
export async function openMockRun(api: Api): Promise<FaithfulRun> {
  const spec = await loadSpec(api);
  const mock = await startMock(spec, { port: 0, host: '127.0.0.1' });
  return openFaithfulRun(api, spec, { target: mockTarget(mock.url), close: () => mock.close() });
}

/** The same before a server that stands at `url` and takes credentials as our mocks do. */
export async function openUrlRun(api: Api, url: string, close: () => Promise<void>): Promise<FaithfulRun> {
  return openFaithfulRun(api, await loadSpec(api), { target: mockTarget(url), close });
}
