/** A hand-written imitation of the Rocket.Chat permissions API: a second opinion, made from its documents alone. */
import { commonFaults } from './common-faults.ts';
import { type Answer, type Call, header } from './http.ts';
import { type Context, failure } from './rocketchat/context.ts';
import { rocketchatFaults } from './rocketchat/faults.ts';
import { listPermissions, updatePermissions } from './rocketchat/permissions.ts';
import * as roles from './rocketchat/roles.ts';
import { login, logout, me } from './rocketchat/session.ts';
import { fresh, known, type State, type User } from './rocketchat/state.ts';
import { type Faults, type Rules, type StandIn, type StartOptions, sentences, start } from './stand-in.ts';

export { known };

type Run = (context: Context) => Answer;

const operations: Readonly<Record<string, Readonly<Record<string, Run>>>> = {
  'permissions.update': { POST: updatePermissions },
  'permissions.listAll': { GET: listPermissions },
  'roles.list': { GET: roles.list },
  'roles.create': { POST: roles.create },
  'roles.update': { POST: roles.change },
  'roles.delete': { POST: roles.remove },
  'roles.getUsersInRole': { GET: roles.users },
  'roles.getUsersInPublicRoles': { GET: roles.publicUsers },
  'roles.addUserToRole': { POST: roles.addUser },
  'roles.removeUserFromRole': { POST: roles.removeUser },
  'users.autocomplete': { GET: roles.suggest },
  me: { GET: me },
  login: { POST: login },
  logout: { POST: logout, GET: logout },
};

const table: Faults<State> = { ...commonFaults, ...rocketchatFaults };

/** Fault name to one sentence of what is broken. */
export const faults: Record<string, string> = sentences(table);

/** Starts the stand-in for Rocket.Chat on a free port of 127.0.0.1. */
export function startRocketchat(options: StartOptions = {}): Promise<StandIn> {
  const rubbish = failure('Invalid body params', 'error-invalid-body-params');
  return start({ contentType: 'application/json', fresh, handle, rubbish, faults: table }, options);
}

/** The documented order: who are you, may you, then the body. */
function handle(call: Call, state: State, rules: Rules): Answer {
  const [api, version, name = '', ...more] = call.segments ?? [];
  const isEndpoint = api === 'api' && version === 'v1' && more.length === 0;
  const methods = isEndpoint && Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!methods) return problem(404, 'API endpoint does not exist');
  if (call.method === 'OPTIONS') return preflight(call);
  const run = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
  if (!run) return { ...problem(405, 'API endpoint does not support this method'), headers: allow(methods) };
  const user = name === 'login' ? undefined : identify(call, state, rules);
  if (name !== 'login' && !user) return problem(401, 'You must be logged in to do this.');
  return run({ call, state, rules, user });
}

/** Both headers are needed, and the token must be one of that user. */
function identify(call: Call, state: State, rules: Rules): User | undefined {
  const id = header(call, 'X-User-Id');
  const token = header(call, 'X-Auth-Token');
  const [admin] = state.users;
  const missing = [!id && rules.on('user-id-missing'), !token && rules.on('token-missing')];
  if (!id || !token) {
    return missing.some(Boolean) && rules.on('credentials-missing') ? undefined : admin;
  }
  const user = state.users.find(({ _id }) => _id === id || !rules.on('user-id-wrong'));
  if (user && (user.tokens.includes(token) || !rules.on('token-wrong'))) return user;
  return rules.on('credentials-wrong') ? undefined : admin;
}

function preflight(call: Call): Answer {
  if (!header(call, 'access-control-request-method') && !header(call, 'origin')) return { status: 200 };
  const text = 'CORS not enabled. Go to "Admin > General > REST Api" to enable it.';
  return {
    status: 405,
    headers: { 'Content-Type': 'text/plain', Allow: 'GET, POST' },
    bytes: Buffer.from(text),
  };
}

function allow(methods: Readonly<Record<string, Run>>): Record<string, string> {
  return { Allow: [...Object.keys(methods), 'OPTIONS'].join(', ') };
}

function problem(status: number, message: string): Answer {
  return { status, body: { status: 'error', message } };
}
