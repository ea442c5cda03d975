/** The role bindings of a workspace's clusters. */
import { isObject } from '../http.ts';
import { created, done, notFound } from './answers.ts';
import { clusterRbac } from './bodies.ts';
import { type Fields, onWorkspace, readBody, written } from './context.ts';
import { nextUid, type State, type Workspace } from './state.ts';

/** POST workspaces/{uid}/clusterRbacs */
export const createRbac = onWorkspace((context, workspace) => {
  const { refused, value } = readBody(context, clusterRbac);
  if (refused) return refused;
  const uid = nextUid(context.state);
  workspace.spec = { ...workspace.spec, clusterRbacs: [...rbacs(workspace), rbac(uid, value ?? {})] };
  return created(uid);
});

/** PUT workspaces/{uid}/clusterRbacs/{clusterRbacUid} */
export const updateRbac = onWorkspace((context, workspace) => {
  const [, uid = ''] = context.ids;
  const { refused, value } = readBody(context, clusterRbac);
  if (refused) return refused;
  if (!rbacs(workspace).some((one) => rbacUid(one) === uid)) return notFound('cluster rbac');
  const clusterRbacs = rbacs(workspace).map((one) =>
    value && rbacUid(one) === uid ? rbac(uid, value) : one,
  );
  workspace.spec = { ...workspace.spec, clusterRbacs };
  return done;
});

/** DELETE workspaces/{uid}/clusterRbacs/{clusterRbacUid} */
export const removeRbac = onWorkspace(({ ids: [, uid] }, workspace) => {
  const clusterRbacs = rbacs(workspace).filter((one) => rbacUid(one) !== uid);
  if (clusterRbacs.length === rbacs(workspace).length) return notFound('cluster rbac');
  workspace.spec = { ...workspace.spec, clusterRbacs };
  return done;
});

/** A new workspace's role bindings get uids of their own. */
export function withRbacUids(spec: Fields, state: State): Fields {
  if (!Array.isArray(spec.clusterRbacs)) return spec;
  return {
    ...spec,
    clusterRbacs: spec.clusterRbacs.filter(isObject).map((one) => rbac(nextUid(state), one)),
  };
}

function rbac(uid: string, body: Fields): Fields {
  return { ...body, metadata: { ...written(body.metadata), uid } };
}

function rbacs({ spec }: Workspace): Fields[] {
  return Array.isArray(spec.clusterRbacs) ? spec.clusterRbacs : [];
}

function rbacUid({ metadata }: Fields): unknown {
  return isObject(metadata) ? metadata.uid : undefined;
}
