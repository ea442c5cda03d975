import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask, mockOf } from './ask.ts';

const workspace = '64c1a7f0d3b2e8459f6a0b11';
const [admin, operator] = ['66fbea622947f81fc26983e6', '66fbea622947f81fc26983e7'];

let mock: Mock;
beforeAll(async () => {
  mock = await mockOf('palette');
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const roles = (who: string, uid: string) =>
  ask(mock, `GET /v1/workspaces/${who}/${uid}/roles`).then(({ body }) => body);

test('roles that were set read back, once or twice, for users and teams apart', async () => {
  const set = { workspaces: [{ uid: workspace, roles: [operator, operator] }] };
  for (const _ of [1, 2])
    expect((await ask(mock, 'PUT /v1/workspaces/users/u1/roles', set)).status).toBe(204);
  const projects = [
    {
      name: 'Payments platform',
      uid: '5f8d0a3b7c6e2d1f4a9b8c70',
      workspaces: [
        {
          name: 'payments',
          uid: workspace,
          roles: [{ name: 'Workspace Operator', uid: operator }],
          inheritedRoles: [],
        },
      ],
    },
  ];
  expect(await roles('users', 'u1')).toEqual({ projects });
  expect(await roles('teams', 'u1')).toEqual({ projects: [] });
});

test('a list that is null is an empty list; workspaces that are not listed stay', async () => {
  const user = '/v1/workspaces/users/63e0d4b7a9c81f52de3470a1/roles';
  await ask(mock, `PUT ${user}`, { workspaces: null });
  expect(JSON.stringify((await ask(mock, `GET ${user}`)).body)).toContain(admin);
  await ask(mock, `PUT ${user}`, { workspaces: [{ uid: workspace, roles: null }] });
  expect((await ask(mock, `GET ${user}`)).body).toMatchObject({
    projects: [{ workspaces: [{ uid: workspace, roles: [] }] }],
  });
  await ask(mock, `PUT ${user}`, {});
  expect((await ask(mock, `GET ${user}`)).body).toEqual({ projects: [] });
});

test('roles in a workspace that is not there are refused, and so is a user who is not', async () => {
  const body = { workspaces: [{ uid: '000000000000000000000001', roles: [admin] }] };
  expect((await ask(mock, 'PUT /v1/workspaces/users/u1/roles', body)).body).toMatchObject({
    code: 'ResourceNotFound',
  });
  expect((await ask(mock, 'GET /v1/workspaces/users/000000000000000000000001/roles')).status).toBe(404);
});
