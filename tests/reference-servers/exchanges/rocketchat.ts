/** Exchanges with Rocket.Chat that show each of its faults. */
import { known } from '../rocketchat.ts';
import type { Callers, Exchange } from './exchange.ts';

const update = 'POST /api/v1/permissions.update';
const all = 'GET /api/v1/permissions.listAll';
const id = known.permissionId;
const give = (...roles: unknown[]) => ({ permissions: [{ _id: id, roles }] });

/** Who calls. */
export const callers: Callers = {
  admin: { 'X-User-Id': known.userId, 'X-Auth-Token': known.authToken },
  unprivileged: { 'X-User-Id': known.unprivilegedUserId, 'X-Auth-Token': known.unprivilegedAuthToken },
  nobody: {},
  'no-token': { 'X-User-Id': known.userId },
  'no-id': { 'X-Auth-Token': known.authToken },
  'wrong-token': { 'X-User-Id': known.userId, 'X-Auth-Token': 'wrong' },
  'wrong-id': { 'X-User-Id': 'wrong', 'X-Auth-Token': known.authToken },
  wrong: { 'X-User-Id': 'wrong', 'X-Auth-Token': 'wrong' },
};

/** In this order: each builds on what the earlier ones have left. */
export const exchanges: readonly Exchange[] = [
  [update, 200, { permissions: [{ _id: 'access-permissions', roles: ['admin'] }] }],
  [all, 200],
  [update, 401, give('admin'), 'nobody'],
  [update, 401, give('bot'), 'no-token'],
  [update, 401, give('bot'), 'no-id'],
  [update, 401, give('bot'), 'wrong-token'],
  [update, 401, give('bot'), 'wrong-id'],
  [update, 401, give('bot'), 'wrong'],
  [update, 400, give('bot'), 'unprivileged'],
  [update, 400, {}, 'unprivileged'],
  [update, 400, {}],
  [update, 400],
  [update, 400, '{'],
  [update, 400, 'null'],
  [update, 400, []],
  [update, 400, { permissions: id }],
  [update, 400, { permissions: [id] }],
  [update, 400, { permissions: [{ roles: ['admin'] }] }],
  [update, 400, { permissions: [{ _id: 5, roles: ['admin'] }] }],
  [update, 400, { permissions: [{ _id: id }] }],
  [all, 200],
  [update, 400, { permissions: [{ _id: id, roles: 'admin' }] }],
  [update, 400, give(1)],
  [update, 400, give('admin', 'admin')],
  [update, 400, { ...give('admin'), more: 1 }],
  [update, 400, { permissions: [{ _id: 'no-such-permission', roles: ['admin'] }] }],
  [
    update,
    400,
    {
      permissions: [
        { _id: id, roles: [] },
        { _id: id, roles: [] },
      ],
    },
  ],
  [update, 400, give('no-such-role')],
  [update, 400, give('bot'), { 'Content-Type': 'text/plain' }],
  [all, 200],
  [update, 200, give('user', 'bot')],
  [update, 200, give('user', 'bot')],
  [all, 200],
  [update, 200, give('guest')],
  [update, 200, give()],
  [update, 200, { permissions: [] }],
  [all, 200],
  [`${all}?updatedSince=2999-01-01`, 200],
  [`${all}?updatedSince=`, 200],
  [`${all}?updatedSince=never`, 400],
  [`${all}?count=1`, 200],
  [all, 401, undefined, 'nobody'],
  ['GET /api/v1/roles.list', 200, undefined, 'unprivileged'],
  ['GET /api/v1/me', 200],
  ['HEAD /api/v1/me', 200],
  ['GET /api/v1/permissions.update', 405],
  ['PATCH /api/v1/permissions.update', 405],
  ['OPTIONS /api/v1/permissions.update', 200],
  ['OPTIONS /api/v1/permissions.update', 405, undefined, { 'Access-Control-Request-Method': 'POST' }],
  ['GET /api/v1/constructor', 404],
  ['GET /%zz', 404],
  ['POST /api/v1/login', 401, { user: known.username, password: 'wrong' }, 'nobody'],
  ['POST /api/v1/login', 401, '{', 'nobody'],
  ['POST /api/v1/login', 200, { user: known.username, password: known.password }, 'nobody'],
  ['POST /api/v1/logout', 200],
  ['GET /api/v1/me', 401],
];
