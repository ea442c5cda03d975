/** Faults of Rocket.Chat: limits of the input that are not kept. */
import { isSuccess, replace, unchecked, type When } from '../fault-kinds.ts';
import type { Fault, Faults } from '../stand-in.ts';
import type { State } from './state.ts';

const at =
  (end: string): When =>
  (answer, call) =>
    isSuccess(answer, call) && call.url.split('?')[0]?.endsWith(end) === true;
const isUpdated = at('permissions.update');
const invalid = { success: false, error: 'Invalid body params', errorType: 'error-invalid-body-params' };

/** Limits of the input, and of the credentials. */
export const limitFaults: Faults<State> = {
  'user-id-not-checked': unchecked(
    'Only the token is checked, not whose it is.',
    'user-id-wrong',
    'user-id-missing',
  ),
  'token-not-checked': unchecked(
    'Only the user id is checked, any token goes.',
    'token-wrong',
    'token-missing',
  ),
  'user-id-missing-accepted': unchecked('X-User-Id may be left out.', 'user-id-missing'),
  'token-missing-accepted': unchecked('X-Auth-Token may be left out.', 'token-missing'),
  'permissions-required-ignored': unchecked(
    'A body without permissions is accepted.',
    'permissions-required',
  ),
  'permissions-not-array-accepted': unchecked(
    'Permissions may be something other than an array.',
    'permissions-type',
  ),
  'permission-not-object-accepted': unchecked(
    'A permission may be something other than an object.',
    'item-type',
  ),
  'id-number-accepted': unchecked('An _id may be a number.', 'id-type'),
  'id-required-ignored': unchecked('A permission without _id is accepted.', 'id-required'),
  'roles-required-ignored': unchecked('A permission without roles is accepted.', 'roles-required'),
  'roles-text-accepted': unchecked('Roles may be a text, not an array.', 'roles-type'),
  'role-number-accepted': unchecked('A role may be a number.', 'role-type'),
  'duplicate-roles-accepted': unchecked('The same role twice is accepted.', 'roles-unique'),
  'unknown-fields-accepted': unchecked(
    'Fields that no document names are accepted.',
    'body-additional',
    'item-additional',
  ),
  'unknown-permission-accepted': unchecked('An unknown permission is accepted.', 'permission-known'),
  'unknown-role-accepted': unchecked('An unknown role is accepted.', 'role-known'),
  'content-type-ignored': unchecked('JSON declared as something else is accepted.', 'content-type'),
  'updated-since-any-accepted': unchecked('updatedSince may be any text.', 'updated-since'),
  'empty-roles-refused': refuseAs('An empty list of roles is refused.', /"roles":\s*\[\s*\]/),
  'empty-permissions-refused': refuseAs(
    'An empty list of permissions is refused.',
    /"permissions":\s*\[\s*\]/,
  ),
  'wrong-password-accepted': unchecked('Any password is good enough.', 'password'),
};

function refuseAs(says: string, which: RegExp): Fault<unknown> {
  return replace(
    says,
    (answer, call) => isUpdated(answer, call) && which.test(call.body.toString()),
    () => ({ status: 400, body: invalid }),
  );
}
