/** The memory of the ModelArts stand-in. */
import { createHash } from 'node:crypto';

/** What exists at the start; hand these to whatever calls the stand-in. */
export const known = {
  projectId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  workspaceId: 'f3deca1406da4910a50f3919940b9bda',
  defaultWorkspaceId: '0',
  authToken: 'MIIadministrator-of-the-stand-in',
  unprivilegedAuthToken: 'MIIunprivileged-of-the-stand-in',
  accessKey: 'STANDINACCESSKEY0001',
} as const;

/** How long a workspace is `DELETING` before it is gone. */
export const deletingMs = 250;

/** An authorized user. */
export interface Grant {
  readonly user_id: unknown;
  readonly user_name: unknown;
}

/** A workspace as it is stored. */
export interface Workspace {
  readonly id: string;
  name: unknown;
  description: unknown;
  readonly owner: string;
  readonly create_time: number;
  update_time: number;
  readonly enterprise_project_id: unknown;
  auth_type: unknown;
  status: 'NORMAL' | 'DELETING' | 'DELETE_FAILED';
  status_info: string;
  grants: Grant[];
  deletedAt?: number;
  readonly quotas: Quota[];
}

/** A quota of a workspace. */
export interface Quota {
  readonly resource: string;
  readonly name: string;
  quota: number;
  readonly used: number;
  update_time: number;
}

/** Everything the stand-in remembers. */
export interface State {
  workspaces: Workspace[];
  created: number;
}

/** The memory at the start: the default workspace and four others. */
export function fresh(): State {
  const day = 86_400_000;
  const start = Date.now() - 10 * day;
  const failed = newWorkspace('5d41402abc4b2a76b9719d911017c592', 'old_experiments', '1', start + day);
  failed.status = 'DELETE_FAILED';
  failed.status_info = 'The notebooks of the workspace are still running.';
  return {
    created: 0,
    workspaces: [
      newWorkspace(known.defaultWorkspaceId, 'default', '0', start),
      failed,
      newWorkspace(known.workspaceId, 'known_workspace', '0', start + 4 * day),
      newWorkspace('7d793037a0760186574b0282f2f435e7', 'vision-team', '0', start + 2 * day),
      newWorkspace('9e107d9d372bb6826bd81d3542a419d6', 'audio-team', '1', start + 3 * day),
    ],
  };
}

/** A workspace with every default. */
export function newWorkspace(id: string, name: unknown, project: unknown, time: number): Workspace {
  return {
    id,
    name,
    description: '',
    owner: 'testUser',
    create_time: time,
    update_time: time,
    enterprise_project_id: project,
    auth_type: 'public',
    status: 'NORMAL',
    status_info: '',
    grants: [],
    quotas: [
      quota('exemlProject.gpu_duration', 'ExeML training duration', time),
      quota('notebook.gpu_duration', 'Notebook GPU duration', time),
    ],
  };
}

/** The next id: 32 hexadecimal digits, no hyphens. */
export function nextId(state: State): string {
  state.created += 1;
  return md5(`workspace ${state.created}`);
}

/** The hexadecimal MD5 of a text. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Removes what has been `DELETING` long enough. */
export function reap(state: State, after: number): void {
  const now = Date.now();
  state.workspaces = state.workspaces.filter(
    ({ deletedAt }) => deletedAt === undefined || now - deletedAt < after,
  );
}

function quota(resource: string, name: string, time: number): Quota {
  return { resource, name, quota: -1, used: 5, update_time: time };
}
