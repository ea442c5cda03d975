import { beforeEach, expect, test } from 'vitest';
import { createRocketchatClient } from 'workspace-contracts/clients/rocketchat';
import { createMock, mockFetch } from 'workspace-contracts/fetch';
import { rocketchat } from 'workspace-contracts/mocks/rocketchat';
import { readPermissions, setRole } from './permissions.ts';

const mock = createMock(rocketchat);
const credentials = { userId: 'admin', authToken: 'admin' };
const client = createRocketchatClient({ baseUrl: 'http://chat.test', credentials, fetch: mockFetch(mock) });
beforeEach(() => mock.reset());

test('a permission that was given to a role is held by it', async () => {
  const change = { permission: 'access-permissions', role: 'user', isHeld: true };
  await setRole(client, await readPermissions(client), change);
  expect((await readPermissions(client)).held.get('access-permissions')).toContain('user');
});

test('what the server says to a refused change is thrown', async () => {
  mock.operation('permissions.update').reply(400, 'editing-not-allowed');
  const change = { permission: 'access-permissions', role: 'user', isHeld: true };
  await expect(setRole(client, await readPermissions(client), change)).rejects.toThrow(/not allowed/i);
});
