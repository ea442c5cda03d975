import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contractOf } from '../../src/matchers/own-contract.ts';
import type { Mock } from '../../src/mock/server.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { loadSpec, type Spec } from '../../src/spec/spec.ts';
import { ask, created, fixtures, mockOf } from './ask.ts';

const names = ['blog', 'jobs', 'inventory'] as const;
const mocks = new Map<string, Mock>();
const specs = new Map<string, Spec>();
beforeAll(async () => {
  for (const name of names) {
    mocks.set(name, await mockOf(name, {}, fixtures));
    specs.set(name, await loadSpec(chooseApi(name, fixtures)));
  }
});
beforeEach(() => {
  for (const mock of mocks.values()) mock.reset();
});
afterAll(() => Promise.all([...mocks.values()].map((mock) => mock.close())));

const headers = { authorization: 'Bearer me' };
const basic = { authorization: 'Basic YTph' };
const mock = (name: string) => mocks.get(name) as Mock;

describe.each(names)('every answer of %s', (name) => {
  test('that is made up keeps its schema, body and headers', async () => {
    const spec = specs.get(name) as Spec;
    const contract = contractOf(spec);
    const broken: unknown[] = [];
    for (const operation of spec.operations) {
      const path = operation.path.replace(/\{[^}]+\}/g, 'x');
      for (const response of operation.responses.filter(({ status }) => status !== 'default')) {
        const answer = await ask(mock(name), `${operation.method} ${path}`, undefined, {
          prefer: `code=${response.status}`,
        });
        expect(answer.status).toBe(Number(response.status));
        const given = {
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
          body: Buffer.from(answer.text),
        };
        const found = contract.check(operation, given);
        if (found.length > 0) broken.push([operation.id, response.status, found]);
      }
    }
    expect(broken).toEqual([]);
  });
});

test('an error without an example says its status', async () => {
  const missing = await ask(mock('jobs'), 'GET /jobs/job_000000000001');
  expect(missing.body).toMatchObject({ status: 404, title: 'Not Found' });
  const taken = { title: 'A', body: 'b', slug: 'my-own' };
  await created(mock('blog'), '/posts', taken, headers);
  const conflict = await ask(mock('blog'), 'POST /posts', taken, headers);
  expect(conflict.body).toEqual({ error: { code: 'conflict', message: 'Conflict' } });
});

test('what no operation documents gets the shape of the errors too', async () => {
  const unknown = await ask(mock('blog'), 'GET /nowhere', undefined, headers);
  expect([unknown.status, unknown.body]).toMatchObject([404, { error: { code: 'not_found' } }]);
});

test('a thing of several kinds is of one kind, and keeps it', async () => {
  const where = '/items/GAR-00001/movements';
  const price = { amount: '9.00', currency: 'EUR' };
  await created(
    mock('inventory'),
    '/items',
    { sku: 'GAR-00001', kind: 'garment', title: 'T', price, size: 'M' },
    basic,
  );
  const loss = { kind: 'loss', quantity: -3, reason: 'stolen' };
  const made = await created(mock('inventory'), where, loss, basic);
  expect(made).toEqual({ ...loss, number: expect.any(Number), at: expect.any(String) });
  expect((await ask(mock('inventory'), `GET ${where}`, undefined, basic)).body).toEqual([made]);
});

test('without memory the values keep their schemas as well; stock Prism writes "string"', async () => {
  const seen: (string | null)[] = [];
  for (const options of [{ stateless: true }, { strictPrism: true }]) {
    const other = await mockOf('jobs', options, fixtures);
    seen.push((await ask(other, 'GET /jobs/job_000000000009')).headers.get('etag'));
    await other.close();
  }
  expect(seen).toEqual([expect.stringMatching(/^"[0-9a-f]{8}"$/), 'string']);
});

test('a made-up answer that Prism cannot make is made all the same, and a made-up error is one', async () => {
  const dynamic = await mockOf('blog', { dynamic: true, seed: '3' }, fixtures);
  try {
    const stats = await ask(dynamic, 'GET /posts/some-post/stats', undefined, headers);
    expect([stats.status, stats.body]).toMatchObject([
      200,
      { position: [expect.any(Number), expect.any(Number)] },
    ]);
    const refused = await ask(dynamic, 'GET /posts/some-post', undefined, { prefer: 'code=404' });
    expect(refused.body).toEqual({ error: { code: 'not_found', message: 'Not Found' } });
  } finally {
    await dynamic.close();
  }
});
