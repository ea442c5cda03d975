import type { Json } from '../json.ts';
import type { Operation } from '../operation.ts';
import { choose } from './choose.ts';
import type { Asked } from './decide.ts';
import { fallbackFor } from './fallback.ts';
import { identify } from './identity.ts';
import type { Incoming } from './incoming.ts';
import type { Conduct } from './options.ts';
import { parseBody } from './parse-body.ts';
import type { PrismAnswer, PrismRequest } from './prism.ts';
import { askOf } from './recall.ts';
import type { Session } from './sessions.ts';
import type { World } from './world.ts';

/** What goes out, and why. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  /** The promises that the request broke, in plain words. */
  readonly why: readonly string[];
  /** The operation that was asked, where one was. */
  readonly operation: string | undefined;
}

/** How a mock stands when a request comes. */
export interface Setting {
  readonly world: World;
  readonly conduct: Conduct;
  /** Undefined for a mock that remembers nothing. */
  readonly session: Session | undefined;
  readonly now: number;
}

/** Answers one request: Prism decides what the contract says, `x-elicit` and the memory which answer it is. */
export async function answer(setting: Setting, incoming: Incoming): Promise<Outgoing> {
  const { world, conduct } = setting;
  if (conduct.strictPrism === true) return verbatim(setting, incoming);
  const route = findRoute(world, incoming);
  if (route.found === 'nothing') return refuse(world, 404, `nothing is documented at ${incoming.path}`);
  if (route.found === 'path') return otherMethod(world, incoming.method, route.operations);
  const { operation, params } = route;
  const body = parseBody(incoming.body, incoming.headers['content-type'], operation);
  const known = conduct.auth === 'off' ? 'administrator' : identify(operation, incoming);
  const { query } = incoming;
  const shown: Asked = { operation, params, query, body: body.value, identity: known };
  const identity = remembered(setting, shown, incoming);
  const asked: Asked = identity === known ? shown : { operation, params, query, body: body.value, identity };
  const request = requestOf(world, incoming, operation, params, body.value);
  const given = await choose(setting, { asked, request, incoming, problem: body.problem });
  return { ...outgoing(world, given), operation: operation.id };
}

/** An answer in the API's own error shape. */
export function refuse(world: World, status: number, why: string): Outgoing {
  const fallback = fallbackFor(world.spec, world.behaviour, status, why);
  const headers = { 'content-type': contentType(world, fallback.type) };
  return { status: fallback.status, headers, body: fallback.body, why: [why], operation: undefined };
}

/** A path that answers GET answers HEAD too. */
function findRoute(world: World, { method, path }: Incoming) {
  const route = world.router(method, path);
  return route.found === 'path' && method === 'HEAD' ? world.router('GET', path) : route;
}

function otherMethod(world: World, method: string, operations: readonly Operation[]): Outgoing {
  const methods = new Set(operations.map((operation) => operation.method as string));
  if (methods.has('GET')) methods.add('HEAD');
  const allow = [...methods, 'OPTIONS'].sort().join(', ');
  if (method === 'OPTIONS')
    return { status: 204, headers: { allow }, body: undefined, why: [], operation: undefined };
  const refused = refuse(world, 405, `${method} is not documented here; there is ${allow}`);
  return { ...refused, headers: { ...refused.headers, allow } };
}

/** The behaviour may know that a session has ended. */
function remembered(
  { world, conduct, session, now }: Setting,
  asked: Asked,
  { headers }: Incoming,
): Asked['identity'] {
  const identify = world.behaviour.identify?.bind(world.behaviour);
  if (session === undefined || conduct.auth === 'off' || identify === undefined) return asked.identity;
  return identify(session.state, askOf(world, { asked, headers, now })) ?? asked.identity;
}

/** Prism throws at a Content-Type that is none. */
const mediaType = /^\s*[\w!#$&^.+-]+\/[\w!#$&^.+*-]+\s*(;.*)?$/;

function requestOf(
  world: World,
  incoming: Incoming,
  operation: Operation,
  params: Readonly<Record<string, string>>,
  body: Json | undefined,
): PrismRequest {
  const headers: Record<string, string> = {};
  for (const name of world.declared.get(operation) ?? []) {
    const value = incoming.headers[name];
    if (value !== undefined && (name !== 'content-type' || mediaType.test(value))) headers[name] = value;
  }
  return {
    method: operation.method,
    path: operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
    query: incoming.query,
    headers,
    body,
    text: incoming.body.length === 0 ? '' : incoming.body.toString('latin1'),
    route: operation.path,
  };
}

/** Prism's own problem+json is no answer of this API: the API's error shape takes its place. */
function outgoing(world: World, given: PrismAnswer): Omit<Outgoing, 'operation'> {
  if (given.own) return refuse(world, given.status, given.violations.join('; '));
  const isEmpty = given.body === undefined;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given.headers)) {
    const lower = name.toLowerCase();
    if (lower !== 'content-type') headers[lower] = String(value);
    else if (!isEmpty) headers[lower] = contentType(world, String(value));
  }
  return { status: given.status, headers, body: given.body, why: given.violations };
}

function contentType({ behaviour }: World, type: string): string {
  return behaviour.contentTypes?.[type] ?? type;
}

/** Prism as it is: its negotiation, its problem+json, no memory. */
async function verbatim({ world, conduct }: Setting, incoming: Incoming): Promise<Outgoing> {
  const { method, path, query, headers, prefer } = incoming;
  const isJson = /json/.test(headers['content-type'] ?? '');
  const text = incoming.body.toString('utf8');
  const body = incoming.body.length === 0 ? undefined : isJson ? parsed(text) : text;
  const wanted = { ...prefer, dynamic: prefer.dynamic ?? conduct.dynamic ?? false };
  const given = await world.prism.answer(
    { method, path, query, headers, body, text: incoming.body.toString('latin1') },
    wanted,
  );
  const lower = Object.fromEntries(
    Object.entries(given.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return {
    status: given.status,
    headers: lower,
    body: given.body,
    why: given.violations,
    operation: undefined,
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
