/** The words of Palette: errors, and stored things as its answers show them. */
import type { Answer } from '../http.ts';
import { type Assignment, type Backup, known, roleNames, type State, type Workspace } from './state.ts';

type Fields = Record<string, unknown>;

/** 200 with a JSON body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 201 with the new uid. */
export function created(uid: string): Answer {
  return { status: 201, headers: { AuditUid: uid.split('').reverse().join('') }, body: { uid } };
}

/** 204: done, nothing to say. */
export const done: Answer = { status: 204 };

/** A v1Error. */
export function fail(status: number, code: string, message: string): Answer {
  return { status, body: { code, details: {}, message, ref: 'ref-66fbea622947f81fc269847f' } };
}

/** 400: the payload breaks its schema. */
export function invalid(check: string): Answer {
  return fail(
    400,
    'InvalidRequest',
    `The request does not adhere to the API request payload schema (${check})`,
  );
}

/** 404: the resource, or one it depends on, is not there. */
export function notFound(kind: string): Answer {
  return fail(404, 'ResourceNotFound', `The specified ${kind} is not found`);
}

/** v1WorkspaceScopeRoles */
export function scopeRoles(assignments: readonly Assignment[], state: State): Fields {
  const workspaces = assignments.map(({ uid, roles }) => ({
    ...named(uid, state.workspaces.find((one) => one.uid === uid)?.meta.name),
    roles: roles.map((role) => named(role, roleNames[role])),
    inheritedRoles: [],
  }));
  return { projects: workspaces.length > 0 ? [{ uid: known.projectUid, name: 'Default', workspaces }] : [] };
}

/** v1Workspace */
export function workspaceView({ uid, created, modified, meta, spec }: Workspace): Fields {
  const times = { creationTimestamp: created, lastModifiedTimestamp: modified };
  return { metadata: { ...meta, uid, ...times }, spec, status: { errors: [] } };
}

/** v1WorkspaceBackup */
export function backupView(backup: Backup, workspaceUid: string, requestUid: string | null): Fields {
  return {
    metadata: { uid: backup.uid, creationTimestamp: backup.created },
    spec: { config: backup.config, workspaceUid },
    status: { workspaceBackupStatuses: only(backup.runs, requestUid) },
  };
}

/** v1WorkspaceRestore */
export function restoreView(workspace: Workspace, requestUid: string | null): Fields {
  return {
    metadata: { uid: workspace.uid, creationTimestamp: workspace.created },
    spec: { workspaceUid: workspace.uid },
    status: { workspaceRestoreStatuses: only(workspace.restores, requestUid) },
  };
}

function only(runs: readonly Fields[], requestUid: string | null): readonly Fields[] {
  return requestUid ? runs.filter((run) => run.requestUid === requestUid) : runs;
}

function named(uid: string, name: unknown): Fields {
  return name === undefined ? { uid } : { uid, name };
}
