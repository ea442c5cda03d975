import type { MatchedRequest } from '../../src/mock/behaviour/behaviour.ts';
import { field, given, objectsOf, withEntry, withoutEntry } from '../../src/mock/memory/entries.ts';
import { isObject, type JsonObject, sameJson } from '../../src/shared/json.ts';
import { type Act, kept, newUid, timeOf, type Workspace, within } from './state.ts';

const described = ['name', 'labels', 'annotations'];
const parts = ['clusterRefs', 'clusterNamespaces', 'quota'];

/** A workspace of what the body says; its role bindings get uids of their own. */
export const create: Act = (state, ask) => {
  const { uid, made } = newUid(state, ask, (text) => Object.hasOwn(state.workspaces, text));
  const now = timeOf(ask);
  const metadata = {
    ...given(field(ask.body, 'metadata'), described),
    uid,
    creationTimestamp: now,
    lastModifiedTimestamp: now,
  };
  const spec = given(field(ask.body, 'spec'), [...parts, 'clusterRbacs', 'policies']);
  const header = ask.headers.projectuid;
  const project = header === undefined || header === state.project.uid ? state.project : { uid: header };
  const shown = { metadata, spec, status: { errors: [] } };
  const workspaces = withEntry(state.workspaces, uid, { shown, project });
  return { state: { ...state, made, workspaces }, reply: { body: { uid } } };
};

export const read: Act = within((state, _, { shown }) => ({ state, reply: { body: shown } }));

export const remove: Act = within((state, ask) => ({
  state: {
    ...state,
    workspaces: withoutEntry(state.workspaces, ask.params.uid ?? ''),
    deleted: withEntry(state.deleted, ask.params.uid ?? '', true),
  },
  reply: {},
}));

/** Labels and annotations as given, none where they are left out; a workspace without a name keeps its own. */
export const updateMeta: Act = within((state, ask, workspace) => {
  const { labels, annotations, ...own } = objectAt(workspace.shown.metadata);
  const metadata = { ...own, ...given(ask.body, described) };
  return { state: kept(state, ask, modified(ask, workspace, { ...workspace.shown, metadata })), reply: {} };
});

/** Clusters, namespaces and quota as given; what is left out, or null, is there no more. */
export const updateParts: Act = within((state, ask, workspace) => {
  const { clusterRefs, clusterNamespaces, quota, ...own } = objectAt(workspace.shown.spec);
  const spec = { ...own, ...given(ask.body, parts) };
  return { state: kept(state, ask, modified(ask, workspace, { ...workspace.shown, spec })), reply: {} };
});

export const createRbac: Act = within((state, ask, workspace) => {
  const rbacs = rbacsOf(workspace);
  const { uid, made } = newUid(state, ask, (text) => rbacs.some((rbac) => uidOf(rbac) === text));
  const next = [...rbacs, rbacFrom(ask, uid)];
  return { state: { ...kept(state, ask, withRbacs(ask, workspace, next)), made }, reply: { body: { uid } } };
});

export const updateRbac: Act = within((state, ask, workspace) => {
  const uid = ask.params.clusterRbacUid ?? '';
  const rbacs = rbacsOf(workspace);
  if (!rbacs.some((rbac) => uidOf(rbac) === uid)) return { state, reply: { missing: 'clusterRbacUid' } };
  const next = rbacs.map((rbac) => (uidOf(rbac) === uid ? rbacFrom(ask, uid) : rbac));
  return { state: kept(state, ask, withRbacs(ask, workspace, next)), reply: {} };
});

export const removeRbac: Act = within((state, ask, workspace) => {
  const uid = ask.params.clusterRbacUid ?? '';
  const rbacs = rbacsOf(workspace);
  const rest = rbacs.filter((rbac) => uidOf(rbac) !== uid);
  if (rest.length === rbacs.length) return { state, reply: { missing: 'clusterRbacUid' } };
  return { state: kept(state, ask, withRbacs(ask, workspace, rest)), reply: {} };
});

/** The same workspace with another look, and the time at which it got it; untouched where nothing is new. */
function modified(ask: MatchedRequest, workspace: Workspace, shown: JsonObject): Workspace {
  if (sameJson(shown, workspace.shown)) return workspace;
  const metadata = { ...objectAt(shown.metadata), lastModifiedTimestamp: timeOf(ask) };
  return { ...workspace, shown: { ...shown, metadata } };
}

function rbacsOf({ shown }: Workspace): JsonObject[] {
  return objectsOf(field(shown, 'spec', 'clusterRbacs'));
}

function withRbacs(ask: MatchedRequest, workspace: Workspace, clusterRbacs: JsonObject[]): Workspace {
  const spec = { ...objectAt(workspace.shown.spec), clusterRbacs };
  return modified(ask, workspace, { ...workspace.shown, spec });
}

function rbacFrom(ask: MatchedRequest, uid: string): JsonObject {
  const metadata = { ...given(field(ask.body, 'metadata'), described), uid };
  const spec = {
    isSystem: false,
    ...given(field(ask.body, 'spec'), ['bindings', 'isSystem', 'relatedObject']),
  };
  return { metadata, spec };
}

function uidOf(rbac: JsonObject): string {
  return String(field(rbac, 'metadata', 'uid'));
}

function objectAt(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
