/** Roles, who holds them, and the users who may: as the vendor's document has them. */
import { createHash } from 'node:crypto';
import { type Answer, isObject } from '../http.ts';
import { type Context, failure, readBody, success } from './context.ts';
import { type Role, roles, type State, type User } from './state.ts';

const invalid = coded('The role properties are invalid.', 'error-invalid-role-properties');
const unknown = coded('This role does not exist', 'error-invalid-roleId');
const texts = { name: 'string', description: 'string', scope: 'string', mandatory2fa: 'boolean' } as const;

/** GET roles.list */
export function list({ state }: Context): Answer {
  return success({ roles: all(state) });
}

/** POST roles.create */
export function create(context: Context): Answer {
  const body = checked(context, texts, ['name']);
  if (body === undefined) return invalid;
  const refusal = forbidden(context);
  if (refusal) return refusal;
  const { state } = context;
  if (all(state).some(({ _id, name }) => _id === body.name || name === body.name))
    return coded('Role name already exists', 'error-duplicate-role-names-not-allowed');
  const _id = createHash('sha256').update(String(body.name)).digest('hex').slice(0, 24);
  const role = { _id, protected: false, ...fieldsOf(body) };
  state.custom.push(role);
  return success({ role: { ...role, _updatedAt: new Date().toISOString() } });
}

/** POST roles.update */
export function change(context: Context): Answer {
  const body = checked(context, { roleId: 'string', ...texts }, ['roleId', 'name']);
  if (body === undefined) return invalid;
  const refusal = forbidden(context);
  if (refusal) return refusal;
  const role = find(context.state, body.roleId);
  if (role === undefined) return unknown;
  const wanted = fieldsOf(body);
  if (role.protected && (role.name !== wanted.name || role.scope !== wanted.scope))
    return coded('Role is protected', 'error-role-protected');
  if (all(context.state).some((one) => one !== role && one.name === wanted.name))
    return coded('Role name already exists', 'error-duplicate-role-names-not-allowed');
  if (!role.protected) Object.assign(role, wanted);
  return success({ role: { ...role, ...wanted, _updatedAt: new Date().toISOString() } });
}

/** POST roles.delete */
export function remove(context: Context): Answer {
  const body = checked(context, { roleId: 'string' }, ['roleId']);
  if (body === undefined) return invalid;
  const refusal = forbidden(context);
  if (refusal) return refusal;
  const role = find(context.state, body.roleId);
  if (role === undefined) return unknown;
  if (role.protected) return coded('Cannot delete a protected role', 'error-role-protected');
  if (context.state.users.some((user) => user.roles.includes(role._id)))
    return coded("Cannot delete role because it's in use", 'error-role-in-use');
  context.state.custom = context.state.custom.filter((one) => one !== role);
  return success({});
}

/** GET roles.getUsersInRole */
export function users(context: Context): Answer {
  const { call, state } = context;
  if (!may(context)) return noPermission();
  const role = call.query.get('role');
  if (!role) return coded('Query param "role" is required', 'error-param-not-provided');
  if (find(state, role) === undefined) return failure('[error-invalid-roleId]', 'error-invalid-roleId');
  const held = call.query.get('roomId') ? [] : state.users.filter((user) => user.roles.includes(role));
  const offset = Number(call.query.get('offset') ?? 0) || 0;
  const count = Number(call.query.get('count') ?? 50) || 50;
  return success({ users: held.map(inShort).slice(offset, offset + count), total: held.length });
}

/** GET roles.getUsersInPublicRoles */
export function publicUsers({ state }: Context): Answer {
  const shown = state.users.map(({ _id, username, roles: own }) => ({
    _id,
    username,
    roles: own.filter((role) => role !== 'user'),
  }));
  return success({ users: shown.filter((user) => user.roles.length > 0) });
}

