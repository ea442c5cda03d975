/** The quotas of a ModelArts workspace. */
import { type Answer, isObject } from '../http.ts';
import { badParameter, fail, ok, showQuota } from './answers.ts';
import { quotasProblem } from './checks.ts';
import { type Context, find, missing, readBody } from './context.ts';

/** GET workspaces/{id}/quotas */
export function readQuotas({ state, id }: Context): Answer {
  const workspace = find(state, id);
  if (!workspace) return missing(id);
  return ok({ quotas: workspace.quotas.map((quota) => showQuota(quota, true)) });
}

/** PUT workspaces/{id}/quotas */
export function updateQuotas({ call, state, rules, id }: Context): Answer {
  const body = readBody(call, rules, (value) => quotasProblem(value, rules));
  if (typeof body === 'string') return badParameter(body);
  const workspace = find(state, id);
  if (!workspace) return missing(id);
  const wanted = (Array.isArray(body.quotas) ? body.quotas : []).filter(isObject);
  const changes = new Map(wanted.map((item) => [item.resource, item.quota]));
  const quotas = workspace.quotas.filter(({ resource }) => changes.has(resource));
  if (quotas.length < changes.size && rules.on('resource-known')) {
    return fail(400, 'ModelArts.0107', 'The values of the request parameters (quotas,resource) are invalid.');
  }
  for (const quota of quotas) {
    quota.quota = changes.get(quota.resource) as number;
    quota.update_time = Date.now();
  }
  return ok({ quotas: quotas.map((quota) => showQuota(quota, false)) });
}
