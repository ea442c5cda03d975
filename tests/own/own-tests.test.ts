import { request as playwright } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRocketchatClient } from '../../generated/rocketchat/client.ts';
import { contractMatchers } from '../../src/matchers/matcher.ts';
import { contractMiddleware } from '../../src/matchers/middleware.ts';
import { type Mocks, startMocks } from '../../src/mock/start-mocks.ts';

const path = '/api/v1/permissions.update';
const headers = { 'content-type': 'application/json', 'X-User-Id': 'me', 'X-Auth-Token': 'secret-of-mine' };
const body = { permissions: [{ _id: 'access-permissions', roles: ['admin'] }] };

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startMocks({ apis: ['rocketchat'] });
  expect.extend(await contractMatchers('rocketchat'));
});
afterAll(() => mocks?.close());

test('an administrator updates a permission', async () => {
  const url = mocks.url('rocketchat') + path;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  await expect(response).toMatchContract('permissions.update');
  expect(response.status).toBe(200);
});

test('a caller without a token is refused', async () => {
  const credentials = { userId: 'me', authToken: '' };
  const client = createRocketchatClient({ baseUrl: mocks.url('rocketchat'), credentials });
  client.use(await contractMiddleware('rocketchat', { strict: true }));
  const result = await client.POST(path, { body });
  expect(result.response.status).toBe(401);
  await expect(result).toMatchContract('permissions.update');
});

test('what is no list is refused', async () => {
  const context = await playwright.newContext({ extraHTTPHeaders: headers });
  const data = { permissions: 'all of them' };
  const response = await context.post(mocks.url('rocketchat') + path, { data });
  await expect(response).toMatchContract(`POST ${path}`);
  expect(response.status()).toBe(400);
  await context.dispose();
});
