import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { field, objectsOf } from '../../src/mock/memory/entries.ts';
import type { Json, JsonObject } from '../../src/shared/json.ts';
import { type Act, at, keep, type State, type Workspace } from './state.ts';

export const listQuotas: Act = (state, ask) =>
  at(state, ask, ({ quotas }) => ({ state, reply: { body: { quotas: [...quotas] } } }));

/** Sets some limits; the answer has those that were asked for. */
export const updateQuotas: Act = (state, ask) =>
  at(state, ask, (workspace) => changeQuotas(state, ask, workspace), 'updateQuotas');

function changeQuotas(state: State, ask: MatchedRequest, workspace: Workspace): Step<State> {
  const changes = objectsOf(field(ask.body, 'quotas'));
  const known = workspace.quotas.map(({ resource }) => resource);
  const unknown = changes.find(({ resource }) => !known.includes(resource ?? ''));
  if (unknown !== undefined) {
    const why = `there is no quota of "${unknown.resource}"; there are ${known.join(', ')}`;
    return { state, reply: { code: 400, example: 'invalid-body', why } };
  }
  const changed = changes.reduce<readonly JsonObject[]>(
    (quotas, change) =>
      quotas.map((quota) =>
        quota.resource === change.resource ? limited(quota, change.quota ?? -1, ask.now) : quota,
      ),
    workspace.quotas,
  );
  const wanted = changes.map(({ resource }) => resource);
  const quotas = changed
    .filter(({ resource }) => wanted.includes(resource ?? ''))
    .map(({ used_quota, ...quota }) => quota);
  return {
    state: keep(state, ask, { ...workspace, quotas: changed }),
    reply: { body: ask.paired ?? { quotas } },
  };
}

/** Where there is no limit, nothing counts as used. */
function limited(quota: JsonObject, limit: Json, now: number): JsonObject {
  if (quota.quota === limit) return quota;
  return {
    ...quota,
    quota: limit,
    update_time: now,
    used_quota: limit === -1 ? null : (quota.used_quota ?? 0),
  };
}
