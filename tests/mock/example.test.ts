import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Mocks, startMocks } from '../../src/mock/start-mocks.ts';

let mocks: Mocks;
beforeAll(async () => {
  mocks = await startMocks({ apis: ['rocketchat'] });
});
beforeEach(() => mocks.reset());
afterAll(() => mocks?.close());

test('the page shows what was saved', async () => {
  const headers = { 'X-User-Id': 'me', 'X-Auth-Token': 'me', 'Content-Type': 'application/json' };
  const body = JSON.stringify({ permissions: [{ _id: 'access-permissions', roles: ['admin', 'user'] }] });
  await fetch(`${mocks.url('rocketchat')}/api/v1/permissions.update`, { method: 'POST', headers, body });
  const listed = await fetch(`${mocks.url('rocketchat')}/api/v1/permissions.listAll`, { headers });
  expect(await listed.text()).toContain('"roles":["admin","user"]');
});
