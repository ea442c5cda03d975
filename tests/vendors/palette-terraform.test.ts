/** The calls of the vendor's Terraform provider for workspaces, users and teams, in its order. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import type { JsonObject } from '../../src/shared/json.ts';
import { ask, mockOf } from '../mock/ask.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await mockOf('palette', {}, undefined, '4.10');
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const headers = { authorization: 'administrator' };
const call = async (request: string, body?: object) => {
  const answer = await ask(mock, request, body, headers);
  return { status: answer.status, body: answer.body as JsonObject };
};
const items = async (request: string, body?: object) =>
  (await call(request, body)).body.items as { metadata: { name: string; uid: string }; spec: JsonObject }[];

test('a workspace is made, found by its name, changed and deleted', async () => {
  const metadata = { name: 'from-terraform', labels: { team: 'payments' } };
  const { uid } = (await call('POST /v1/workspaces', { metadata, spec: {} })).body;
  const named = (await items('GET /v1/dashboard/workspaces')).find(
    ({ metadata }) => metadata.name === 'from-terraform',
  );
  expect(named?.metadata.uid).toBe(uid);
  expect((await call(`GET /v1/workspaces/${uid}`)).body).toMatchObject({ metadata: { uid } });
  const quota = { resourceAllocation: { cpuCores: 4, memoryMiB: 1024 } };
  const parts = { quota, clusterRefs: [], clusterNamespaces: [] };
  expect((await call(`PUT /v1/workspaces/${uid}/clusterNamespaces`, parts)).status).toBe(204);
  expect((await call(`PUT /v1/workspaces/${uid}/meta`, { ...metadata, annotations: {} })).status).toBe(204);
  expect((await call(`GET /v1/workspaces/${uid}/backup`)).status).toBe(200);
  expect((await call(`DELETE /v1/workspaces/${uid}`)).status).toBe(204);
  expect((await call(`GET /v1/workspaces/${uid}`)).status).toBe(404);
});

test('a user is found by its address, and read with all its roles', async () => {
  const filter = (eq: string) => ({ filter: { emailId: { eq, ignoreCase: true } } });
  const [user, ...more] = await items('POST /v1/users/summary', filter('Ada.Moreno@example.com'));
  expect([user?.spec, more]).toMatchObject([{ firstName: 'Ada', teams: [{ name: 'payments-team' }] }, []]);
  expect(await items('POST /v1/users/summary', filter('nobody@example.com'))).toEqual([]);
  const all = await items('GET /v1/users?limit=0');
  expect(all.map(({ spec }) => spec.emailId)).toContain('ada.moreno@example.com');
  const at = `/v1/users/${user?.metadata.uid}`;
  expect((await call(`GET ${at}`)).body).toMatchObject({ metadata: { uid: user?.metadata.uid } });
  expect((await call(`GET ${at}/projects`)).body).toMatchObject({ projects: [{ roles: [{}] }] });
  expect((await call(`GET ${at}/roles`)).body).toMatchObject({ roles: [] });
  expect((await call(`GET ${at}/resourceRoles`)).body).toEqual({ resourceRoles: [] });
  expect((await call(`GET /v1/workspaces/users/${user?.metadata.uid}/roles`)).status).toBe(200);
  expect((await call('GET /v1/users/000000000000000000000000')).status).toBe(404);
});

test('a team is found by its name, and read with its roles', async () => {
  const [team] = await items('GET /v1/teams?filters=metadata.name%3Dpayments-team');
  expect(await items('GET /v1/teams?filters=metadata.name%3Dnobody')).toEqual([]);
  const at = `/v1/teams/${team?.metadata.uid}`;
  expect((await call(`GET ${at}`)).body).toMatchObject({ spec: { users: expect.any(Array) } });
  expect((await call(`GET ${at}/projects`)).body).toMatchObject({ projects: expect.any(Array) });
  expect((await call(`GET ${at}/roles`)).body).toEqual({ roles: [] });
});

test('a role is found by its name, and given in a workspace', async () => {
  const role = (await items('GET /v1/roles')).find(({ metadata }) => metadata.name === 'Project Viewer');
  const [workspace] = await items('GET /v1/dashboard/workspaces');
  const [user] = await items('GET /v1/users');
  const at = `/v1/workspaces/users/${user?.metadata.uid}/roles`;
  const workspaces = [{ uid: workspace?.metadata.uid, roles: [role?.metadata.uid] }];
  expect((await call(`PUT ${at}`, { workspaces })).status).toBe(204);
  expect((await call(`GET ${at}`)).body).toMatchObject({
    projects: [{ workspaces: [{ roles: [{ uid: role?.metadata.uid, name: 'Project Viewer' }] }] }],
  });
});
