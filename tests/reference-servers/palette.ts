/** A hand-written imitation of Palette's workspace API: a second opinion, made from its documents alone. */
import { commonFaults } from './common-faults.ts';
import { type Answer, type Call, header } from './http.ts';
import { fail, invalid, notFound } from './palette/answers.ts';
import * as backups from './palette/backups.ts';
import type { Operation } from './palette/context.ts';
import { paletteFaults } from './palette/faults.ts';
import * as workspaces from './palette/operations.ts';
import { methodsAt } from './palette/people.ts';
import * as rbacs from './palette/rbacs.ts';
import { fresh, known, type State } from './palette/state.ts';
import { type Faults, type Rules, type StandIn, type StartOptions, sentences, start } from './stand-in.ts';

export { known };

type Methods = Readonly<Record<string, Operation>>;

/** Where two paths fit, the first is taken. */
const routes: readonly (readonly [path: string, methods: Methods])[] = [
  ['', { POST: workspaces.create }],
  ['users/*/roles', { GET: workspaces.readRoles('users'), PUT: workspaces.replaceRoles('users') }],
  ['teams/*/roles', { GET: workspaces.readRoles('teams'), PUT: workspaces.replaceRoles('teams') }],
  ['validate/name', { GET: workspaces.validateName }],
  ['*', { GET: workspaces.read, DELETE: workspaces.remove }],
  ['*/meta', { PUT: workspaces.updateMeta }],
  ['*/clusterNamespaces', { PUT: workspaces.updateNamespaces }],
  ['*/resourceAllocations', { PUT: workspaces.updateNamespaces }],
  ['*/clusterRbacs', { POST: rbacs.createRbac }],
  ['*/clusterRbacs/*', { PUT: rbacs.updateRbac, DELETE: rbacs.removeRbac }],
  [
    '*/backup',
    {
      GET: backups.readBackup,
      POST: backups.createBackup,
      PUT: backups.updateBackup,
      DELETE: backups.removeBackup,
    },
  ],
  ['*/backup/onDemand', { POST: backups.backupOnDemand }],
  ['*/restore', { GET: backups.readRestore }],
  ['*/restore/onDemand', { POST: backups.restoreOnDemand }],
];

const dashboard: Methods = { GET: workspaces.list };

const table: Faults<State> = { ...commonFaults, ...paletteFaults };

/** Fault name to one sentence of what is broken. */
export const faults: Record<string, string> = sentences(table);

/** Starts the stand-in for Palette on a free port of 127.0.0.1. */
export function startPalette(options: StartOptions = {}): Promise<StandIn> {
  const contentType = 'application/json';
  return start({ contentType, fresh, handle, rubbish: invalid('body'), faults: table }, options);
}

function handle(call: Call, state: State, rules: Rules): Answer {
  const [version, collection, ...rest] = call.segments ?? [];
  const isOurs = version === 'v1' && collection === 'workspaces';
  const isDashboard = version === 'v1' && collection === 'dashboard' && rest.join('/') === 'workspaces';
  const own = isOurs ? routes.find(([path]) => fits(path, rest))?.[1] : undefined;
  const isPeople = version === 'v1' && rest.length < 3 && !isOurs && !isDashboard;
  const methods = isDashboard ? dashboard : isPeople ? methodsAt([collection ?? '', ...rest]) : own;
  if (!methods) return fail(404, 'ResourceNotFound', 'The specified path is not found');
  const allow = { Allow: ['OPTIONS', ...Object.keys(methods)].join(', ') };
  if (call.method === 'OPTIONS') return { status: 204, headers: allow };
  const operation = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
  if (!operation) {
    return { ...fail(405, 'MethodNotAllowed', 'The method is not allowed'), headers: allow };
  }
  const caller = identify(call, rules);
  if (typeof caller !== 'string') return caller;
  if (caller === 'unprivileged' && rules.on('permission') && rules.on(`permission-${call.method}`)) {
    return fail(403, 'OperationForbidden', 'The operation is forbidden for the user');
  }
  const project = header(call, 'ProjectUid') ?? known.projectUid;
  if (project !== known.projectUid && rules.on('project')) return notFound('project');
  const names = ['users', 'teams'].includes(rest[0] ?? '') ? rest.slice(1) : rest;
  return operation({ call, state, rules, ids: [names[0] ?? '', names[2] ?? ''] });
}

function fits(path: string, segments: readonly string[]): boolean {
  const parts = path === '' ? [] : path.split('/');
  const isSame = (part: string, index: number): boolean =>
    part === '*' ? Boolean(segments[index]) : part === segments[index];
  return parts.length === segments.length && parts.every(isSame);
}

/** An API key, or a token without a prefix: one that is good is enough. */
function identify(call: Call, rules: Rules): 'admin' | 'unprivileged' | Answer {
  const key = header(call, 'ApiKey');
  const token = header(call, 'Authorization');
  if (key === known.apiKey || (token === known.authorization && rules.on('token-taken'))) return 'admin';
  if (key === known.unprivilegedApiKey) return 'unprivileged';
  if (key === undefined && token === undefined) {
    return rules.on('credentials-missing') ? unauthorized('Missing authorization token') : 'admin';
  }
  return rules.on('credentials-wrong') ? unauthorized('Invalid authorization token') : 'admin';
}

function unauthorized(message: string): Answer {
  return fail(401, 'Unauthorized', message);
}
