import type { MatchedRequest, Step } from '../../src/mock/behaviour/behaviour.ts';
import { entry, field, withEntry, withoutEntry } from '../../src/mock/memory/entries.ts';
import { freshId } from '../../src/mock/memory/fresh-id.ts';
import { isObject } from '../../src/shared/json.ts';
import type { State } from './state.ts';

/** Who logged in is shown with the id of that session; who came with a token of their own is the example's user. */
export function me(state: State, ask: MatchedRequest): Step<State> | undefined {
  const userId = entry(state.tokens, ask.headers['x-auth-token'] ?? '');
  return userId === undefined
    ? undefined
    : { state, reply: { body: { ...state.account.user, _id: userId, success: true } } };
}

/** By name and password, or by a token that was given before. */
export function login(state: State, ask: MatchedRequest): Step<State> {
  const refuse = (why: string) => ({ state, reply: { code: 401, example: 'unknown-user', why } });
  const resume = field(ask.body, 'resume');
  if (typeof resume === 'string')
    return Object.hasOwn(state.tokens, resume)
      ? opened(state, ask, resume)
      : refuse('no login gave out the token of "resume", or it has ended');
  const user = field(ask.body, 'user');
  const name = isObject(user)
    ? (user.username ?? user.email)
    : (user ?? field(ask.body, 'username') ?? field(ask.body, 'email'));
  const password = field(ask.body, 'password');
  const { names, password: right } = state.account;
  if (!names.includes(String(name))) return refuse(`there is only the user ${names.join(', or ')}`);
  return isObject(password) || password === right
    ? opened(state, ask)
    : refuse('the password is not that of the example');
}

/** The paired example's token is given once; after that each session has a token of its own. */
function opened(state: State, ask: MatchedRequest, resumed?: string): Step<State> {
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
export function logout(state: State, ask: MatchedRequest): Step<State> {
  const token = ask.headers['x-auth-token'] ?? '';
  if (!Object.hasOwn(state.tokens, token)) return { state, reply: {} };
  const next = {
    ...state,
    tokens: withoutEntry(state.tokens, token),
    ended: withEntry(state.ended, token, true as const),
  };
  return { state: next, reply: {} };
}
