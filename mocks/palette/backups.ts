import type { MatchedRequest } from '../../src/mock/behaviour/behaviour.ts';
import { field, given, objectsOf, queryText, withField } from '../../src/mock/memory/entries.ts';
import { isObject, type Json, type JsonObject } from '../../src/shared/json.ts';
import { blank, isRequest, only } from './history.ts';
import { type Act, kept, newUid, timeOf, type Workspace, within } from './state.ts';

const settings = ['includeAllClusters', 'clusterUids', 'backupConfig'];
const backups = ['status', 'workspaceBackupStatuses'] as const;

/** The settings and the backups made, or those of one request only. */
export const readBackup: Act = within((state, ask, workspace) => {
  const shown = backupOf(workspace);
  return { state, reply: { body: only(shown, backups, queryText(ask.query, 'backupRequestUid')) } };
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

function backupOf({ shown, backup }: Workspace): JsonObject {
  return backup ?? blank(shown, 'workspaceBackupStatuses');
}

function withSettings(ask: MatchedRequest, workspace: Workspace): JsonObject {
  return withField(backupOf(workspace), ['spec', 'config'], given(ask.body, settings));
}

/** The clusters that a backup is of: those named, else all of the workspace. */
function clustersOf({ shown }: Workspace, ask: MatchedRequest): JsonObject[] {
  const named: readonly Json[] = [field(ask.body, 'clusterUids') ?? []].flat();
  const all = field(ask.body, 'includeAllClusters') === true;
  return objectsOf(field(shown, 'spec', 'clusterRefs'))
    .filter(({ clusterUid }) => all || named.includes(clusterUid ?? ''))
    .map((cluster) => given(cluster, ['clusterName', 'clusterUid']));
}

function objectAt(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
