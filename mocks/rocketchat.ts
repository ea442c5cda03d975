/** What a Rocket.Chat workspace remembers: which roles hold which permission, and who is logged in. */

import type { Behaviour } from '../src/mock/behaviour/behaviour.ts';
import { entry, field, listOf, objectsOf } from '../src/mock/memory/entries.ts';
import { responseExample, successExample } from '../src/mock/memory/examples.ts';
import { isObject, type JsonObject } from '../src/shared/json.ts';
import type { Spec } from '../src/spec/spec.ts';
import { addUser, publicUsers, removeUser, usersInRole } from './rocketchat/holders.ts';
import { login, logout, me } from './rocketchat/logins.ts';
import { addRole, listAll, removeRole, update } from './rocketchat/permissions.ts';
import { createRole, deleteRole, listRoles, updateRole } from './rocketchat/roles.ts';
import type { Act, Samples, State } from './rocketchat/state.ts';
import { autocomplete } from './rocketchat/users.ts';

const acts: Readonly<Record<string, Act>> = {
  'permissions.update': update,
  'permissions.listAll': listAll,
  'permissions.addRole': addRole,
  'permissions.removeRole': removeRole,
  'roles.list': listRoles,
  'roles.create': createRole,
  'roles.update': updateRole,
  'roles.delete': deleteRole,
  'roles.getUsersInRole': usersInRole,
  'roles.getUsersInPublicRoles': publicUsers,
  'roles.addUserToRole': addUser,
  'roles.removeUserFromRole': removeUser,
  'users.autocomplete': autocomplete,
  me,
  login,
  logout,
  'logout.get': logout,
};

export const behaviour: Behaviour<State> = {
  begin(spec) {
    const listed = objectsOf(successExample(spec, 'permissions.listAll', 'all-permissions').update);
    const updated = objectsOf(successExample(spec, 'permissions.update').permissions);
    const user = successExample(spec, 'login').data;
    const login = spec.operations.find(({ id }) => id === 'login')?.body?.media[0]?.examples[0]?.value;
    const mail = objectsOf(successExample(spec, 'me').emails).map(({ address }) => String(address));
    const me = field(user, 'me');
    const permissions = Object.fromEntries(
      [...updated, ...listed].map((permission) => [String(permission._id), permission]),
    );
    const unknown = responseExample(spec, 'permissions.listAll', '400', 'unknown-parameter');
    const users = objectsOf(successExample(spec, 'roles.getUsersInRole').users).map((one) =>
      isObject(me) && one._id === me._id ? { ...me, ...one } : one,
    );
    return {
      permissions,
      isUnchanged: true,
      refusesUnknownQuery: field(unknown, 'errorType') === 'error-invalid-params',
      users,
      samples: samplesIn(spec, users),
      held: users.flatMap((user) =>
        listOf(user.roles).map((role) => ({ user: String(user._id), role: String(role) })),
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
  /** The text says how long to wait. */
  lacksRetryAfter: true,
  callCount: {
    calls: 10,
    milliseconds: 60_000,
    headers: ({ calls, left, resetAt }) => ({
      'x-ratelimit-limit': `${calls}`,
      'x-ratelimit-remaining': `${left}`,
      'x-ratelimit-reset': `${resetAt}`,
    }),
  },
  /** What the validator says, with the code in brackets where the example shows it like that. */
  wordInvalid(documented, fault) {
    const { error, errorType } = isObject(documented) ? documented : {};
    if (!isObject(documented) || typeof error !== 'string') return undefined;
    const code = ` [${errorType}]`;
    return { ...documented, error: error.endsWith(code) ? `${fault}${code}` : fault };
  },
  /** A token that was logged out belongs to nobody. */
  identify(state, { headers }) {
    return Object.hasOwn(state.ended, headers['x-auth-token'] ?? '') ? 'invalid' : undefined;
  },
  refuse(status, _, wait = 42) {
    if (status === 404 || status === 405)
      return { status, body: { status: 'error', message: 'API endpoint does not exist' } };
    if (status === 429) {
      const error = `Error, too many requests. Please slow down. You must wait ${wait} seconds before trying this endpoint again. [error-too-many-requests]`;
      return { status, body: { success: false, error } };
    }
    if (status === 413) return { status, body: { success: false, error: 'Payload too large' } };
    return status >= 500 ? { status, body: { success: false, error: 'Internal server error' } } : undefined;
  },
};

/** What the first examples of the operations on roles speak of. */
function samplesIn(spec: Spec, users: readonly JsonObject[]): Samples {
  const sent = (id: string) =>
    spec.operations.find((operation) => operation.id === id)?.body?.media[0]?.examples[0]?.value;
  const held = (id: string) => {
    const user = users.find(({ username }) => username === field(sent(id), 'username'));
    return { user: String(user?._id), role: String(field(sent(id), 'roleId')) };
  };
  const role = successExample(spec, 'roles.create').role;
  return {
    role: isObject(role) ? role : {},
    given: held('roles.addUserToRole'),
    taken: held('roles.removeUserFromRole'),
  };
}