/** POST roles.addUserToRole */
export function addUser(context: Context): Answer {
  const body = checked(context, { roleId: 'string', username: 'string', roomId: 'string' }, ['username']);
  if (body === undefined)
    return coded("must have required property 'username'", 'error-invalid-role-properties');
  const refusal = forbidden(context);
  if (refusal) return refusal;
  const user = context.state.users.find(({ username }) => username === body.username);
  if (user === undefined)
    return coded(
      'The required "userId" or "username" param provided does not match any users',
      'error-invalid-user',
    );
  const role = find(context.state, body.roleId);
  if (role === undefined) return failure('error-role-not-found', 'Role not found');
  if (user.roles.includes(role._id)) return coded('User already in role', 'error-user-already-in-role');
  user.roles.push(role._id);
  return success({ role });
}

/** POST roles.removeUserFromRole */
export function removeUser(context: Context): Answer {
  const fields = { roleId: 'string', username: 'string', scope: 'string', roomId: 'string' } as const;
  const body = checked(context, fields, ['username', 'roleId']);
  if (body === undefined) return invalid;
  const refusal = forbidden(context);
  if (refusal) return refusal;
  const { state } = context;
  const user = state.users.find(({ username }) => username === body.username);
  if (user === undefined) return coded('There is no user with this username', 'error-invalid-user');
  const role = find(state, body.roleId);
  if (role === undefined) return unknown;
  if (!user.roles.includes(role._id)) return coded('User is not in this role', 'error-user-not-in-role');
  if (role._id === 'admin' && state.users.filter((one) => one.roles.includes('admin')).length === 1)
    return coded('You need to have at least one admin', 'error-admin-required');
  user.roles = user.roles.filter((one) => one !== role._id);
  return success({});
}

/** GET users.autocomplete */
export function suggest({ call, state }: Context): Answer {
  const text = call.query.get('selector');
  const missing = "must have required property 'selector' [invalid-params]";
  if (text === null) return failure(missing, 'invalid-params');
  const term = /"term"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '';
  return success({ items: state.users.filter(({ username }) => username.includes(term)).map(inShort) });
}

/** The body where it has the kinds of fields that are named, those that are wanted, and no others. */
function checked(
  { call, rules }: Context,
  kinds: Readonly<Record<string, 'string' | 'boolean'>>,
  wanted: readonly string[],
): Record<string, unknown> | undefined {
  const body = readBody(call, rules);
  if (!isObject(body)) return undefined;
  const isRight = Object.entries(body).every(([name, value]) => kinds[name] === typeof value);
  const isScope =
    body.scope === undefined || 'name' in kinds === false || /^(Users|Subscriptions)$/.test(`${body.scope}`);
  return isRight && isScope && wanted.every((name) => name in body) ? body : undefined;
}

function fieldsOf(body: Record<string, unknown>) {
  const { name, description = '', scope = 'Users', mandatory2fa } = body;
  const more = typeof mandatory2fa === 'boolean' ? { mandatory2fa } : {};
  return { name: String(name), description: String(description), scope: String(scope), ...more };
}

function all({ custom }: State): readonly Role[] {
  return [...roles, ...custom];
}

function find(state: State, id: unknown): Role | undefined {
  return all(state).find(({ _id }) => _id === id);
}

function may({ state, user, rules }: Context): boolean {
  const needed = state.permissions.find(({ _id }) => _id === 'access-permissions')?.roles ?? [];
  return !rules.on('permission') || user?.roles.some((role) => needed.includes(role)) === true;
}

function forbidden(context: Context): Answer | undefined {
  return may(context) ? undefined : coded('Accessing permissions is not allowed', 'error-action-not-allowed');
}

function noPermission(): Answer {
  const error = 'User does not have the permissions required for this action [error-unauthorized]';
  return { status: 403, body: { success: false, error } };
}

function coded(text: string, code: string): Answer {
  return failure(`${text} [${code}]`, code);
}

function inShort({ _id, username, name }: User): Record<string, string> {
  return { _id, username, name };
}
