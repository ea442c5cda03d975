import { afterEach, expect, test } from 'vitest';
import type { MockOptions } from '../../src/mock/options.ts';
import type { Mock } from '../../src/mock/server.ts';
import { ask, mockOf } from './ask.ts';

const open: Mock[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((mock) => mock.close()));
});

async function start(options: Partial<MockOptions> = {}, api = 'rocketchat'): Promise<Mock> {
  const mock = await mockOf(api, options);
  open.push(mock);
  return mock;
}

const update = 'POST /api/v1/permissions.update';
const listAll = 'GET /api/v1/permissions.listAll';
const change = { permissions: [{ _id: 'access-permissions', roles: ['user'] }] };
const isChanged = async (mock: Mock, headers = {}) =>
  (await ask(mock, listAll, undefined, headers)).text.includes('"access-permissions","_updatedAt":"20') &&
  (await ask(mock, listAll, undefined, headers)).text.includes('["user"]');

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
  expect((await ask(mock, 'PUT /__mock/faults', { fail: 7 })).status).toBe(400);
});

test('Prefer asks for any documented answer, and changes nothing', async () => {
  const mock = await start();
  const asks = (prefer: string) => ask(mock, update, change, { prefer });
  expect((await asks('code=401')).body).toMatchObject({ message: 'You must be logged in to do this.' });
  expect((await asks('code=400, example=unknown-role')).body).toMatchObject({
    errorType: 'error-invalid-role',
  });
  const unknown = await asks('code=400, example=no-such-example');
  expect([unknown.status, unknown.headers.get('x-mock-why')]).toEqual([
    400,
    expect.stringContaining('no-such-example'),
  ]);
  expect((await asks('dynamic=true')).status).toBe(200);
  expect(await isChanged(mock)).toBe(false);
});

test('what is made up is the same for the same seed', async () => {
  const [one, two, other] = [
    await start({ dynamic: true, seed: '1' }),
    await start({ dynamic: true, seed: '1' }),
    await start({ dynamic: true, seed: '2' }),
  ];
  const texts = await Promise.all(
    [one, two, other].map(async (mock) => (await ask(mock, 'GET /api/v1/roles.list')).text),
  );
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toBe(texts[2]);
});

test("too many requests get the vendor's 429", async () => {
  const mock = await start({ rateLimit: { calls: 2, milliseconds: 60_000 } });
  const statuses = [await ask(mock, listAll), await ask(mock, listAll), await ask(mock, listAll)].map(
    ({ status }) => status,
  );
  expect(statuses).toEqual([200, 200, 429]);
  expect((await ask(mock, listAll)).body).toMatchObject({
    success: false,
    error: expect.stringContaining('too many requests'),
  });
  const palette = await start({ rateLimit: { calls: 1, milliseconds: 60_000 } }, 'palette');
  await ask(palette, 'GET /v1/workspaces/x');
  expect((await ask(palette, 'GET /v1/workspaces/x')).body).toMatchObject({ code: 'TooManyRequests' });
});

test('validation can warn or look away, and credentials can be left out', async () => {
  const warns = await start({ validate: 'warn' });
  const warned = await ask(warns, update, {
    permissions: [{ _id: 'access-permissions', roles: ['admin'], more: 1 }],
  });
  expect([warned.status, warned.headers.get('x-mock-why')]).toEqual([
    200,
    expect.stringContaining('additional properties'),
  ]);
  const off = await start({ validate: 'off', auth: 'off' });
  expect((await ask(off, update, '{"permissions":', { 'x-auth-token': '', 'x-user-id': '' })).status).toBe(
    200,
  );
});

test('answers wait and fail as they are asked to, the same way for the same seed', async () => {
  const mock = await start({ fail: 1 });
  const kinds = async (kind: string) => {
    await ask(mock, 'PUT /__mock/faults', { kinds: [kind] });
    return ask(mock, listAll).then(
      ({ status }) => status,
      () => 'cut',
    );
  };
  expect([await kinds('drop'), await kinds('truncate'), await kinds('error')]).toEqual(['cut', 'cut', 500]);
  await ask(mock, 'PUT /__mock/faults', { fail: 0, delay: [40, 60] });
  const start_ = performance.now();
  await ask(mock, listAll);
  expect(performance.now() - start_).toBeGreaterThan(35);
});

test('strict Prism speaks as Prism does', async () => {
  const mock = await start({ strictPrism: true });
  expect((await ask(mock, 'GET /nowhere')).body).toMatchObject({
    type: 'https://stoplight.io/prism/errors#NO_PATH_MATCHED_ERROR',
  });
});
