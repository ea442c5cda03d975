import { field, given, objectsOf, queryText, withField } from '../../src/mock/memory/entries.ts';
import type { JsonObject } from '../../src/shared/json.ts';
import { blank, isRequest, only } from './history.ts';
import { type Act, kept, newUid, timeOf, type Workspace, within } from './state.ts';

const restores = ['status', 'workspaceRestoreStatuses'] as const;

/** The restores made, or that of one request only. */
export const readRestore: Act = within((state, ask, workspace) => {
  return {
    state,
    reply: { body: only(restoreOf(workspace), restores, queryText(ask.query, 'restoreRequestUid')) },
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

function restoreOf({ shown, restore }: Workspace): JsonObject {
  return restore ?? blank(shown, 'workspaceRestoreStatuses');
}
