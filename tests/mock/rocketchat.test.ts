import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask, mockOf } from './ask.ts';

const update = 'POST /api/v1/permissions.update';
const listAll = 'GET /api/v1/permissions.listAll';

let mock: Mock;
beforeAll(async () => {
  mock = await mockOf('rocketchat');
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

test('the documented example request gets the documented example answer', async () => {
  const answer = await ask(mock, update, { permissions: [{ _id: 'access-permissions', roles: ['admin'] }] });
  expect([answer.status, answer.text]).toEqual([
    200,
    '{"permissions":[{"_id":"access-permissions","roles":["admin"]}],"success":true}',
  ]);
  expect(answer.headers.get('content-type')).toBe('application/json');
});

test('roles that were set read back, and the answer has every permission', async () => {
  const answer = await ask(mock, update, {
    permissions: [{ _id: 'add-oauth-service', roles: ['moderator'] }],
  });
  expect((answer.body as { permissions: unknown[] }).permissions).toHaveLength(2);
  const { update: listed } = (await ask(mock, listAll)).body as unknown as {
    update: { _id: string; roles: string[] }[];
  };
  expect(listed.find(({ _id }) => _id === 'add-oauth-service')?.roles).toEqual(['moderator']);
  expect((await ask(mock, `${listAll}?updatedSince=2020`)).body).toMatchObject({
    update: [{ _id: 'add-oauth-service' }],
    remove: [],
  });
});

test('everything is looked up before anything is written', async () => {
  const before = (await ask(mock, listAll)).text;
  const good = { _id: 'access-permissions', roles: ['user'] };
  const cases = [
    [{ permissions: [good, { _id: 'nope', roles: ['admin'] }] }, 'error-invalid-permission'],
    [{ permissions: [good, good] }, 'error-invalid-permission'],
    [{ permissions: [good, { _id: 'add-oauth-service', roles: ['nope'] }] }, 'error-invalid-role'],
    [{ permissions: 'all' }, 'error-invalid-body-params'],
    ['{"permissions":', 'error-invalid-body-params'],
  ] as const;
  for (const [body, errorType] of cases) {
    const refused = await ask(mock, update, body);
    expect([refused.status, refused.body]).toMatchObject([400, { success: false, errorType }]);
  }
  expect((await ask(mock, listAll)).text).toBe(before);
});

test('a date that cannot be read is refused', async () => {
  expect((await ask(mock, `${listAll}?updatedSince=tomorrowish`)).body).toMatchObject({
    errorType: 'error-roomId-param-invalid',
  });
});

test('a session lasts from login to logout', async () => {
  const login = { user: 'example', password: 'correct-horse-battery-staple' };
  const first = (await ask(mock, 'POST /api/v1/login', login)).body as {
    data: { userId: string; authToken: string };
  };
  expect(first.data.authToken).toBe('RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f');
  const second = (await ask(mock, 'POST /api/v1/login', login)).body as typeof first;
  expect(second.data.authToken).not.toBe(first.data.authToken);
  const headers = { 'x-user-id': second.data.userId, 'x-auth-token': second.data.authToken };
  expect((await ask(mock, 'GET /api/v1/me', undefined, headers)).body).toMatchObject({
    _id: second.data.userId,
    success: true,
  });
  expect((await ask(mock, 'POST /api/v1/login', { resume: second.data.authToken })).status).toBe(200);
  expect((await ask(mock, 'POST /api/v1/logout', undefined, headers)).status).toBe(200);
  expect((await ask(mock, 'GET /api/v1/me', undefined, headers)).body).toMatchObject({ status: 'error' });
  expect((await ask(mock, 'POST /api/v1/login', { resume: second.data.authToken })).status).toBe(401);
  expect((await ask(mock, 'POST /api/v1/login', { ...login, password: 'wrong' })).status).toBe(401);
});

test('every generation of servers has its own refusals', async () => {
  for (const [variant, errorType] of [
    ['6.x', 'error-invalid-body-params'],
    ['7.10', 'error-invalid-params'],
    ['8.x', 'invalid-params'],
  ] as const) {
    const other = await mockOf('rocketchat', {}, undefined, variant);
    expect((await ask(other, update, {})).body).toMatchObject({ errorType });
    expect((await ask(other, update, { permissions: [{ _id: 'nope', roles: [] }] })).body).toMatchObject({
      errorType: 'error-invalid-permission',
    });
    expect((await ask(other, update, { permissions: [] }, { 'x-auth-token': 'unprivileged' })).status).toBe(
      403,
    );
    await other.close();
  }
});

test('one role at a time is given and taken, from 8.7 on', async () => {
  const newest = await mockOf('rocketchat', {}, undefined, '8.7');
  const add = 'POST /api/v1/permissions.addRole';
  const take = 'POST /api/v1/permissions.removeRole';
  const pair = { permissionId: 'access-permissions', role: 'moderator' };
  const rolesOf = async () => {
    const { update: all } = (await ask(newest, listAll)).body as unknown as {
      update: { _id: string; roles: string[] }[];
    };
    return all.find(({ _id }) => _id === 'access-permissions')?.roles;
  };
  expect((await ask(newest, add, pair)).body).toEqual({ success: true });
  expect((await ask(newest, add, pair)).status).toBe(200);
  expect(await rolesOf()).toEqual(['admin', 'moderator']);
  expect((await ask(newest, take, pair)).body).toEqual({ success: true });
  expect(await rolesOf()).toEqual(['admin']);
  for (const [call, body, errorType] of [
    [add, { ...pair, permissionId: 'nope' }, 'error-invalid-permission'],
    [add, { ...pair, role: 'nope' }, 'error-invalid-role'],
    [add, { role: 'admin' }, 'invalid-params'],
    [take, { ...pair, permissionId: 'nope' }, 'error-permission-not-found'],
  ] as const) {
    const refused = await ask(newest, call, body);
    expect([refused.status, refused.body]).toMatchObject([400, { success: false, errorType }]);
  }
  expect((await ask(mock, add, pair)).status).toBe(404);
  await newest.close();
});

test('every answer tells how many calls are left, and a 429 tells no Retry-After', async () => {
  const limited = await mockOf('rocketchat', { rateLimit: { calls: 2, milliseconds: 60_000 } });
  const told = async (from: Pick<Mock, 'url'>, call: string) => {
    const { status, headers } = await ask(from, call);
    const [calls, left, reset] = ['limit', 'remaining', 'reset'].map((name) =>
      Number(headers.get(`x-ratelimit-${name}`)),
    );
    expect(reset).toBeGreaterThan(Date.now());
    return [status, calls, left, headers.get('retry-after')];
  };
  expect(await told(mock, 'GET /api/v1/me')).toEqual([200, 10, 9, null]);
  expect(await told(mock, 'GET /api/v1/nowhere')).toEqual([404, 10, 9, null]);
  expect(await told(limited, 'GET /api/v1/me')).toEqual([200, 2, 1, null]);
  expect(await told(limited, 'GET /api/v1/roles.list')).toEqual([200, 2, 0, null]);
  expect(await told(limited, 'GET /api/v1/me')).toEqual([429, 2, 0, null]);
  await limited.close();
});

test('a session ends by GET as by POST, with a body or without', async () => {
  const login = { user: 'example', password: 'correct-horse-battery-staple' };
  for (const [call, body] of [
    ['GET /api/v1/logout', undefined],
    ['POST /api/v1/logout', undefined],
    ['POST /api/v1/logout', {}],
    ['POST /api/v1/logout', { any: 'thing' }],
  ] as const) {
    const { data } = (await ask(mock, 'POST /api/v1/login', login)).body as {
      data: { userId: string; authToken: string };
    };
    const headers = { 'x-user-id': data.userId, 'x-auth-token': data.authToken };
    expect((await ask(mock, call, body, headers)).status).toBe(200);
    expect((await ask(mock, 'GET /api/v1/me', undefined, headers)).status).toBe(401);
  }
});

test('a role is made, held, given back and deleted', async () => {
  const made = (await ask(mock, 'POST /api/v1/roles.create', { name: 'auditor' })).body as {
    role: { _id: string };
  };
  const roleId = made.role._id;
  expect(await ask(mock, 'POST /api/v1/roles.create', { name: 'auditor' })).toMatchObject({
    status: 400,
    body: { errorType: 'error-duplicate-role-names-not-allowed' },
  });
  const held = { roleId, username: 'EXAMPLE' };
  expect((await ask(mock, 'POST /api/v1/roles.addUserToRole', held)).status).toBe(200);
  expect((await ask(mock, 'POST /api/v1/roles.addUserToRole', held)).body).toMatchObject({
    errorType: 'error-user-already-in-role',
  });
  expect((await ask(mock, 'POST /api/v1/roles.delete', { roleId })).body).toMatchObject({
    errorType: 'error-role-in-use',
  });
  const permissions = [{ _id: 'access-permissions', roles: ['admin', roleId] }];
  expect((await ask(mock, update, { permissions })).status).toBe(200);
  const taken = { roleId, username: 'example' };
  expect((await ask(mock, 'POST /api/v1/roles.removeUserFromRole', taken)).status).toBe(200);
  expect((await ask(mock, 'POST /api/v1/roles.delete', { roleId })).status).toBe(200);
  const last = { roleId: 'admin', username: 'example' };
  expect((await ask(mock, 'POST /api/v1/roles.removeUserFromRole', last)).body).toMatchObject({
    errorType: 'error-admin-required',
  });
});

test('users are suggested by what was typed', async () => {
  const items = async (selector: object) => {
    const text = encodeURIComponent(JSON.stringify(selector));
    const { body } = await ask(mock, `GET /api/v1/users.autocomplete?selector=${text}`);
    return (body as { items: { username: string }[] }).items.map(({ username }) => username);
  };
  expect(await items({ term: 'EXAM' })).toEqual(['example']);
  expect(await items({ term: 'exam', exceptions: ['example'] })).toEqual([]);
  expect(await items({ term: '', conditions: { status: 'online' } })).toEqual([]);
  expect(await items({})).toEqual(['example']);
});
