import type { BehaviourResponse, MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { field, given } from '../../src/mock/memory/entries.ts';
import { freshId } from '../../src/mock/memory/fresh-id.ts';
import type { JsonObject } from '../../src/shared/json.ts';
import type { State } from './state.ts';

/** Every role, without the time of its last change, which the list leaves out. */
export function listRoles(state: State): Step<State> {
  const roles = state.roles.map(({ _updatedAt, ...role }) => role);
  return { state, reply: { body: { roles, success: true } } };
}

/** Neither the name nor the id of another role may be its name. */
export function createRole(state: State, ask: MatchedRequest): Step<State> {
  const wanted = given(ask.body, ['name', 'description', 'scope', 'mandatory2fa']);
  const sample = state.samples.role;
  const isSample = wanted.name === sample.name;
  if (!isSample && roleOf(state, wanted.name, 'name') !== undefined)
    return { state, reply: refused('taken-name', `there is a role "${wanted.name}"`) };
  const made = state.made + 1;
  const _id = isSample ? String(sample._id) : String(freshId(String(sample._id), made));
  const role = { _id, description: '', scope: 'Users', ...wanted, protected: false, ...changedAt(ask) };
  const others = state.roles.filter((one) => one._id !== _id);
  return { state: { ...state, made, roles: [...others, role] }, reply: shown(role) };
}

/** What is left out gets its default; a role of the product keeps its name and its scope. */
export function updateRole(state: State, ask: MatchedRequest): Step<State> {
  const wanted = {
    description: '',
    scope: 'Users',
    ...given(ask.body, ['name', 'description', 'scope', 'mandatory2fa']),
  };
  const { roleId, name } = given(ask.body, ['roleId', 'name']);
  const before = roleOf(state, roleId);
  if (before === undefined) return { state, reply: unknownRole(roleId) };
  if (before.protected === true && (before.name !== name || before.scope !== wanted.scope))
    return { state, reply: refused('protected-role', `"${roleId}" comes with the product`) };
  const namesake = state.roles.find((role) => role.name === name);
  if (namesake !== undefined && namesake._id !== before._id)
    return { state, reply: refused('taken-name', `there is a role "${name}"`) };
  const role = { ...before, ...wanted, ...changedAt(ask) };
  const isThere = state.roles.some(({ _id }) => _id === before._id);
  const roles = isThere
    ? state.roles.map((one) => (one._id === before._id ? role : one))
    : [...state.roles, role];
  return { state: { ...state, roles }, reply: shown(role) };
}

/** A role goes by its id or its name, if nobody holds it and it did not come with the product. */
export function deleteRole(state: State, ask: MatchedRequest): Step<State> {
  const roleId = field(ask.body, 'roleId');
  const role = roleOf(state, roleId, 'name');
  if (role === undefined) return { state, reply: unknownRole(roleId) };
  if (role.protected === true)
    return { state, reply: refused('protected-role', `"${roleId}" comes with the product`) };
  if (state.held.some((one) => one.role === role._id))
    return { state, reply: refused('role-in-use', `somebody holds "${roleId}"`) };
  const roles = state.roles.filter((one) => one !== role);
  return { state: { ...state, roles }, reply: { body: { success: true } } };
}

/** The role with an id; where a name will do, too, with that name. */
export function roleOf(state: State, wanted: unknown, or?: 'name'): JsonObject | undefined {
  const found = state.roles.find(({ _id, name }) => _id === wanted || (or === 'name' && name === wanted));
  const { role } = state.samples;
  return found ?? (role._id === wanted ? role : undefined);
}

/** The documented 400 of that name. */
export function refused(example: string, why: string): BehaviourResponse {
  return { code: 400, example, why };
}

/** The documented 400 to a role that nobody knows. */
export function unknownRole(role: unknown): BehaviourResponse {
  return refused('unknown-role', `no role "${String(role)}" is known`);
}

function shown(role: JsonObject): BehaviourResponse {
  return { body: { role, success: true } };
}

function changedAt({ now }: MatchedRequest): { _updatedAt: string } {
  return { _updatedAt: new Date(now).toISOString() };
}
