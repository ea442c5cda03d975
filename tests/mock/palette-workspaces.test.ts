import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask, mockOf } from './ask.ts';

const workspace = '64c1a7f0d3b2e8459f6a0b11';
const rbac = '64c1a9b2c3d4e5f60718293a';
const admin = '66fbea622947f81fc26983e6';

let mock: Mock;
beforeAll(async () => {
  mock = await mockOf('palette');
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

test('a workspace that was created is found, changes, and is gone after its deletion', async () => {
  const metadata = { name: 'billing', labels: { a: 'b' } };
  const { uid } = (
    await ask(mock, 'POST /v1/workspaces', {
      metadata,
      spec: { quota: { resourceAllocation: { cpuCores: 2 } } },
    })
  ).body as { uid: string };
  expect(uid).toMatch(/^[0-9a-f]{24}$/);
  expect((await ask(mock, `GET /v1/workspaces/${uid}`)).body).toMatchObject({
    metadata: { ...metadata, uid },
    spec: { quota: { resourceAllocation: { cpuCores: 2 } } },
  });
  await ask(mock, `PUT /v1/workspaces/${uid}/meta`, { name: 'billing-2', labels: {} });
  expect((await ask(mock, `GET /v1/workspaces/${uid}`)).body).toMatchObject({
    metadata: { name: 'billing-2', labels: {}, uid },
  });
  await ask(mock, `PUT /v1/workspaces/${uid}/clusterNamespaces`, { clusterNamespaces: [{ name: 'n' }] });
  expect((await ask(mock, `GET /v1/workspaces/${uid}`)).body).toMatchObject({
    spec: { clusterNamespaces: [{ name: 'n' }] },
  });
  await ask(mock, 'PUT /v1/workspaces/users/u1/roles', { workspaces: [{ uid, roles: [admin] }] });
  expect((await ask(mock, `DELETE /v1/workspaces/${uid}`)).status).toBe(204);
  expect((await ask(mock, `GET /v1/workspaces/${uid}`)).status).toBe(404);
  expect((await ask(mock, 'GET /v1/workspaces/users/u1/roles')).body).toEqual({ projects: [] });
});

test('role bindings are part of their workspace', async () => {
  const bindings = [
    {
      type: 'ClusterRoleBinding',
      role: { kind: 'ClusterRole', name: 'view' },
      subjects: [{ type: 'User', name: 'ada' }],
    },
  ];
  const made = (
    await ask(mock, `POST /v1/workspaces/${workspace}/clusterRbacs`, {
      metadata: { name: 'x' },
      spec: { bindings },
    })
  ).body as { uid: string };
  expect(made.uid).not.toBe(rbac);
  const bound = async () => JSON.stringify((await ask(mock, `GET /v1/workspaces/${workspace}`)).body);
  expect(await bound()).toContain('"ada"');
  expect((await ask(mock, `DELETE /v1/workspaces/${workspace}/clusterRbacs/${made.uid}`)).status).toBe(204);
  expect(await bound()).not.toContain('"ada"');
  expect((await ask(mock, `DELETE /v1/workspaces/${workspace}/clusterRbacs/${made.uid}`)).status).toBe(404);
});
