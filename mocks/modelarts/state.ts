import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { entry, withEntry } from '../../src/mock/memory/entries.ts';
import type { JsonObject } from '../../src/shared/json.ts';
import type { Names } from './grants.ts';

/** A workspace as it is shown, and when a deletion that has begun will be done. */
export type Workspace = {
  readonly shown: JsonObject;
  readonly goneAt?: number;
  readonly quotas: readonly JsonObject[];
};

/** The workspaces of a project, by id. */
export type Project = Readonly<Record<string, Workspace>>;

export type State = {
  /** What a project begins with. */
  readonly first: Project;
  /** The quotas of a workspace that is new. */
  readonly quotas: readonly JsonObject[];
  /** Projects that were written to. */
  readonly projects: Readonly<Record<string, Project>>;
  readonly names: Names;
  readonly missing: JsonObject;
  readonly abnormal: JsonObject;
  /** How the account's authorization is looked at: first, and as it was set. */
  readonly firstMode: JsonObject;
  readonly mode?: JsonObject;
  readonly made: number;
};

export type Act = (state: State, ask: MatchedRequest) => Step<State>;

/** The workspace of the path, or the documented answer for one that is not there, or is on its way out. */
export function at(
  state: State,
  ask: MatchedRequest,
  act: (workspace: Workspace) => Step<State>,
  action?: string,
): Step<State> {
  const id = ask.params.workspace_id ?? '';
  const workspace = entry(projectOf(state, ask), id);
  if (workspace === undefined) {
    return {
      state,
      reply: {
        missing: 'workspace_id',
        body: { ...state.missing, error_msg: `workspace:${id} not existed` },
      },
    };
  }
  if (action === undefined || workspace.goneAt === undefined) return act(workspace);
  const error_msg = `the status of workspace: ${id} is abnormal, can not execute [action: ${action}]`;
  return {
    state,
    reply: {
      code: 400,
      example: 'abnormal-workspace',
      body: { ...state.abnormal, error_msg },
      why: `workspace ${id} is being deleted`,
    },
  };
}

/** The workspaces of the path's project, without those whose deletion is done. */
export function projectOf(state: State, ask: MatchedRequest): Project {
  const project = entry(state.projects, ask.params.project_id ?? '') ?? state.first;
  const isThere = ({ goneAt }: Workspace) => goneAt === undefined || goneAt > ask.now;
  return Object.values(project).every(isThere)
    ? project
    : Object.fromEntries(Object.entries(project).filter(([, one]) => isThere(one)));
}

/** The state with this workspace in its project. */
export function keep(state: State, ask: MatchedRequest, workspace: Workspace): State {
  return kept(state, ask, { ...projectOf(state, ask), [String(workspace.shown.id)]: workspace });
}

/** The state with these workspaces in the path's project. */
export function kept(state: State, ask: MatchedRequest, project: Project): State {
  return { ...state, projects: withEntry(state.projects, ask.params.project_id ?? '', project) };
}
