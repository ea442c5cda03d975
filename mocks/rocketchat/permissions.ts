import type { Json } from '../../src/json.ts';
import type { Ask, Step } from '../../src/mock/behaviour.ts';
import { isEqual } from '../../src/mock/equal.ts';
import { asked, entry, field, listOf, objectsOf, withEntry } from '../../src/mock/memory/entries.ts';
import type { State } from './state.ts';

/** Everything is looked up before anything is written: first the permissions, then the roles. */
export function update(state: State, ask: Ask): Step<State> {
  const changes = objectsOf(field(ask.body, 'permissions'));
  const ids = changes.map(({ _id }) => String(_id));
  const isKnown = ids.every((id) => Object.hasOwn(state.permissions, id));
  if (!isKnown || new Set(ids).size < ids.length)
    return { state, reply: { code: 400, example: 'unknown-permission' } };
  const roles = state.roles.map(({ _id }) => _id);
  if (!changes.every((change) => listOf(change.roles).every((role) => roles.includes(String(role))))) {
    return { state, reply: { code: 400, example: 'unknown-role' } };
  }
  const permissions = changes.reduce<State['permissions']>((all, change) => {
    const before = entry(all, String(change._id)) ?? {};
    const roles = listOf(change.roles).map(String);
    if (isEqual(before.roles, roles)) return all;
    const _updatedAt = new Date(ask.now).toISOString();
    return withEntry(all, String(change._id), { ...before, _updatedAt, roles });
  }, state.permissions);
  const next = permissions === state.permissions ? state : { ...state, permissions };
  return {
    state: next,
    reply: { body: ask.paired ?? { permissions: Object.values(permissions), success: true } },
  };
}

/** All permissions, or those that changed since a time. */
export function listAll(state: State, ask: Ask): Step<State> {
  const since = asked(ask.query, 'updatedSince') ?? '';
  const all = Object.values(state.permissions);
  if (since === '') return { state, reply: { body: { update: all, remove: [], success: true } } };
  const time = Date.parse(since);
  if (Number.isNaN(time)) return { state, reply: { code: 400, example: 'bad-date' } };
  const isAfter = (value: Json | undefined) => Date.parse(String(value)) > time;
  const update = all.filter((permission) => isAfter(permission._updatedAt));
  const remove = state.removed.filter((permission) => isAfter(permission._deletedAt));
  return { state, reply: { body: { update, remove, success: true } } };
}
