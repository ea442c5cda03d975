import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { given, queryText } from '../../src/mock/memory/entries.ts';
import type { JsonObject } from '../../src/shared/json.ts';
import { refused, roleOf, unknownRole } from './roles.ts';
import type { Held, State } from './state.ts';

/** The user is looked up before the role, whatever the case of the name. */
export function addUser(state: State, ask: MatchedRequest): Step<State> {
  const { username, roleId, roomId } = given(ask.body, ['username', 'roleId', 'roomId']);
  const user = state.users.find((one) => lower(one.username) === lower(username));
  if (user === undefined) return { state, reply: refused('unknown-user', `no user "${username}" is known`) };
  const role = roleOf(state, roleId);
  if (role === undefined) return { state, reply: unknownRole(roleId) };
  const wanted = holding(user, role, roomId);
  const isHeld = state.held.some((one) => isSame(one, wanted));
  if (isHeld && !isOf(state.samples.given, wanted))
    return { state, reply: refused('already-held', `"${username}" holds "${roleId}"`) };
  return {
    state: isHeld ? state : { ...state, held: [...state.held, wanted] },
    reply: { body: ask.paired ?? { role, success: true } },
  };
}

/** The last administrator stays one. */
export function removeUser(state: State, ask: MatchedRequest): Step<State> {
  const { username, roleId, scope } = given(ask.body, ['username', 'roleId', 'scope']);
  const user = state.users.find((one) => one.username === username);
  if (user === undefined) return { state, reply: refused('unknown-user', `no user "${username}" is known`) };
  const role = roleOf(state, roleId);
  if (role === undefined) return { state, reply: unknownRole(roleId) };
  const unwanted = holding(user, role, scope);
  if (!state.held.some((one) => isSame(one, unwanted)) && !isOf(state.samples.taken, unwanted))
    return { state, reply: refused('not-held', `"${username}" does not hold "${roleId}"`) };
  if (role._id === 'admin' && state.held.filter((one) => one.role === 'admin').length === 1)
    return { state, reply: refused('last-administrator', `"${username}" is the last administrator`) };
  const held = state.held.filter((one) => !isSame(one, unwanted));
  return { state: { ...state, held }, reply: { body: { role, success: true } } };
}

/** A page of those who hold a role in the workspace, or in one room; by name. */
export function usersInRole(state: State, ask: MatchedRequest): Step<State> {
  const roleId = queryText(ask.query, 'role');
  if (roleOf(state, roleId) === undefined) return { state, reply: unknownRole(roleId) };
  const room = queryText(ask.query, 'roomId');
  const holders = state.held.filter(
    (one) => one.role === roleId && (room === undefined || one.room === room),
  );
  const all = state.users
    .filter(({ _id }) => holders.some(({ user }) => user === _id))
    .toSorted((a, b) => lower(a.username).localeCompare(lower(b.username)));
  const offset = Number(queryText(ask.query, 'offset') ?? 0);
  const users = all
    .slice(offset, offset + Number(queryText(ask.query, 'count') ?? 50))
    .map((user) => given(user, ['_id', 'username', 'type', 'status', 'active', 'name', 'emails']));
  return { state, reply: { body: { users, total: all.length, success: true } } };
}

/** Everybody who holds more than the role of every user, with those roles. */
export function publicUsers(state: State): Step<State> {
  const users = state.users.flatMap(({ _id, username }) => {
    const own = state.held.filter(({ user, role }) => user === _id && role !== 'user');
    const roles = [...new Set(own.map(({ role }) => role))];
    return roles.length === 0 ? [] : [{ _id: _id ?? '', username: username ?? '', roles }];
  });
  return { state, reply: { body: { users, success: true } } };
}

function holding(user: JsonObject, role: JsonObject, room: unknown): Held {
  const held = { user: String(user._id), role: String(role._id) };
  return room === undefined ? held : { ...held, room: String(room) };
}

/** The same user and role, wherever it is held. */
function isOf(sample: Held, { user, role }: Held): boolean {
  return sample.user === user && sample.role === role;
}

function isSame(a: Held, b: Held): boolean {
  return a.user === b.user && a.role === b.role && a.room === b.room;
}

function lower(text: unknown): string {
  return String(text).toLowerCase();
}
