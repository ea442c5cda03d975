import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask, mockOf } from './ask.ts';

const workspace = '64c1a7f0d3b2e8459f6a0b11';

let mock: Mock;
beforeAll(async () => {
  mock = await mockOf('palette');
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

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
