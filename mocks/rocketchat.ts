/** What a Rocket.Chat workspace remembers: which roles hold which permission, and who is logged in. */

import type { Behaviour } from '../src/mock/behaviour/behaviour.ts';
import { entry, field, objectsOf } from '../src/mock/memory/entries.ts';
import { successExample } from '../src/mock/memory/examples.ts';
import { isObject } from '../src/shared/json.ts';
import { login, logout, me } from './rocketchat/logins.ts';
import { addRole, listAll, removeRole, update } from './rocketchat/permissions.ts';
import type { Act, State } from './rocketchat/state.ts';

const acts: Readonly<Record<string, Act>> = {
  'permissions.update': update,
  'permissions.listAll': listAll,
  'permissions.addRole': addRole,
  'permissions.removeRole': removeRole,
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
  /** The text says how long to wait. */
  lacksRetryAfter: true,
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
