import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { describe, expect, test } from 'vitest';
import { createRocketchatClient } from '../../generated/rocketchat/client.ts';
import { rocketchat } from '../../generated/rocketchat/mock.ts';
import { createMock, DroppedConnection, mockFetch } from '../../src/entries/fetch.ts';
import { handlers } from '../../src/entries/msw.ts';
import { contractOf } from './contracts.ts';

const baseUrl = 'http://chat.test';
const credentials = { userId: 'admin', authToken: 'admin' };
const change = { permissions: [{ _id: 'access-permissions', roles: ['user'] }] };

function started() {
  const mock = createMock(rocketchat);
  const ask = mockFetch(mock);
  return { mock, ask, client: createRocketchatClient({ baseUrl, credentials, fetch: ask }) };
}

test('a generated client that is given mockFetch reads what it wrote, and a reset forgets it', async () => {
  const { mock, client } = started();
  const rolesNow = async () => {
    const { data } = await client.GET('/api/v1/permissions.listAll');
    return data?.update?.find(({ _id }) => _id === 'access-permissions')?.roles;
  };
  const before = await rolesNow();
  await client.POST('/api/v1/permissions.update', { body: change });
  expect(await rolesNow()).toEqual(['user']);
  mock.reset();
  expect(await rolesNow()).toEqual(before);
});

test('credentials say who asks', async () => {
  const { ask } = started();
  const client = createRocketchatClient({
    baseUrl,
    credentials: { userId: 'unprivileged', authToken: 'unprivileged' },
    fetch: ask,
  });
  const { response } = await client.POST('/api/v1/permissions.update', { body: change });
  expect(response.status).toBe(400);
  expect(response.headers.get('x-mock-why')).toContain('identity unprivileged has no permission');
});

describe('an operation', () => {
  test('answers what it was told to, once or until it is restored, and remembers nothing of it', async () => {
    const { mock, client } = started();
    const statuses = async () => {
      const asked = await client.POST('/api/v1/permissions.update', { body: change });
      return [asked.response.status, (asked.error as { errorType?: string } | undefined)?.errorType];
    };
    const update = mock.operation('permissions.update');
    update.replyOnce(400, 'editing-not-allowed');
    expect(await statuses()).toEqual([400, 'error-edit-permissions-not-allowed']);
    expect((await statuses())[0]).toBe(200);
    update.reply(401);
    expect([(await statuses())[0], (await statuses())[0]]).toEqual([401, 401]);
    update.restore();
    expect((await statuses())[0]).toBe(200);
    update.reply(401);
    mock.reset();
    expect((await statuses())[0]).toBe(200);
  });

  test('that is not there, or does not document the answer, is told of in one sentence', async () => {
    const mock = createMock(await contractOf('rocketchat'));
    expect(() => mock.operation('permissions.updat').reply(200)).toThrow(
      'rocketchat has no operation "permissions.updat"; did you mean "permissions.update"?',
    );
    expect(() => mock.operation('permissions.update').reply(418)).toThrow(
      'permissions.update documents no 418',
    );
    expect(() => mock.operation('permissions.update').reply(400, 'unknown-rol')).toThrow(
      'did you mean "unknown-role"?',
    );
  });
});

test('a connection that is dropped as a fault rejects as fetch does, and is a network error to MSW', async () => {
  const { mock, ask } = started();
  const faults = { method: 'PUT', body: '{"fail":1,"kinds":["drop"]}' };
  await ask(`${baseUrl}/__mock/faults`, faults);
  await expect(ask(`${baseUrl}/api/v1/me`)).rejects.toBeInstanceOf(DroppedConnection);
  const server = setupServer(...handlers(mock));
  server.listen();
  try {
    await expect(fetch(`${baseUrl}/api/v1/me`)).rejects.toThrow('Failed to fetch');
  } finally {
    server.close();
  }
});

test('an answer that breaks off as a fault gives a part of its body, then an error', async () => {
  const { ask } = started();
  await ask(`${baseUrl}/__mock/faults`, { method: 'PUT', body: '{"fail":1,"kinds":["truncate"]}' });
  const response = await ask(`${baseUrl}/api/v1/me`);
  await expect(response.text()).rejects.toThrow();
});

test('a caller who gives up while an answer is late hears so at once', async () => {
  const { ask } = started();
  const signal = AbortSignal.timeout(20);
  const late = ask(`${baseUrl}/api/v1/me`, { headers: { prefer: 'delay=60000' }, signal });
  await expect(late).rejects.toThrow(/timeout|aborted/);
});

test('the handlers leave what the API does not document to other handlers', async () => {
  const other = http.get('http://other.test/thing', () => HttpResponse.json({ other: true }));
  const server = setupServer(...handlers(rocketchat), other);
  server.listen({ onUnhandledRequest: 'error' });
  try {
    expect(await (await fetch('http://other.test/thing')).json()).toEqual({ other: true });
    expect((await fetch('http://any.test/api/v1/me')).status).toBe(401);
  } finally {
    server.close();
  }
});

test('with a base URL, only what stands below it is answered, unknown paths too', async () => {
  const ask = mockFetch(rocketchat, { baseUrl: 'http://chat.test/backend' });
  expect((await ask('http://chat.test/backend/api/v1/me')).status).toBe(401);
  expect((await ask('http://chat.test/backend/nothing')).status).toBe(404);
  await expect(ask('http://chat.test/api/v1/me')).rejects.toThrow('the mock is not asked at');
});

test('what was asked is told in order, and what is remembered can be looked at', async () => {
  const { mock, client } = started();
  await client.GET('/api/v1/me');
  await client.POST('/api/v1/permissions.update', { body: change });
  expect(mock.requests().map(({ method, url, status }) => `${method} ${url} ${status}`)).toEqual([
    'GET /api/v1/me 200',
    'POST /api/v1/permissions.update 200',
  ]);
  expect(mock.state()).toMatchObject({ permissions: { 'access-permissions': { roles: ['user'] } } });
});
