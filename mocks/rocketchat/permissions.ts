import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { isEqual } from '../../src/mock/equal.ts';
import { entry, field, listOf, objectsOf, queryText, withEntry } from '../../src/mock/memory/entries.ts';
import type { Json } from '../../src/shared/json.ts';
import type { State } from './state.ts';

/** Everything is looked up before anything is written: first the permissions, then the roles. */
export function update(state: State, ask: MatchedRequest): Step<State> {
  const changes = objectsOf(field(ask.body, 'permissions'));
  const ids = changes.map(({ _id }) => String(_id));
  const unknown = ids.find((id) => !Object.hasOwn(state.permissions, id));
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (unknown !== undefined || twice !== undefined) {
    const why =
      unknown === undefined ? `permission "${twice}" comes twice` : `no permission "${unknown}" is known`;
    return { state, reply: { code: 400, example: 'unknown-permission', why } };
  }
  const roles = state.roles.map(({ _id }) => _id);
  const named = changes.flatMap((change) => listOf(change.roles)).map(String);
  const stranger = named.find((role) => !roles.includes(role));
  if (stranger !== undefined)
    return { state, reply: { code: 400, example: 'unknown-role', why: `no role "${stranger}" is known` } };
  const permissions = changes.reduce<State['permissions']>((all, change) => {
    const before = entry(all, String(change._id)) ?? {};
    const roles = listOf(change.roles).map(String);
    if (isEqual(before.roles, roles)) return all;
    const _updatedAt = new Date(ask.now).toISOString();
    return withEntry(all, String(change._id), { ...before, _updatedAt, roles });
  }, state.permissions);
  const next = permissions === state.permissions ? state : { ...state, permissions, isUnchanged: false };
  // The example shows one permission: it stands for a server on which nothing was changed yet
  const isTrue = ask.paired !== undefined && next.isUnchanged;
  const body = isTrue ? ask.paired : { permissions: Object.values(permissions), success: true };
  return { state: next, reply: { body } };
}

/** One role more; the permission is looked up first. */
export function addRole(state: State, ask: MatchedRequest): Step<State> {
  const { id, role } = pairIn(ask);
  if (!Object.hasOwn(state.permissions, id))
    return {
      state,
      reply: { code: 400, example: 'unknown-permission', why: `no permission "${id}" is known` },
    };
  if (!state.roles.some(({ _id }) => _id === role))
    return { state, reply: { code: 400, example: 'unknown-role', why: `no role "${role}" is known` } };
  return withRoles(state, ask, id, (roles) => (roles.includes(role) ? roles : [...roles, role]));
}

/** One role less; a role that does not hold the permission is none of the server's worries. */
export function removeRole(state: State, ask: MatchedRequest): Step<State> {
  const { id, role } = pairIn(ask);
  if (!Object.hasOwn(state.permissions, id))
    return {
      state,
      reply: { code: 400, example: 'unknown-permission', why: `no permission "${id}" is known` },
    };
  return withRoles(state, ask, id, (roles) => roles.filter((one) => one !== role));
}

function pairIn(ask: MatchedRequest): { id: string; role: string } {
  return { id: String(field(ask.body, 'permissionId')), role: String(field(ask.body, 'role')) };
}

function withRoles(
  state: State,
  ask: MatchedRequest,
  id: string,
  change: (roles: readonly string[]) => readonly string[],
): Step<State> {
  const before = entry(state.permissions, id) ?? {};
  const own = listOf(before.roles).map(String);
  const roles = [...change(own)];
  const reply = { body: { success: true } };
  if (roles.length === own.length) return { state, reply };
  const changed = { ...before, _updatedAt: new Date(ask.now).toISOString(), roles };
  const permissions = withEntry(state.permissions, id, changed);
  return { state: { ...state, permissions, isUnchanged: false }, reply };
}

/** All permissions, or those that changed since a time. */
export function listAll(state: State, ask: MatchedRequest): Step<State> {
  const unknown = Object.keys(ask.query).find((name) => name !== 'updatedSince');
  if (state.refusesUnknownQuery && unknown !== undefined && !ask.isLenient) {
    const why = `\`${unknown}\` is no query parameter here`;
    return { state, reply: { code: 400, example: 'unknown-parameter', why } };
  }
  const since = queryText(ask.query, 'updatedSince') ?? '';
  const all = Object.values(state.permissions);
  const time = Date.parse(since);
  const isDate = since === '' || !Number.isNaN(time);
  const told = isDate ? {} : { why: `updatedSince "${since}" is no date` };
  if (!isDate && !ask.isLenient) return { state, reply: { code: 400, example: 'bad-date', ...told } };
  if (Number.isNaN(time))
    return { state, reply: { body: { update: all, remove: [], success: true }, ...told } };
  const isAfter = (value: Json | undefined) => Date.parse(String(value)) > time;
  const update = all.filter((permission) => isAfter(permission._updatedAt));
  const remove = state.removed.filter((permission) => isAfter(permission._deletedAt));
  return { state, reply: { body: { update, remove, success: true } } };
}
