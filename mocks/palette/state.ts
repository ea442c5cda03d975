import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { entry, field, withEntry } from '../../src/mock/memory/entries.ts';
import { freshId } from '../../src/mock/memory/fresh-id.ts';
import type { JsonObject } from '../../src/shared/json.ts';

/** A workspace with what belongs to it. */
export type Workspace = {
  /** As a GET shows it. */
  readonly shown: JsonObject;
  readonly project: JsonObject;
  /** The answer of GET backup; undefined where nothing was set or made. */
  readonly backup?: JsonObject;
  /** The answer of GET restore. */
  readonly restore?: JsonObject;
};

/** By workspace: the uids of the roles that somebody has in it. */
export type Assigned = Readonly<Record<string, readonly string[]>>;

/** Users, teams and roles of the tenant, as the examples show them: they are read here and not written. */
export interface People {
  readonly users: readonly JsonObject[];
  readonly teams: readonly JsonObject[];
  readonly roles: readonly JsonObject[];
  /** Who stands in the examples of the roles: nobody else has any. */
  readonly user: string;
  readonly team: string;
}

export type State = {
  readonly workspaces: Readonly<Record<string, Workspace>>;
  /** Uids of workspaces that were deleted. */
  readonly deleted: Readonly<Record<string, true>>;
  readonly users: Readonly<Record<string, Assigned>>;
  readonly teams: Readonly<Record<string, Assigned>>;
  /** Names of roles by uid. */
  readonly roles: Readonly<Record<string, string>>;
  readonly people: People;
  /** The project of a workspace that is made here. */
  readonly project: JsonObject;
  readonly made: number;
};

export type Act = (state: State, ask: MatchedRequest) => Step<State>;

/** An action on the workspace of the path; 404 where it is not there. */
export function within(act: (state: State, ask: MatchedRequest, workspace: Workspace) => Step<State>): Act {
  return (state, ask) => {
    const workspace = entry(state.workspaces, ask.params.uid ?? '');
    return workspace === undefined ? { state, reply: { missing: 'uid' } } : act(state, ask, workspace);
  };
}

/** The state with this workspace in place of the one of the path. */
export function kept(state: State, ask: MatchedRequest, workspace: Workspace): State {
  return { ...state, workspaces: withEntry(state.workspaces, ask.params.uid ?? '', workspace) };
}

/** The uid that the paired example promises unless it is taken, else a new one; and how many were given out by then. */
export function newUid(
  state: State,
  ask: MatchedRequest,
  isTaken: (uid: string) => boolean,
): { uid: string; made: number } {
  const promised = field(ask.paired, 'uid');
  if (typeof promised === 'string' && !isTaken(promised)) return { uid: promised, made: state.made };
  const made = state.made + 1;
  return { uid: String(freshId('64c1a7f0d3b2e8459f6a0b11', made)), made };
}

/** A time as the platform writes it. */
export function timeOf({ now }: MatchedRequest): string {
  return new Date(now).toISOString();
}
