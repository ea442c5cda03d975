import { looksAbsent } from '../../src/mock/answer/absent-id.ts';
import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { entry, field, listOf, objectsOf, withEntry } from '../../src/mock/memory/entries.ts';
import type { JsonObject } from '../../src/shared/json.ts';
import type { Act, Assigned, State, Workspace } from './state.ts';

type Who = 'users' | 'teams';

const parameter = { users: 'userUid', teams: 'teamUid' } as const;

/** The roles of a user or team, by project and workspace; whoever was never given one has none. */
export function readRoles(who: Who): Act {
  return (state, ask) => {
    const assigned = assignedTo(state, who, ask);
    const projects = new Map<string, JsonObject>();
    for (const [uid, roles] of Object.entries(assigned)) {
      if (isGone(state, uid)) continue;
      const { project, shown } = entry(state.workspaces, uid) ?? unseen(state, uid);
      const id = String(project.uid);
      const before = projects.get(id) ?? { ...project, workspaces: [] };
      projects.set(id, {
        ...before,
        workspaces: [...listOf(before.workspaces), withRoles(state, shown, roles)],
      });
    }
    return { state, reply: { body: { projects: [...projects.values()] } } };
  };
}

/**
 * In each workspace listed exactly the roles listed for it; null is an empty list; other workspaces stay.
 * A body without a list leaves none, as a PUT of nothing usually does. The page documents no refusal of a workspace
 * that the platform does not know, and shows `string` as one: any uid will do but that of a workspace that was deleted.
 */
export function replaceRoles(who: Who): Act {
  return (state, ask): Step<State> => {
    const changes = objectsOf(field(ask.body, 'workspaces')).filter(({ uid }) => typeof uid === 'string');
    const gone = changes.find(({ uid }) => isGone(state, String(uid)));
    if (gone !== undefined)
      return { state, reply: { code: 404, why: `workspace ${String(gone.uid)} is not there` } };
    const assigned = changes.reduce<Assigned>(
      (all, { uid, roles }) => withEntry(all, String(uid), [...new Set(listOf(roles).map(String))]),
      assignedTo(state, who, ask),
    );
    const isEmpty = field(ask.body, 'workspaces') === undefined;
    const next = withEntry(state[who], ask.params[parameter[who]] ?? '', isEmpty ? {} : assigned);
    return { state: { ...state, [who]: next }, reply: {} };
  };
}

/** Whom the examples of a GET show with which roles. */
export function assignedIn(example: JsonObject): Assigned {
  const workspaces = objectsOf(example.projects).flatMap((project) => objectsOf(project.workspaces));
  return Object.fromEntries(
    workspaces.map(({ uid, roles }) => [String(uid), objectsOf(roles).map((role) => String(role.uid))]),
  );
}

function assignedTo(state: State, who: Who, ask: MatchedRequest): Assigned {
  return entry(state[who], ask.params[parameter[who]] ?? '') ?? {};
}

function isGone(state: State, uid: string): boolean {
  return !Object.hasOwn(state.workspaces, uid) && (Object.hasOwn(state.deleted, uid) || looksAbsent(uid));
}

/** A workspace that nobody declared, in the project at hand. */
function unseen({ project }: State, uid: string): Workspace {
  return { shown: { metadata: { name: uid, uid } }, project };
}

function withRoles(state: State, shown: JsonObject, roles: readonly string[]): JsonObject {
  const named = roles.map((uid): JsonObject => {
    const name = entry(state.roles, uid);
    return name === undefined ? { uid } : { name, uid };
  });
  return {
    name: field(shown, 'metadata', 'name') ?? '',
    uid: field(shown, 'metadata', 'uid') ?? '',
    roles: named,
    inheritedRoles: [],
  };
}
