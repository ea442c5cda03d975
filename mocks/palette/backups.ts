import { isObject, type Json, type JsonObject } from '../../src/json.ts';
import type { Ask } from '../../src/mock/behaviour.ts';
import { asked, field, given, objectsOf, withField } from '../../src/mock/memory/entries.ts';
import { type Act, kept, newUid, timeOf, type Workspace, within } from './state.ts';

const settings = ['includeAllClusters', 'clusterUids', 'backupConfig'];
const backups = ['status', 'workspaceBackupStatuses'] as const;
const restores = ['status', 'workspaceRestoreStatuses'] as const;

/** The settings and the backups made, or those of one request only. */
export const readBackup: Act = within((state, ask, workspace) => {
  const shown = backupOf(workspace);
  return { state, reply: { body: only(shown, backups, asked(ask.query, 'backupRequestUid')) } };
});

/** A workspace has one set of settings: whoever creates it again replaces it and gets the same uid. */
export const createBackup: Act = within((state, ask, workspace) => {
  const known = field(workspace.backup, 'metadata', 'uid');
  const fresh = newUid(state, ask, () => false);
  const uid = typeof known === 'string' ? known : fresh.uid;
  const configured = withSettings(ask, workspace);
  const metadata = { creationTimestamp: timeOf(ask), ...objectAt(configured.metadata), uid };
  const next = kept(state, ask, { ...workspace, backup: { ...configured, metadata } });
  return {
    state: { ...next, made: known === undefined ? fresh.made : state.made },
    reply: { body: { uid } },
  };
});

export const updateBackup: Act = within((state, ask, workspace) => ({
  state: kept(state, ask, { ...workspace, backup: withSettings(ask, workspace) }),
  reply: {},
}));

/** The backups of single clusters that one request made; a request with none left is gone. */
export const removeBackup: Act = within((state, ask, workspace) => {
  const requestUid = field(ask.body, 'requestUid');
  if (requestUid === undefined) return { state, reply: {} };
  const gone = objectsOf(field(ask.body, 'clusterConfigs')).map(({ clusterUid }) => clusterUid);
  const shown = backupOf(workspace);
  const left = objectsOf(field(shown, ...backups)).flatMap((status) => {
    if (status.requestUid !== requestUid) return [status];
    const at = ['workspaceBackupConfig', 'clusterBackupRefs'];
    const refs = objectsOf(field(status, ...at)).filter(({ clusterUid }) => !gone.includes(clusterUid));
    return refs.length === 0 ? [] : [withField(status, at, refs)];
  });
  return { state: kept(state, ask, { ...workspace, backup: withField(shown, backups, left) }), reply: {} };
});

/** A backup that is done at once. */
export const backupNow: Act = within((state, ask, workspace) => {
  const shown = backupOf(workspace);
  const { uid, made } = newUid(state, ask, isRequest(shown, backups));
  const time = timeOf(ask);
  const config = given(field(ask.body, 'backupConfig'), [
    'backupName',
    'durationInHours',
    'includeAllDisks',
    'includeClusterResourceMode',
    'namespaces',
  ]);
  const status = {
    requestUid: uid,
    actor: { actorType: 'user' },
    workspaceBackupConfig: {
      ...given(config, ['backupName']),
      backupState: { state: 'Completed' },
      backupTime: time,
      requestTime: time,
      config,
      clusterBackupRefs: clustersOf(workspace, ask).map((cluster) => ({
        ...cluster,
        backupStatusMeta: {
          ...given(config, ['backupName']),
          backupState: { state: 'Completed', backupTime: time },
        },
      })),
    },
  };
  const statuses = [...objectsOf(field(shown, ...backups)), status];
  const next = kept(state, ask, { ...workspace, backup: withField(shown, backups, statuses) });
  return { state: { ...next, made }, reply: { body: { uid } } };
});

export const readRestore: Act = within((state, ask, workspace) => {
  return {
    state,
    reply: { body: only(restoreOf(workspace), restores, asked(ask.query, 'restoreRequestUid')) },
  };
});

/** A restore that is done at once. */
export const restoreNow: Act = within((state, ask, workspace) => {
  const shown = restoreOf(workspace);
  const { uid, made } = newUid(state, ask, isRequest(shown, restores));
  const restoreTime = timeOf(ask);
  const configs = objectsOf(field(ask.body, 'restoreConfigs'));
  const clusterRestoreRefs = configs.map(
    ({ backupName, sourceClusterUid }): JsonObject => ({
      ...(backupName === undefined ? {} : { backupName }),
      ...(sourceClusterUid === undefined ? {} : { clusterUid: sourceClusterUid }),
      restoreStatusMeta: { state: 'Completed', restoreTime },
    }),
  );
  const workspaceRestoreConfig = {
    ...given(configs[0], ['backupName']),
    restoreState: { state: 'Completed' },
    restoreTime,
    clusterRestoreRefs,
  };
  const status = { requestUid: uid, actor: { actorType: 'user' }, workspaceRestoreConfig };
  const statuses = [...objectsOf(field(shown, ...restores)), status];
  const next = kept(state, ask, { ...workspace, restore: withField(shown, restores, statuses) });
  return { state: { ...next, made }, reply: { body: { uid } } };
});

function backupOf({ shown, backup }: Workspace): JsonObject {
  return backup ?? blank(shown, 'workspaceBackupStatuses');
}

function restoreOf({ shown, restore }: Workspace): JsonObject {
  return restore ?? blank(shown, 'workspaceRestoreStatuses');
}

/** Nothing was set or made yet. */
function blank(shown: JsonObject, list: string): JsonObject {
  const metadata = given(field(shown, 'metadata'), ['name']);
  return { metadata, spec: { workspaceUid: field(shown, 'metadata', 'uid') ?? '' }, status: { [list]: [] } };
}

function withSettings(ask: Ask, workspace: Workspace): JsonObject {
  return withField(backupOf(workspace), ['spec', 'config'], given(ask.body, settings));
}

function only(shown: JsonObject, at: readonly string[], requestUid: string | undefined): JsonObject {
  if (requestUid === undefined || requestUid === '') return shown;
  return withField(
    shown,
    at,
    objectsOf(field(shown, ...at)).filter((status) => status.requestUid === requestUid),
  );
}

function isRequest(shown: JsonObject, at: readonly string[]): (uid: string) => boolean {
  return (uid) => objectsOf(field(shown, ...at)).some((status) => status.requestUid === uid);
}

/** The clusters that a backup is of: those named, else all of the workspace. */
function clustersOf({ shown }: Workspace, ask: Ask): JsonObject[] {
  const named: readonly Json[] = [field(ask.body, 'clusterUids') ?? []].flat();
  const all = field(ask.body, 'includeAllClusters') === true;
  return objectsOf(field(shown, 'spec', 'clusterRefs'))
    .filter(({ clusterUid }) => all || named.includes(clusterUid ?? ''))
    .map((cluster) => given(cluster, ['clusterName', 'clusterUid']));
}

function objectAt(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
