/** Who am I, login and logout of Rocket.Chat. */
import { type Answer, header, isObject } from '../http.ts';
import type { Rules } from '../stand-in.ts';
import { type Context, noStore, readBody, success } from './context.ts';
import { digest, newToken, type State, type User } from './state.ts';

/** GET me */
export function me({ user }: Context): Answer {
  return success(user ? profile(user) : {});
}

/** POST login */
export function login({ call, state, rules }: Context): Answer {
  const form = /^application\/x-www-form-urlencoded/i.test(header(call, 'content-type') ?? '');
  const body = form ? Object.fromEntries(new URLSearchParams(call.body.toString())) : readBody(call, rules);
  const user = isObject(body) ? authenticate(body, state, rules) : undefined;
  if (!user) {
    const message = 'Unauthorized';
    return { status: 401, body: { success: false, error: message, status: 'error', message } };
  }
  const authToken = newToken(state);
  user.tokens.push(authToken);
  return {
    status: 200,
    headers: noStore,
    body: { status: 'success', data: { userId: user._id, authToken, me: profile(user) }, success: true },
  };
}

function authenticate(body: Record<string, unknown>, state: State, rules: Rules): User | undefined {
  if (typeof body.resume === 'string') {
    return state.users.find(({ tokens }) => tokens.includes(body.resume as string));
  }
  const who = isObject(body.user) ? body.user : { username: body.user, ...body };
  const name = who.username ?? who.email ?? body.username ?? body.email;
  const user = state.users.find((one) => one.username === name || address(one) === name);
  if (!user || !rules.on('password')) return user;
  const password = isObject(body.password)
    ? body.password.digest
    : typeof body.password === 'string' && digest(body.password);
  return password === digest(user.password) ? user : undefined;
}

/** POST or GET logout: the token that was used is good no more. */
export function logout({ call, user }: Context): Answer {
  const token = header(call, 'X-Auth-Token');
  if (user) user.tokens = user.tokens.filter((one) => one !== token);
  const data = { message: "You've been logged out!" };
  return { status: 200, headers: noStore, body: { status: 'success', data } };
}

function profile(user: User): Record<string, unknown> {
  const { _id, username, name, roles: granted } = user;
  const emails = [{ address: address(user), verified: true }];
  return {
    _id,
    name,
    username,
    emails,
    status: 'online',
    active: true,
    type: 'user',
    roles: granted,
    utcOffset: 0,
  };
}

function address({ username }: User): string {
  return `${username}@example.com`;
}
