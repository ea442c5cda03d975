import { expect, test } from 'vitest';
import { createRocketchatClient } from 'workspace-contracts/clients/rocketchat';
import { createMock, mockFetch } from 'workspace-contracts/fetch';
import { rocketchat } from 'workspace-contracts/mocks/rocketchat';
import { contractMatchers, useMocks } from 'workspace-contracts/vitest';

const mocks = useMocks({ apis: ['rocketchat'] });
expect.extend(await contractMatchers('rocketchat'));
const credentials = { userId: 'me', authToken: 'mine' };
const permissions = [{ _id: 'access-permissions', roles: ['admin'] }];

test('the client reads what it wrote', async () => {
  const client = createRocketchatClient({ baseUrl: mocks.url('rocketchat'), credentials });
  const result = await client.POST('/api/v1/permissions.update', { body: { permissions } });
  expect(result.data?.permissions).toMatchObject(permissions);
  await expect(result).toMatchContract('permissions.update');
});

test('without a server the same mock answers', async () => {
  const fetchOf = mockFetch(createMock(rocketchat));
  const client = createRocketchatClient({ baseUrl: 'http://chat.example', credentials, fetch: fetchOf });
  const { response } = await client.POST('/api/v1/permissions.update', { body: { permissions } });
  expect(response.status).toBe(200);
});
