import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import { afterAll, expect, test } from 'vitest';
import { toHttp } from '../../src/http/request.ts';
import { createSender } from '../../src/http/send.ts';
import { loadBehaviour } from '../../src/mock/behaviour/load-behaviour.ts';
import { startMock } from '../../src/mock/server.ts';
import { deriveProbes } from '../../src/probes/derive.ts';
import type { Probe } from '../../src/probes/probe.ts';
import { chooseApi, findApis } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { mockTarget } from '../../src/target/target.ts';
import { nightly, sample } from '../nightly.ts';

/** Where a stateless mock means to answer otherwise than stock Prism, by kind of probe. One that answers alike is stale. */
const deliberate: Readonly<Record<string, string>> = {
  'wrong credentials': 'Prism looks whether credentials are there, not whose they are',
  permission: 'Prism knows no identities',
  missing: 'Prism knows nothing of what is there',
  malformed: 'Prism answers malformed JSON with a body of its own',
  method: 'Prism answers a wrong method with problem+json',
  example: 'Prism gives the first example, not the one that is paired with the request',
};

/** `STOCK_PRISM=all npx vitest run tests/mock/stock-prism` sends every probe; else one of each kind and operation. */
const most = process.env.STOCK_PRISM === 'all' ? Number.POSITIVE_INFINITY : 1;

const differing = new Set<string>();
const sender = createSender();
afterAll(() => sender.close());

test.each(sample(findApis(), 1).map(({ name }) => name))(
  'a stateless mock of %s answers as stock Prism does, but where it means not to',
  { timeout: 300_000 },
  async (name) => {
    const spec = await loadSpec(chooseApi(name));
    const mock = await startMock(spec, { port: 0, host: '127.0.0.1', stateless: true });
    const prism = await startPrism(spec.api.spec);
    const probes = fewOfEach(deriveProbes(spec, mockTarget(mock.url).known));
    // The vendor's spelling of a type, where the behaviour knows it, is deliberate too
    const { contentTypes = {} } = await loadBehaviour(spec);
    const others: string[] = [];
    for (const probe of probes) {
      const [ours, theirs] = await Promise.all([
        answerOf(mock.url, probe),
        answerOf(prism.url, probe, contentTypes),
      ]);
      if (ours !== theirs) differing.add(probe.kind);
      if (ours !== theirs && deliberate[probe.kind] === undefined)
        others.push(`${probe.id}\n  ${ours}\n  ${theirs}`);
    }
    await Promise.all([mock.close(), prism.stop()]);
    expect(probes.length).toBeGreaterThan(20);
    expect(others.slice(0, 5)).toEqual([]);
  },
);

nightly('every deliberate difference shows at one API at least', () => {
  expect([...differing].sort()).toEqual(Object.keys(deliberate).sort());
});

/** Those that are sent, and of each kind and operation no more than `most`: they differ in a value. */
function fewOfEach(all: readonly Probe[]): Probe[] {
  const counts = new Map<string, number>();
  return all.filter(({ draft, kind, operation }) => {
    const group = `${operation.id} ${kind}`;
    const count = (counts.get(group) ?? 0) + (draft === undefined ? 0 : 1);
    counts.set(group, count);
    return draft !== undefined && count <= most;
  });
}

/** Status, type and body, as sent. */
async function answerOf(
  url: string,
  { draft }: Probe,
  spelled: Readonly<Record<string, string>> = {},
): Promise<string> {
  if (draft === undefined) return '';
  const { response, failure } = await sender.send(toHttp(draft, url, mockTarget(url).show));
  if (response === undefined) return String(failure);
  const type = response.headers['content-type'] ?? 'no type';
  return `${response.status} ${spelled[type] ?? type} ${response.body.toString('utf8')}`;
}

/** The server that `prism mock` starts, with what the command sets. */
async function startPrism(file: string): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(await getHttpOperationsFromSpec(file), {
    cors: true,
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
    components: { logger: createLogger('stock', { level: 'silent' }) },
  });
  return { url: await server.listen(0, '127.0.0.1'), stop: () => server.close() };
}
