import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask, mockOf } from './ask.ts';

const workspace = '64c1a7f0d3b2e8459f6a0b11';
const rbac = '64c1a9b2c3d4e5f60718293a';
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
  expect(await roles('users', 'u1')).toEqual({ projects: [] });
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

test('backups that were asked for are listed by their request, and can be restored', async () => {
  const backupConfig = { backupName: 'now', namespaces: ['checkout'] };
  const { uid } = (
    await ask(mock, `POST /v1/workspaces/${workspace}/backup/onDemand`, {
      includeAllClusters: true,
      backupConfig,
    })
  ).body as { uid: string };
  const made = await ask(mock, `GET /v1/workspaces/${workspace}/backup?backupRequestUid=${uid}`);
  expect(made.body).toMatchObject({
    status: { workspaceBackupStatuses: [{ requestUid: uid, workspaceBackupConfig: { backupName: 'now' } }] },
  });
  expect(made.headers.get('x-mock-why')).toBeNull();
  const clusterConfigs = ['6502c9d8e7f6a5b4c3d2e1f0', '6502c9d8e7f6a5b4c3d2e1f1'].map((clusterUid) => ({
    clusterUid,
    backupName: 'now',
  }));
  await ask(mock, `DELETE /v1/workspaces/${workspace}/backup`, { requestUid: uid, clusterConfigs });
  expect(
    (await ask(mock, `GET /v1/workspaces/${workspace}/backup?backupRequestUid=${uid}`)).body,
  ).toMatchObject({ status: { workspaceBackupStatuses: [] } });
  const restore = {
    backupRequestUid: uid,
    restoreConfigs: [{ backupName: 'now', sourceClusterUid: '6502c9d8e7f6a5b4c3d2e1f0' }],
  };
  const restored = (await ask(mock, `POST /v1/workspaces/${workspace}/restore/onDemand`, restore)).body as {
    uid: string;
  };
  const shown = (await ask(mock, `GET /v1/workspaces/${workspace}/restore?restoreRequestUid=${restored.uid}`))
    .body;
  expect(shown).toMatchObject({ status: { workspaceRestoreStatuses: [{ requestUid: restored.uid }] } });
});

test('backup settings read back; a 204 has neither body nor content type', async () => {
  const put = await ask(mock, `PUT /v1/workspaces/${workspace}/backup`, { includeAllClusters: false });
  expect([put.status, put.text, put.headers.get('content-type'), put.headers.get('content-length')]).toEqual([
    204,
    '',
    null,
    null,
  ]);
  expect((await ask(mock, `GET /v1/workspaces/${workspace}/backup`)).body).toMatchObject({
    spec: { config: { includeAllClusters: false } },
  });
});
