/** The operations on a Palette workspace and on the roles in it; backups and bindings have files of their own. */
import { type Answer, isObject } from '../http.ts';
import { created, done, invalid, notFound, ok, scopeRoles, workspaceView } from './answers.ts';
import * as bodies from './bodies.ts';
import { type Context, type Operation, onWorkspace, readBody, writing, written } from './context.ts';
import { withRbacUids } from './rbacs.ts';
import { type Assignment, newWorkspace, nextUid } from './state.ts';

/** GET users|teams/{uid}/roles */
export function readRoles(kind: 'users' | 'teams'): Operation {
  return ({ state, ids: [uid = ''] }) => {
    const assignments = own(state[kind], uid);
    return assignments ? ok(scopeRoles(assignments, state)) : notFound(kind.slice(0, -1));
  };
}

/** PUT users|teams/{uid}/roles: what is sent replaces all there was. */
export function replaceRoles(kind: 'users' | 'teams'): Operation {
  return (context) => {
    const { state, rules } = context;
    const [uid = ''] = context.ids;
    const { refused, value } = readBody(context, bodies.rolesPatch, true);
    if (refused) return refused;
    const old = own(state[kind], uid);
    if (!old && rules.on(`${kind}-known`)) return notFound(kind.slice(0, -1));
    const sent = (Array.isArray(value?.workspaces) ? value.workspaces : []).filter(isObject);
    const assigned = new Map<string, Assignment>();
    for (const one of rules.on('replaces') ? [] : (old ?? [])) assigned.set(one.uid, one);
    for (const one of sent) {
      const roles = Array.isArray(one.roles) ? one.roles : [];
      if (one.uid !== undefined) assigned.set(String(one.uid), { uid: String(one.uid), roles });
    }
    state[kind] = { ...state[kind], [uid]: [...assigned.values()] };
    return done;
  };
}

/** GET validate/name */
export function validateName({ call, rules }: Context): Answer {
  if (!call.query.has('name') && rules.on('name-required')) return invalid('name');
  return { status: 204, headers: { AuditUid: '66fbea622947f81fc2698490' } };
}

/** POST workspaces */
export function create(context: Context): Answer {
  const { refused, value } = readBody(context, bodies.workspace);
  if (refused) return refused;
  const uid = nextUid(context.state);
  const spec = withRbacUids({ ...Object(value?.spec) }, context.state);
  context.state.workspaces.push(newWorkspace(uid, written(value?.metadata), spec));
  return created(uid);
}

/** GET dashboard/workspaces */
export const list: Operation = ({ state }) =>
  ok({ items: state.workspaces.map((one) => ({ metadata: workspaceView(one).metadata })) });

/** GET workspaces/{uid} */
export const read = onWorkspace((_, workspace) => ok(workspaceView(workspace)));

/** DELETE workspaces/{uid}: the roles in it go too. */
export const remove = onWorkspace(({ state }, { uid }) => {
  state.workspaces = state.workspaces.filter((one) => one.uid !== uid);
  for (const kind of ['users', 'teams'] as const) {
    for (const [who, assignments] of Object.entries(state[kind])) {
      state[kind][who] = assignments.filter((one) => one.uid !== uid);
    }
  }
  return done;
});

/** PUT workspaces/{uid}/meta */
export const updateMeta = writing(bodies.meta, (body, workspace, { rules }) => {
  workspace.meta = { ...(rules.on('replaces-meta') ? {} : workspace.meta), ...written(body) };
});

/** PUT workspaces/{uid}/clusterNamespaces and resourceAllocations */
export const updateNamespaces = writing(bodies.namespaces, (body, workspace) => {
  const { clusterRbacs, policies } = workspace.spec;
  workspace.spec = { ...body, clusterRbacs, policies };
});

function own(record: Readonly<Record<string, Assignment[]>>, uid: string): Assignment[] | undefined {
  return Object.hasOwn(record, uid) ? record[uid] : undefined;
}
