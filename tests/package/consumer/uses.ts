// What a project of TypeScript imports: every entry, under strict.
import {
  type Contract,
  contractMiddleware,
  InputError,
  type Mocks,
  openContract,
  startMocks,
} from 'workspace-contracts';
import { createRocketchatClient } from 'workspace-contracts/clients/rocketchat';
import { type Config, defineConfig } from 'workspace-contracts/config';
import { setupMocks } from 'workspace-contracts/cypress';
import { createMock, type FetchMock, mockFetch } from 'workspace-contracts/fetch';
import { contractMatchers } from 'workspace-contracts/jest';
import { rocketchat } from 'workspace-contracts/mocks/rocketchat';
import { handlers } from 'workspace-contracts/msw';
import { mockFixtures } from 'workspace-contracts/playwright';
import type { paths } from 'workspace-contracts/types/rocketchat';
import { useMocks } from 'workspace-contracts/vitest';

const client = createRocketchatClient({
  baseUrl: 'http://127.0.0.1',
  credentials: { userId: 'me', authToken: 'mine' },
});
export type Body = NonNullable<
  paths['/api/v1/permissions.update']['post']['requestBody']
>['content']['application/json'];
const body: Body = { permissions: [{ _id: 'access-permissions', roles: ['admin'] }] };
export const sent = client.POST('/api/v1/permissions.update', { body });

// @ts-expect-error: permissions are a list
export const wrong: Body = { permissions: 'all of them' };

const mock = createMock(rocketchat);
mock.operation('permissions.update').reply(401, 'authorization-error');
// @ts-expect-error: the document has no such example
mock.operation('permissions.update').reply(401, 'default-roles');
export const mocked: FetchMock = createMock(rocketchat as never);
export const contract: Promise<Contract> = openContract('palette');
export const mocks: Promise<Mocks> = startMocks({ apis: ['palette'] });
export const config: Config = defineConfig({ specs: 'contracts', port: 0 });
// @ts-expect-error: a port is a number
export const wrongConfig: Config = { port: 'first' };
export const all = [
  contractMiddleware('rocketchat').then((middleware) => client.use(middleware)),
  InputError,
  setupMocks,
  mockFetch,
  contractMatchers,
  handlers(mock),
  mockFixtures({ apis: ['rocketchat'] }),
  useMocks,
];
