import type { JsonObject } from '../../src/json.ts';
import type { Ask, Step } from '../../src/mock/behaviour.ts';
import { entry, field, listOf, objectsOf, withEntry } from '../../src/mock/memory/entries.ts';
import type { Act, Assigned, State, Workspace } from './state.ts';

type Who = 'users' | 'teams';

const parameter = { users: 'userUid', teams: 'teamUid' } as const;

/** The roles of a user or team, by project and workspace; whoever was never given one has none. */
export function readRoles(who: Who): Act {
  return (state, ask) => {
    const assigned = assignedTo(state, who, ask);
    const projects = new Map<string, JsonObject>();
    for (const [uid, roles] of Object.entries(assigned)) {
      const workspace = entry(state.workspaces, uid);
      if (workspace === undefined) continue;
      const id = String(workspace.project.uid);
      const before = projects.get(id) ?? { ...workspace.project, workspaces: [] };
      projects.set(id, {
        ...before,
        workspaces: [...listOf(before.workspaces), shownRoles(state, workspace, roles)],
      });
    }
    return { state, reply: { body: { projects: [...projects.values()] } } };
  };
}

/**
 * In each workspace listed exactly the roles listed for it; null is an empty list; other workspaces stay.
 * A body without a list leaves none, as a PUT of nothing usually does.
 */
export function replaceRoles(who: Who): Act {
  return (state, ask): Step<State> => {
    const changes = objectsOf(field(ask.body, 'workspaces')).filter(({ uid }) => typeof uid === 'string');
    const isThere = changes.every(({ uid }) => Object.hasOwn(state.workspaces, String(uid)));
    if (!isThere) return { state, reply: { missing: parameter[who] } };
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

function assignedTo(state: State, who: Who, ask: Ask): Assigned {
  return entry(state[who], ask.params[parameter[who]] ?? '') ?? {};
}

function shownRoles(state: State, { shown }: Workspace, roles: readonly string[]): JsonObject {
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
