/** The memory of the Palette stand-in. */
import { createHash } from 'node:crypto';

/** What exists at the start; hand these to whatever calls the stand-in. */
export const known = {
  apiKey: 'administrator-key-of-the-stand-in',
  unprivilegedApiKey: 'unprivileged-key-of-the-stand-in',
  authorization: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.c3RhbmQtaW4',
  projectUid: '5eea74e919f5e0d43fd3f316',
  userUid: '66fbea622947f81fc26983e6',
  teamUid: '66fbea622947f81fc26983f7',
  workspaceUid: '66fbea622947f81fc2698408',
  otherWorkspaceUid: '66fbea622947f81fc2698419',
  clusterRbacUid: '66fbea622947f81fc269842a',
  backupRequestUid: '66fbea622947f81fc269843b',
  roleUid: '66fbea622947f81fc269844c',
} as const;

type Fields = Record<string, unknown>;

/** Roles in one workspace. */
export interface Assignment {
  readonly uid: string;
  readonly roles: readonly string[];
}

/** The settings of a backup and what has been backed up. */
export interface Backup {
  readonly uid: string;
  readonly created: string;
  config: Fields;
  runs: Fields[];
}

/** A workspace as it is stored. */
export interface Workspace {
  readonly uid: string;
  readonly created: string;
  modified: string;
  meta: Fields;
  spec: Fields;
  backup?: Backup | undefined;
  restores: Fields[];
}

/** Everything the stand-in remembers. */
export interface State {
  users: Record<string, Assignment[]>;
  teams: Record<string, Assignment[]>;
  workspaces: Workspace[];
  made: number;
}

/** The names of the roles that Palette ships. */
export const roleNames: Readonly<Record<string, string>> = { [known.roleUid]: 'Workspace Admin' };

/** The memory at the start: a user, a team, two workspaces, one of them with a backup. */
export function fresh(): State {
  const assigned = [{ uid: known.workspaceUid, roles: [known.roleUid] }];
  const first = newWorkspace(
    known.workspaceUid,
    { name: 'known-workspace', labels: { team: 'a' } },
    {
      clusterRbacs: [{ metadata: { uid: known.clusterRbacUid, name: 'readers' }, spec: { bindings: [] } }],
    },
  );
  first.backup = newBackup('66fbea622947f81fc269845d', { includeAllClusters: true });
  first.backup.runs.push(newRun(known.backupRequestUid, { backupConfig: { backupName: 'nightly' } }));
  return {
    users: { [known.userUid]: [...assigned], '66fbea622947f81fc269846e': [] },
    teams: { [known.teamUid]: [...assigned] },
    workspaces: [first, newWorkspace(known.otherWorkspaceUid, { name: 'other-workspace' }, {})],
    made: 0,
  };
}

/** The next uid: 24 hexadecimal digits. */
export function nextUid(state: State): string {
  state.made += 1;
  return createHash('md5').update(`palette ${state.made}`).digest('hex').slice(0, 24);
}

/** A workspace; the server alone sets uid and times. */
export function newWorkspace(uid: string, meta: Fields, spec: Fields): Workspace {
  const created = new Date().toISOString();
  return { uid, created, modified: created, meta, spec, restores: [] };
}

/** Settings of a backup that has not run. */
export function newBackup(uid: string, config: Fields): Backup {
  return { uid, created: new Date().toISOString(), config, runs: [] };
}

/** One finished backup, as its status is shown. */
export function newRun(requestUid: string, entity: Fields): Fields {
  const now = new Date().toISOString();
  const config = { ...Object(entity.backupConfig) } as Fields;
  const { backupName = 'on-demand', durationInHours, includeAllDisks, namespaces } = config;
  return {
    requestUid,
    actor: { actorType: 'user', uid: known.userUid },
    workspaceBackupConfig: {
      backupName,
      backupState: { state: 'Completed', deleteState: '' },
      backupTime: now,
      requestTime: now,
      clusterBackupRefs: [],
      config: { backupName, durationInHours, includeAllDisks, namespaces },
    },
  };
}

/** One finished restore, as its status is shown. */
export function newRestore(requestUid: string): Fields {
  return {
    requestUid,
    actor: { actorType: 'user', uid: known.userUid },
    workspaceRestoreConfig: {
      backupName: 'nightly',
      restoreState: { state: 'Completed', deleteState: '' },
      restoreTime: new Date().toISOString(),
      clusterRestoreRefs: [],
    },
  };
}
