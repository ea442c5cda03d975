import type { Json, JsonObject } from '../../shared/json.ts';
import type { Operation } from '../../spec/operation.ts';
import type { Route, Router } from '../../spec/route.ts';
import type { Spec } from '../../spec/spec.ts';
import { identityOf } from '../../target/identity.ts';
import { Recent } from '../control/recent.ts';
import type { PrismRequest } from '../prism/prism.ts';
import type { DecisionInput } from './decision-input.ts';
import type { IncomingRequest } from './incoming-request.ts';
import { isNegotiated } from './negotiated.ts';
import { parseBody, saidIn } from './parse-body.ts';

/** A request that was matched to an operation. The same request again is the same object. */
export interface ParsedRequest {
  readonly asked: DecisionInput;
  readonly request: PrismRequest;
  /** Why the body cannot be read, in plain words. */
  readonly problem: string | undefined;
}

export type Match =
  | { readonly found: 'operation'; readonly matched: ParsedRequest }
  | Exclude<Route, { readonly found: 'operation' }>;

export type Matcher = (incoming: IncomingRequest) => Match;

/** A request that came once. It is kept when it comes again: to keep all that come once costs more than to read them. */
const seen = 'seen';

const longestBody = 4_000;
const mostRequests = 1_000;

/**
 * Matches requests to operations. A request that is the same in everything on which its answer may depend (method, URL,
 * declared headers, body) was matched before; whatever was found out about it stands by that object, from the second
 * time on.
 */
export function createMatcher(
  { operations, document }: Pick<Spec, 'operations' | 'document'>,
  router: Router,
  isOpen: boolean,
): Matcher {
  const declared = new Map(operations.map((operation) => [operation, declaredHeaders(operation)]));
  const names = [...new Set([...declared.values()].flat())];
  const before = new Recent<Match | typeof seen>(mostRequests);
  return (incoming) => {
    const isShort = incoming.text.length <= longestBody;
    const key = isShort ? keyOf(incoming, names) : '';
    const known = isShort ? before.get(key) : undefined;
    if (known !== undefined && known !== seen) return known;
    const route = routeOf(router, incoming);
    if (route.found !== 'operation') return route;
    const { operation, params } = route;
    const headers = headersOf(incoming, declared.get(operation) ?? []);
    const isFresh = known === undefined;
    const matched = matchedOf(incoming, { operation, params, headers, isOpen, document, isFresh });
    const match: Match = { found: 'operation', matched };
    if (isShort) before.set(key, isFresh ? seen : match);
    return match;
  };
}

function keyOf({ method, url, headers, text }: IncomingRequest, names: readonly string[]): string {
  let key = `${method} ${url}`;
  for (const name of names) {
    const value = headers[name];
    key += value === undefined ? '\n' : `\n=${value}`;
  }
  return text === '' ? key : `${key}\n\n${text}`;
}

/** A path that answers GET answers HEAD too. */
function routeOf(router: Router, { method, path }: IncomingRequest): Route {
  const route = router(method, path);
  return route.found === 'path' && method === 'HEAD' ? router('GET', path) : route;
}

/** Prism throws at a Content-Type that is none. */
const mediaType = /^\s*[\w!#$&^.+-]+\/[\w!#$&^.+*-]+\s*(;.*)?$/;

function headersOf(incoming: IncomingRequest, declared: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of declared) {
    const value = incoming.headers[name];
    if (value !== undefined && (name !== 'content-type' || mediaType.test(value))) headers[name] = value;
  }
  return headers;
}

interface Found {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
  readonly document: JsonObject;
  readonly isFresh: boolean;
}

function matchedOf(
  incoming: IncomingRequest,
  { operation, params, headers, isOpen, document, isFresh }: Found,
): ParsedRequest {
  const { query } = incoming;
  const type = incoming.headers['content-type'];
  const { value, problem } = parseBody(incoming.text, type, operation);
  const body = saidIn(document, value, type, operation);
  const identity = isOpen ? 'administrator' : identityOf(operation, incoming);
  const asked: DecisionInput = { operation, params, query, body, identity, isFresh };
  return { asked, request: requestOf(asked, headers, value), problem };
}

function requestOf(
  { operation, params, query }: DecisionInput,
  headers: Readonly<Record<string, string>>,
  body: Json | undefined,
): PrismRequest {
  return {
    method: operation.method,
    path: operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
    query,
    headers,
    body,
    route: operation.path,
  };
}

/** The headers on which an operation's verdict may depend, in a fixed order. */
function declaredHeaders(operation: Operation): readonly string[] {
  const names = new Set(['content-type', 'content-length', ...(isNegotiated(operation) ? ['accept'] : [])]);
  for (const parameter of operation.parameters) {
    if (parameter.in === 'header') names.add(parameter.name.toLowerCase());
    if (parameter.in === 'cookie') names.add('cookie');
  }
  for (const credential of operation.security.flat()) {
    if (credential.in === 'cookie') names.add('cookie');
    if (credential.in === 'header') names.add(credential.name.toLowerCase());
  }
  return [...names].sort();
}
