/** The memory of the Rocket.Chat stand-in. */
import { createHash } from 'node:crypto';

/** What exists at the start; hand these to whatever calls the stand-in. */
export const known = {
  userId: 'rbAXPnMktTFbNpwtJ',
  authToken: 'RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f',
  username: 'admin.stand-in',
  password: 'correct horse battery staple',
  unprivilegedUserId: 'aobEdbYhXfu5hkeqG',
  unprivilegedAuthToken: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq',
  unprivilegedUsername: 'user.stand-in',
  permissionId: 'view-statistics',
} as const;

/** A permission as the API shows it. */
export interface Permission {
  readonly _id: string;
  _updatedAt: string;
  roles: string[];
}

/** A user, the roles and the tokens that are logged in. */
export interface User {
  readonly _id: string;
  readonly username: string;
  readonly name: string;
  roles: string[];
  readonly password: string;
  tokens: string[];
}

/** Everything the stand-in remembers. */
export interface State {
  permissions: Permission[];
  users: User[];
  logins: number;
  /** Roles beside those of the product. */
  custom: Role[];
}

/** A role as `roles.list` shows it. */
export interface Role {
  readonly _id: string;
  description: string;
  name: string;
  readonly protected: boolean;
  scope: string;
  mandatory2fa?: boolean;
}

const subscriptions = ['moderator', 'leader', 'owner'];
const roleIds = [
  'admin',
  ...subscriptions,
  'user',
  'bot',
  'guest',
  'anonymous',
  'livechat-agent',
  'livechat-manager',
  'livechat-guest',
];

/** The default roles of a workspace. */
export const roles: readonly Role[] = roleIds.map((_id) => ({
  _id,
  description: _id === 'admin' ? 'Admin' : '',
  name: _id,
  protected: true,
  scope: subscriptions.includes(_id) ? 'Subscriptions' : 'Users',
  mandatory2fa: false,
}));

const permissions: Readonly<Record<string, readonly string[]>> = {
  'access-permissions': ['admin'],
  'add-user-to-any-c-room': ['admin', 'bot'],
  'create-c': ['admin', 'user', 'bot'],
  'delete-message': ['admin', 'owner', 'moderator'],
  'edit-room': ['admin', 'owner', 'moderator'],
  'view-statistics': ['admin'],
};

/** The memory at the start: six permissions, an administrator and a plain user. */
export function fresh(): State {
  const installed = new Date(Date.now() - 86_400_000).toISOString();
  return {
    logins: 0,
    custom: [],
    permissions: Object.entries(permissions).map(([_id, granted]) => ({
      _id,
      _updatedAt: installed,
      roles: [...granted],
    })),
    users: [
      user(known.userId, known.username, 'admin', known.authToken),
      user(known.unprivilegedUserId, known.unprivilegedUsername, 'user', known.unprivilegedAuthToken),
    ],
  };
}

/** A token for a new login. */
export function newToken(state: State): string {
  state.logins += 1;
  return createHash('sha256').update(`login ${state.logins}`).digest('base64url');
}

/** The lower-case hexadecimal SHA-256 of a password, as clients send it. */
export function digest(password: string): string {
  return createHash('sha256').update(password).digest('hex');
}

function user(_id: string, username: string, role: string, token: string): User {
  return { _id, username, name: username, roles: [role], password: known.password, tokens: [token] };
}
