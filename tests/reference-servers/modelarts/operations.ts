/** The operations on ModelArts workspaces; quotas have a file of their own. */
import { type Answer, isObject } from '../http.ts';
import type { Rules } from '../stand-in.ts';
import { badParameter, fail, ok, show } from './answers.ts';
import { isInternal, listProblem, workspaceProblem } from './checks.ts';
import { type Context, type Fields, find, missing, readBody } from './context.ts';
import { type Grant, md5, newWorkspace, nextId, type Workspace } from './state.ts';

/** POST workspaces */
export function create({ call, state, rules }: Context): Answer {
  const body = readBody(call, rules, (value) => workspaceProblem(value, rules, true));
  if (typeof body === 'string') return badParameter(body);
  const taken = state.workspaces.some(({ name }) => name === body.name);
  if (taken && rules.on('name-taken')) return badParameter('a workspace of this name exists');
  const workspace = newWorkspace(nextId(state), body.name, body.enterprise_project_id ?? '0', Date.now());
  assign(workspace, body);
  state.workspaces.push(workspace);
  return ok(show(workspace, true));
}

/** GET workspaces */
export function list({ call, state, rules }: Context): Answer {
  const problem = listProblem(call.query, rules);
  if (problem) return badParameter(problem);
  const ask = (name: string): string => call.query.get(name) ?? '';
  const found = state.workspaces
    .filter((one) => !rules.on('filter-name') || String(one.name).includes(ask('name')))
    .filter(
      (one) =>
        !ask('enterprise_project_id') ||
        !rules.on('filter-project') ||
        one.enterprise_project_id === ask('enterprise_project_id'),
    );
  if (rules.on('sort')) found.sort(comparing(ask('sort_by') || 'name', ask('order') || 'desc', rules));
  const asked = Number(ask('offset'));
  const offset = asked > 0 ? Math.max(0, asked + rules.value('offset-shift', 0)) : 0;
  const limit = rules.on('paging') ? Number(ask('limit') || '1000') + rules.value('limit-shift', 0) : 1000;
  const page = found.slice(offset, offset + limit);
  return ok({
    total_count: found.length,
    count: page.length,
    workspaces: page.map((one) => show(one, false)),
  });
}

/** GET workspaces/{id} */
export function read({ state, id }: Context): Answer {
  const workspace = find(state, id);
  return workspace ? ok(show(workspace, true)) : missing(id);
}

/** PUT workspaces/{id} */
export function update({ call, state, rules, id }: Context): Answer {
  const body = readBody(call, rules, (value) => workspaceProblem(value, rules, false));
  if (typeof body === 'string') return badParameter(body);
  const workspace = find(state, id);
  if (!workspace) return missing(id);
  if (workspace.status === 'DELETING') return abnormal(id, 'update');
  if (workspace.id === '0' && body.name !== undefined && rules.on('default-rename')) {
    return fail(400, 'ModelArts.3566', 'Forbidden to modify the default workspace.');
  }
  const old = {
    description: workspace.description,
    auth_type: workspace.auth_type,
    grants: workspace.grants,
  };
  assign(workspace, rules.on('put-replaces') ? body : { ...old, ...body });
  return ok({ workspace_id: workspace.id });
}

/** DELETE workspaces/{id} */
export function remove({ state, id, rules }: Context): Answer {
  const workspace = find(state, id);
  if (!workspace) return missing(id);
  if (workspace.id === '0' && rules.on('default-delete')) {
    return fail(400, 'ModelArts.3566', 'Forbidden to modify the default workspace.');
  }
  if (workspace.status === 'DELETING') return abnormal(id, 'delete');
  workspace.status = 'DELETING';
  workspace.deletedAt = Date.now();
  return ok({ workspace_id: workspace.id });
}

/** Writes a body; what is left out takes its documented default, only the name stays. */
function assign(workspace: Workspace, body: Fields): void {
  workspace.name = body.name ?? workspace.name;
  workspace.description = body.description ?? '';
  workspace.auth_type = String(body.auth_type ?? 'PUBLIC').toLowerCase();
  const grants = Array.isArray(body.grants) ? body.grants.filter(isObject) : [];
  workspace.grants = isInternal(body.auth_type) ? grants.map(resolveGrant) : [];
  workspace.update_time = Date.now();
}

/** A grant reads back with both; the id decides where both are sent. */
function resolveGrant({ user_id, user_name }: Fields): Grant {
  const known = user_id ?? md5(`user ${String(user_name)}`);
  return { user_id: known, user_name: user_name ?? `iam-${String(known).slice(0, 8)}` };
}

function comparing(field: string, order: string, rules: Rules) {
  const key = (one: Workspace): string =>
    field === 'update_time'
      ? String(one.update_time).padStart(16, '0')
      : String(field === 'status' ? one.status : one.name);
  const sign = order === 'asc' || !rules.on('order-direction') ? 1 : -1;
  return (a: Workspace, b: Workspace): number => (key(a) === key(b) ? 0 : key(a) < key(b) ? -sign : sign);
}

function abnormal(id: string, action: string): Answer {
  const message = `the status of workspace: ${id} is abnormal, can not execute [action: ${action}]`;
  return fail(400, 'ModelArts.7004', message);
}
