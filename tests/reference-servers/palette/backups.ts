/** Backup and restore of a Palette workspace. */
import type { Answer } from '../http.ts';
import { backupView, created, done, fail, ok, restoreView } from './answers.ts';
import { backupConfig, backupDelete, restoreConfig } from './bodies.ts';
import { type Fields, onWorkspace, readBody } from './context.ts';
import { newBackup, newRestore, newRun, nextUid, type State, type Workspace } from './state.ts';

/** GET workspaces/{uid}/backup, of one request where its uid is given */
export const readBackup = onWorkspace(({ call, rules }, { uid, backup }) => {
  if (!backup) return notConfigured();
  return ok(backupView(backup, uid, rules.on('filter') ? call.query.get('backupRequestUid') : null));
});

/** POST workspaces/{uid}/backup */
export const createBackup = onWorkspace((context, workspace) => {
  const { refused, value } = readBody(context, backupConfig);
  return refused ?? created(settings(workspace, context.state, value).uid);
});

/** PUT workspaces/{uid}/backup */
export const updateBackup = onWorkspace((context, workspace) => {
  const { refused, value } = readBody(context, backupConfig);
  if (refused) return refused;
  if (value) settings(workspace, context.state, value);
  return done;
});

/** DELETE workspaces/{uid}/backup: one request where its uid is given, else everything */
export const removeBackup = onWorkspace((context, workspace) => {
  const { refused, value } = readBody(context, backupDelete);
  if (refused) return refused;
  const { backup } = workspace;
  if (value?.requestUid === undefined) workspace.backup = undefined;
  else if (backup) backup.runs = backup.runs.filter((run) => run.requestUid !== value.requestUid);
  return done;
});

/** POST workspaces/{uid}/backup/onDemand */
export const backupOnDemand = onWorkspace((context, workspace) => {
  const { refused, value } = readBody(context, backupConfig);
  if (refused) return refused;
  const uid = nextUid(context.state);
  const backup = workspace.backup ?? settings(workspace, context.state, value);
  backup.runs.push(newRun(uid, value ?? {}));
  return created(uid);
});

/** GET workspaces/{uid}/restore, of one request where its uid is given */
export const readRestore = onWorkspace(({ call, rules }, workspace) =>
  ok(restoreView(workspace, rules.on('filter') ? call.query.get('restoreRequestUid') : null)),
);

/** POST workspaces/{uid}/restore/onDemand */
export const restoreOnDemand = onWorkspace((context, workspace) => {
  const { refused } = readBody(context, restoreConfig);
  if (refused) return refused;
  const uid = nextUid(context.state);
  workspace.restores.push(newRestore(uid));
  return created(uid);
});

/** The settings are replaced, or made; what was backed up stays. */
function settings(workspace: Workspace, state: State, config: Fields = {}) {
  const backup = workspace.backup ?? newBackup(nextUid(state), config);
  backup.config = config;
  workspace.backup = backup;
  return backup;
}

function notConfigured(): Answer {
  return fail(404, 'BackupNotConfigured', 'The workspace has no backup');
}
