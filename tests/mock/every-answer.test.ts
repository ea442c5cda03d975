import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toHttp } from '../../src/http/request.ts';
import { createSender } from '../../src/http/send.ts';
import { type Mock, startMock } from '../../src/mock/server.ts';
import { deriveProbes } from '../../src/probes/derive.ts';
import type { Probe } from '../../src/probes/probe.ts';
import type { Json } from '../../src/shared/json.ts';
import { chooseApi, findApis } from '../../src/spec/apis.ts';
import { responseFor } from '../../src/spec/operation.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';
import { mockTarget } from '../../src/target/target.ts';
import { sample } from '../nightly.ts';

const sender = createSender();
afterAll(() => sender.close());

describe.each(sample(findApis(), 1).map(({ name }) => name))(
  'every answer of %s that memory may touch',
  (name) => {
    let spec: Spec;
    let mock: Mock;
    let probes: readonly Probe[];
    beforeAll(async () => {
      spec = await loadSpec(chooseApi(name));
      mock = await startMock(spec, { port: 0, host: '127.0.0.1' });
      probes = deriveProbes(spec, mockTarget(mock.url).known).filter(
        ({ draft, kind }) => draft !== undefined && kind !== 'invalid',
      );
    });
    afterAll(() => mock.close());

    test('keeps the response schema of the spec, over and over', async () => {
      const broken: string[] = [];
      for (const probe of probes) {
        const reason = await brokenBy(spec, mock, probe);
        if (reason !== undefined) broken.push(`${probe.id}: ${reason}`);
      }
      expect(probes.length).toBeGreaterThan(20);
      expect(broken).toEqual([]);
    });
  },
);

async function brokenBy(
  spec: Spec,
  mock: Mock,
  { operation, draft, promise }: Probe,
): Promise<string | undefined> {
  if (draft === undefined || draft.method !== undefined) return undefined;
  const { response } = await sender.send(toHttp(draft, mock.url, mockTarget(mock.url).show));
  if (response === undefined) return 'no answer';
  if (/does not fit the spec/.test(response.headers['x-mock-why'] ?? ''))
    return 'memory does not fit the spec';
  const documented = responseFor(operation, response.status);
  if (documented === undefined && promise.statuses.length === 0 && response.status >= 400) return undefined;
  if (documented === undefined) return `status ${response.status} is not documented`;
  const schema = documented.media[0]?.schema;
  if (schema === undefined) return response.body.length === 0 ? undefined : 'a body where none is documented';
  const [violation] = spec.schemas.check(
    schema.at,
    JSON.parse(response.body.toString('utf8')) as Json,
    'response',
  );
  return violation === undefined ? undefined : `${violation.path} ${violation.message}`;
}
