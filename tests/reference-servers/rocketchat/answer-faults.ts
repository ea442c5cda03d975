/** Faults of Rocket.Chat: answers that differ from the documents. */
import {
  edit,
  type Fields,
  hasStatus,
  isSuccess,
  renamed,
  replace,
  restatus,
  type When,
  without,
} from '../fault-kinds.ts';
import { type Answer, isObject } from '../http.ts';
import type { Fault, Faults } from '../stand-in.ts';
import type { State } from './state.ts';

const at =
  (end: string): When =>
  (answer, call) =>
    isSuccess(answer, call) && call.url.split('?')[0]?.endsWith(end) === true;
const isUpdated = at('permissions.update');
const isListed = at('permissions.listAll');
const refusedAs =
  (type: string): When =>
  ({ body }) =>
    isObject(body) && body.errorType === type;
const isBadBody = refusedAs('error-invalid-body-params');
const isForbidden = refusedAs('error-edit-permissions-not-allowed');
const isUnknownPermission = refusedAs('error-invalid-permission');
const isUnknownRole = refusedAs('error-invalid-role');
const invalid = { success: false, error: 'Invalid body params', errorType: 'error-invalid-body-params' };

/** Answers that differ from the documents. */
export const answerFaults: Faults<State> = {
  'wrong-error-type': edit('A bad body has another errorType.', isBadBody, (body) => ({
    ...body,
    errorType: 'error-invalid-params',
  })),
  'wrong-error-text': edit('A bad body has another error text.', isBadBody, (body) => ({
    ...body,
    error: 'Match failed',
  })),
  'wrong-forbidden-error-type': edit('A missing permission has another errorType.', isForbidden, (body) => ({
    ...body,
    errorType: 'error-unauthorized',
  })),
  'wrong-forbidden-text': edit('A missing permission has another error text.', isForbidden, (body) => ({
    ...body,
    error: 'Not allowed',
  })),
  'forbidden-as-bad-body': edit(
    'A missing permission is reported as a bad body.',
    isForbidden,
    () => invalid,
  ),
  'unprivileged-403': restatus('A missing permission is answered with 403.', isForbidden, 403),
  'wrong-unknown-permission-type': edit(
    'An unknown permission is reported as a bad body.',
    isUnknownPermission,
    () => invalid,
  ),
  'wrong-unknown-role-type': edit(
    'An unknown role is reported as an unknown permission.',
    isUnknownRole,
    (body) => ({ ...body, errorType: 'error-invalid-permission' }),
  ),
  'wrong-401-message': edit('The 401 has another message.', hasStatus(401), (body) => ({
    ...body,
    message: 'You must be logged in.',
  })),
  'wrong-401-status-field': edit('The field `status` of the 401 is another.', hasStatus(401), (body) => ({
    ...body,
    status: 'fail',
  })),
  '401-message-missing': edit('The 401 has no message.', hasStatus(401), (body) => without(body, 'message')),
  'success-as-text': edit('success is the text "true".', hasSuccess, (body) => ({
    ...body,
    success: String(body.success),
  })),
  'success-missing': edit('success is missing.', hasSuccess, (body) => without(body, 'success')),
  'success-renamed': edit('success is called ok.', hasSuccess, (body) => renamed(body, 'success', 'ok')),
  'success-false': edit('success is false although all went well.', isUpdated, (body) => ({
    ...body,
    success: false,
  })),
  'refusal-with-200': restatus('A refusal has the status 200; only the body tells.', hasStatus(400), 200),
  'refusal-with-success-true': edit('A refusal says success: true.', hasStatus(400), (body) => ({
    ...body,
    success: true,
  })),
  'error-type-missing': edit('A refusal has no errorType.', hasStatus(400), (body) =>
    without(body, 'errorType'),
  ),
  'error-object': edit('error is an object.', hasStatus(400), (body) => ({
    ...body,
    error: { text: body.error },
  })),
  'updated-204': replace('An update is answered with 204 and no body.', isUpdated, () => ({ status: 204 })),
  'permissions-missing': edit('The answer to an update has no permissions.', isUpdated, (body) =>
    without(body, 'permissions'),
  ),
  'permissions-renamed': edit('permissions is called update.', isUpdated, (body) =>
    renamed(body, 'permissions', 'update'),
  ),
  'permissions-object': edit('permissions is an object, not an array.', isUpdated, (body) => ({
    ...body,
    permissions: { ...Object(body.permissions) },
  })),
  'permission-id-renamed': eachPermission('_id is called id.', (one) => renamed(one, '_id', 'id')),
  'permission-roles-text': eachPermission('roles is a text, not an array.', (one) => ({
    ...one,
    roles: String(one.roles),
  })),
  'permission-roles-missing': eachPermission('A permission has no roles.', (one) => without(one, 'roles')),
  'listed-without-update': edit('listAll has no `update`.', isListed, (body) => without(body, 'update')),
};

function hasSuccess({ body }: Answer): boolean {
  return isObject(body) && 'success' in body;
}

function eachPermission(says: string, change: (one: Fields) => Fields): Fault<unknown> {
  return edit(says, isUpdated, (body) => {
    const permissions = Array.isArray(body.permissions) ? body.permissions.filter(isObject) : [];
    return { ...body, permissions: permissions.map(change) };
  });
}
