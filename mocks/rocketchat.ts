/** What a Rocket.Chat workspace remembers: which roles hold which permission, and who is logged in. */
import { isObject, type Json, type JsonObject, sameJson } from '../src/json.ts';
import type { Ask, Behaviour, Step } from '../src/mock/behaviour.ts';
import {
  asked,
  entry,
  field,
  listOf,
  objectsOf,
  withEntry,
  withoutEntry,
} from '../src/mock/memory/entries.ts';
import { successExample } from '../src/mock/memory/examples.ts';
import { freshId } from '../src/mock/memory/fresh-id.ts';

export type State = {
  /** By id, in the order in which the server lists them. */
  readonly permissions: Readonly<Record<string, JsonObject>>;
  readonly removed: readonly JsonObject[];
  readonly roles: readonly JsonObject[];
  /** The one account that can log in, and its password. */
  readonly account: { readonly user: JsonObject; readonly names: readonly string[]; readonly password: Json };
  /** Sessions that `login` gave out: the token's user. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Tokens that `logout` ended. */
  readonly ended: Readonly<Record<string, true>>;
  readonly made: number;
};

type Act = (state: State, ask: Ask) => Step<State> | undefined;

const acts: Readonly<Record<string, Act>> = {
  'permissions.update': update,
  'permissions.listAll': listAll,
  'roles.list': (state) => ({ state, reply: { body: { roles: [...state.roles], success: true } } }),
  me,
  login,
  logout,
};

export const behaviour: Behaviour<State> = {
  begin(spec) {
    const listed = objectsOf(successExample(spec, 'permissions.listAll', 'all-permissions').update);
    const updated = objectsOf(successExample(spec, 'permissions.update').permissions);
    const user = successExample(spec, 'login').data;
    const login = spec.operations.find(({ id }) => id === 'login')?.body?.media[0]?.examples[0]?.value;
    const mail = objectsOf(successExample(spec, 'me').emails).map(({ address }) => String(address));
    const me = field(user, 'me');
    return {
      permissions: Object.fromEntries(
        [...updated, ...listed].map((permission) => [String(permission._id), permission]),
      ),
      removed: objectsOf(successExample(spec, 'permissions.listAll', 'changed-since').remove),
      roles: objectsOf(successExample(spec, 'roles.list').roles),
      account: {
        user: isObject(me) ? me : {},
        names: [...new Set([field(login, 'user'), field(me, 'username'), ...mail].map(String))],
        password: field(login, 'password') ?? null,
      },
      tokens: {},
      ended: {},
      made: 0,
    };
  },
  step: (state, ask) => entry(acts, ask.operation.id)?.(state, ask),
  /** A token that was logged out belongs to nobody. */
  identify(state, { headers }) {
    return Object.hasOwn(state.ended, headers['x-auth-token'] ?? '') ? 'invalid' : undefined;
  },
  refuse(status) {
    if (status === 404 || status === 405)
      return { status, body: { status: 'error', message: 'API endpoint does not exist' } };
    if (status === 429) {
      const error =
        'Error, too many requests. Please slow down. You must wait 42 seconds before trying this endpoint again. [error-too-many-requests]';
      return { status, body: { success: false, error } };
    }
    if (status === 413) return { status, body: { success: false, error: 'Payload too large' } };
    return status >= 500 ? { status, body: { success: false, error: 'Internal server error' } } : undefined;
  },
};

/** Everything is looked up before anything is written: first the permissions, then the roles. */
function update(state: State, ask: Ask): Step<State> {
  const changes = objectsOf(field(ask.body, 'permissions'));
  const ids = changes.map(({ _id }) => String(_id));
  const isKnown = ids.every((id) => Object.hasOwn(state.permissions, id));
  if (!isKnown || new Set(ids).size < ids.length)
    return { state, reply: { code: 400, example: 'unknown-permission' } };
  const roles = state.roles.map(({ _id }) => _id);
  if (!changes.every((change) => listOf(change.roles).every((role) => roles.includes(String(role))))) {
    return { state, reply: { code: 400, example: 'unknown-role' } };
  }
  const _updatedAt = new Date(ask.now).toISOString();
  const permissions = changes.reduce<State['permissions']>((all, change) => {
    const before = entry(all, String(change._id)) ?? {};
    const roles = listOf(change.roles).map(String);
    return sameJson(before.roles, roles)
      ? all
      : withEntry(all, String(change._id), { ...before, _updatedAt, roles });
  }, state.permissions);
  const next = permissions === state.permissions ? state : { ...state, permissions };
  return {
    state: next,
    reply: { body: ask.paired ?? { permissions: Object.values(permissions), success: true } },
  };
}

function listAll(state: State, ask: Ask): Step<State> {
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

/** Who logged in is shown with the id of that session; who came with a token of their own is the example's user. */
function me(state: State, ask: Ask): Step<State> | undefined {
  const userId = entry(state.tokens, ask.headers['x-auth-token'] ?? '');
  return userId === undefined
    ? undefined
    : { state, reply: { body: { ...state.account.user, _id: userId, success: true } } };
}

function login(state: State, ask: Ask): Step<State> {
  const refused = { state, reply: { code: 401, example: 'unknown-user' } };
  const resume = field(ask.body, 'resume');
  if (typeof resume === 'string')
    return Object.hasOwn(state.tokens, resume) ? opened(state, ask, resume) : refused;
  const user = field(ask.body, 'user');
  const name = isObject(user)
    ? (user.username ?? user.email)
    : (user ?? field(ask.body, 'username') ?? field(ask.body, 'email'));
  const password = field(ask.body, 'password');
  const isRight = isObject(password) || password === state.account.password;
  return state.account.names.includes(String(name)) && isRight ? opened(state, ask) : refused;
}

/** The paired example's token is given once; after that each session has a token of its own. */
function opened(state: State, ask: Ask, resumed?: string): Step<State> {
  const example = field(ask.paired, 'data', 'authToken');
  const isFree =
    typeof example === 'string' &&
    !Object.hasOwn(state.tokens, example) &&
    !Object.hasOwn(state.ended, example);
  const userId = String(field(ask.paired, 'data', 'userId') ?? state.account.user._id);
  const made = state.made + 1;
  const token =
    resumed ?? (isFree ? example : String(freshId('RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f', made)));
  const next = { ...state, made, tokens: withEntry(state.tokens, token, userId) };
  if (isFree && ask.paired !== undefined) return { state: next, reply: { body: ask.paired } };
  const data = { userId, authToken: token, me: state.account.user };
  return { state: next, reply: { body: { status: 'success', data, success: true } } };
}

/** Only what `login` gave out can end: a token that names an identity is the mock's own. */
function logout(state: State, ask: Ask): Step<State> {
  const token = ask.headers['x-auth-token'] ?? '';
  if (!Object.hasOwn(state.tokens, token)) return { state, reply: {} };
  const next = {
    ...state,
    tokens: withoutEntry(state.tokens, token),
    ended: withEntry(state.ended, token, true as const),
  };
  return { state: next, reply: {} };
}
