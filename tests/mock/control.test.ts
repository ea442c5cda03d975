import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { change, isChanged, listAll, update } from './rocketchat-calls.ts';
import { startingMocks } from './starting.ts';

const start = startingMocks('rocketchat');

test('sessions are apart: tests may run side by side', async () => {
  const mock = await start();
  const [one, other] = [{ 'x-mock-session': 'one' }, { 'x-mock-session': 'other' }];
  await ask(mock, update, change, one);
  expect([await isChanged(mock, one), await isChanged(mock, other), await isChanged(mock)]).toEqual([
    true,
    false,
    false,
  ]);
  await ask(mock, 'POST /__mock/reset', undefined, one);
  expect(await isChanged(mock, one)).toBe(false);
});

test('a mock that is stateless forgets at once', async () => {
  const mock = await start({ stateless: true });
  expect((await ask(mock, update, change)).status).toBe(200);
  expect(await isChanged(mock)).toBe(false);
});

test('the state can be read, set and refused', async () => {
  const mock = await start();
  const state = (await ask(mock, 'GET /__mock/state')).body as Record<string, unknown>;
  expect((await ask(mock, 'PUT /__mock/state', { ...state, permissions: {} })).status).toBe(204);
  expect((await ask(mock, listAll)).body).toMatchObject({ update: [] });
  expect((await ask(mock, 'PUT /__mock/state', {})).body).toMatchObject({
    error: expect.stringContaining('lacks'),
  });
});

test('the log names the operation and the broken promise; health and unknown control paths answer', async () => {
  const mock = await start();
  await ask(mock, update, { permissions: 1 });
  const [line] = (await ask(mock, 'GET /__mock/requests')).body as {
    operation: string;
    status: number;
    why: string[];
  }[];
  expect(line).toMatchObject({
    operation: 'permissions.update',
    status: 400,
    why: [expect.stringContaining('permissions')],
  });
  expect((await ask(mock, 'GET /__mock/health')).body).toMatchObject({ ok: true, api: 'rocketchat' });
  expect((await ask(mock, 'GET /__mock/nothing')).status).toBe(404);
});

test.each([
  ['POST /__mock/reset?al', undefined, 'POST reset has no parameter "al"; there is ?all.'],
  ['GET /__mock/state?all', undefined, 'GET state has no parameter "all"; it takes none.'],
  ['PUT /__mock/faults', { fail: 7 }, '"fail" is a share from 0 to 1.'],
  ['PUT /__mock/faults', { fial: 0.5 }, 'Faults have no "fial".'],
  [
    'PUT /__mock/faults',
    '{"fail":\n 0.5,}',
    'The body of PUT faults is not JSON: it breaks at line 2, column 6.',
  ],
  ['POST /__mock/clock', { advanc: 5 }, 'The clock has no "advanc".'],
  ['POST /__mock/clock', { advance: -5 }, 'That sets no clock.'],
  ['POST /__mock/clock', '{"advance":1e400}', 'That sets no clock.'],
  ['POST /__mock/clock', { advance: 5, frozen: true }, 'That sets no clock.'],
  ['POST /__mock/clock', { now: 'soon' }, 'That sets no clock.'],
  ['POST /__mock/clock', { frozen: 'yes' }, 'That sets no clock.'],
  [
    'PUT /__mock/state',
    {},
    'The state lacks permissions, isUnchanged, refusesUnknownQuery, users, samples, held, removed, roles, account, tokens, ended, made.',
  ],
  ['PUT /__mock/state', { permissions: 5 }, 'permissions has to be an object.'],
  ['PUT /__mock/state', { permissions: { x: 5 } }, 'permissions.x has to be an object.'],
  ['PUT /__mock/state', { permission: {} }, 'The state has no permission; there are permissions'],
  ['PUT /__mock/state', '[]', 'The state has to be an object.'],
])('%s with %j is refused in one sentence, and changes nothing', async (request, body, error) => {
  const mock = await start();
  const state = (await ask(mock, 'GET /__mock/state')).body as Record<string, unknown>;
  const isPart = request.endsWith('state') && typeof body === 'object' && Object.keys(body).length > 0;
  const answer = await ask(mock, request, isPart ? { ...state, ...body } : body);
  expect([answer.status, answer.body]).toEqual([400, { error: expect.stringContaining(error) }]);
  expect((await ask(mock, 'GET /__mock/state')).body).toEqual(state);
  expect((await ask(mock, 'GET /__mock/faults')).body).toMatchObject({ delay: [0, 0], fail: 0 });
});

test.each([
  [{ stateless: true }, '--stateless'],
  [{ dynamic: true }, '--dynamic'],
  [{ strictPrism: true }, '--strict-prism'],
])('a mock with %j has no state to read or set', async (options, name) => {
  const mock = await start(options);
  for (const request of ['GET /__mock/state', 'PUT /__mock/state']) {
    const answer = await ask(mock, request, request.startsWith('PUT') ? {} : undefined);
    expect([answer.status, answer.body]).toEqual([409, { error: `This mock remembers nothing (${name}).` }]);
  }
});

test('a mock says which operations it has, and with what they are asked', async () => {
  const mock = await start();
  const shown = (await ask(mock, 'GET /__mock')).body as { operations: object[]; steering: string[] };
  expect(shown.operations).toHaveLength(15);
  expect(shown.operations).toContainEqual({
    method: 'GET',
    path: '/api/v1/permissions.listAll',
    operation: 'permissions.listAll',
    required: {
      path: [],
      query: [],
      headers: [],
      cookies: [],
      body: false,
      credentials: [['X-User-Id', 'X-Auth-Token']],
    },
    answers: expect.objectContaining({ '200': ['all-permissions', 'changed-since'] }),
  });
  expect(shown.steering).toContain('POST /__mock/reset');
  expect((await ask(mock, 'GET /__mock/operations')).body).toEqual(shown);
});

test('a path that nothing fits is answered with those that are like it', async () => {
  const mock = await start();
  const answer = await ask(mock, 'GET /api/v1/permissionsList');
  expect(answer.headers.get('x-mock-why')).toBe(
    'nothing is documented at /api/v1/permissionsList; near: GET /api/v1/permissions.listAll',
  );
  const far = await ask(mock, 'GET /favicon.ico');
  expect(far.headers.get('x-mock-why')).toBe('nothing is documented at /favicon.ico');
});
