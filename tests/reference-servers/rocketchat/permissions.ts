/** The permissions and roles of Rocket.Chat, in the documented generation (4.x, early 5.x). */
import { type Check, firstBroken } from '../checks.ts';
import { type Answer, isObject } from '../http.ts';
import type { Rules } from '../stand-in.ts';
import { type Context, failure, readBody, success } from './context.ts';
import { type Permission, roles } from './state.ts';

/** POST permissions.update */
export function updatePermissions({ call, state, rules, user }: Context): Answer {
  const needed = state.permissions.find(({ _id }) => _id === 'access-permissions')?.roles ?? [];
  if (rules.on('permission') && !user?.roles.some((role) => needed.includes(role))) {
    return failure('Editing permissions is not allowed', 'error-edit-permissions-not-allowed');
  }
  const body = readBody(call, rules);
  if (bodyProblem(body, rules)) return failure('Invalid body params', 'error-invalid-body-params');
  const list = isObject(body) && Array.isArray(body.permissions) ? body.permissions : [];
  const sent = list.filter(isObject);
  const found = state.permissions.filter(({ _id }) => sent.some((one) => one._id === _id));
  if (found.length !== sent.filter((one) => isText(one._id)).length && rules.on('permission-known')) {
    return failure('Invalid permission', 'error-invalid-permission');
  }
  const wanted = sent.flatMap((one) => (Array.isArray(one.roles) ? one.roles : []));
  if (
    !wanted.filter(isText).every((role) => [...roles, ...state.custom].some(({ _id }) => _id === role)) &&
    rules.on('role-known')
  ) {
    return failure('Invalid role', 'error-invalid-role');
  }
  for (const permission of found) write(permission, sent, rules);
  return success({ permissions: state.permissions.map((one) => ({ ...one })) });
}

function write(permission: Permission, sent: Record<string, unknown>[], rules: Rules): void {
  const given = sent.find(({ _id }) => _id === permission._id)?.roles;
  const replacing = Array.isArray(given) ? given : [];
  permission.roles = rules.on('replaces') ? replacing : [...new Set([...permission.roles, ...replacing])];
  permission._updatedAt = new Date().toISOString();
}

/** The first broken promise of the body of permissions.update. */
function bodyProblem(body: unknown, rules: Rules): string | undefined {
  if (!rules.on('body')) return undefined;
  if (!isObject(body)) return 'body-type';
  const { permissions } = body;
  const checks: Check[] = [
    ['permissions-required', () => permissions !== undefined],
    ['permissions-type', () => permissions === undefined || Array.isArray(permissions)],
    ['body-additional', () => onlyHas(body, 'permissions')],
  ];
  const items: unknown[] = Array.isArray(permissions) ? permissions : [];
  return firstBroken([...checks, ...items.flatMap(itemChecks)], rules);
}

function itemChecks(item: unknown): Check[] {
  if (!isObject(item)) return [['item-type', () => false]];
  const { _id, roles: given } = item;
  const list: unknown[] = Array.isArray(given) ? given : [];
  return [
    ['id-required', () => _id !== undefined],
    ['id-type', () => _id === undefined || isText(_id)],
    ['roles-required', () => given !== undefined],
    ['roles-type', () => given === undefined || Array.isArray(given)],
    ['role-type', () => list.every(isText)],
    ['roles-unique', () => new Set(list).size === list.length],
    ['item-additional', () => onlyHas(item, '_id', 'roles')],
  ];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function onlyHas(body: Record<string, unknown>, ...allowed: string[]): boolean {
  return Object.keys(body).every((key) => allowed.includes(key));
}

/** GET permissions.listAll */
export function listPermissions({ call, state, rules }: Context): Answer {
  const since = call.query.get('updatedSince') ?? '';
  if (since && Number.isNaN(Date.parse(since)) && rules.on('updated-since')) {
    const text = 'The "updatedSince" query parameter must be a valid date. [error-roomId-param-invalid]';
    return failure(text, 'error-roomId-param-invalid');
  }
  const isNew = ({ _updatedAt }: Permission): boolean => Date.parse(_updatedAt) > Date.parse(since);
  const filtered = since !== '' && rules.on('filter');
  const update = filtered ? state.permissions.filter(isNew) : state.permissions;
  return success({ update: update.map((one) => ({ ...one })), remove: [] });
}
