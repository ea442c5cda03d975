import { readBody } from './body.ts';
import type { Violation } from './check.ts';
import { concerns, type Fault } from './fault.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import { readQuery } from './query.ts';
import { Refusal } from './refusal.ts';
import { type Api, matched, type Route } from './route.ts';

/** The response to a request, with the fault in it. Nothing is thrown but what is a bug of the server itself. */
export function handle<S>(
  api: Api<S>,
  state: S,
  fault: Fault<S> | undefined,
  request: HttpRequest,
  search: string,
): HttpResponse {
  const route = find(api, request);
  const here = route && concerns(fault, route.on) ? fault : undefined;
  request.has = (id) => here?.id === id;
  let answer: HttpResponse;
  try {
    if (!route) throw unrouted(api, request);
    answer = handled(api, route, state, here, request, search);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    here?.refused?.(request, state);
    answer = api.refuse(error, request);
  }
  here?.late?.(answer, request, state);
  return answer;
}

function handled<S>(
  api: Api<S>,
  route: Route<S>,
  state: S,
  fault: Fault<S> | undefined,
  request: HttpRequest,
  search: string,
): HttpResponse {
  if (!route.open) identified(api, route, state, fault, request);
  const wrong = [...readRequest(route, request, search)].filter(
    ({ at, rule }) => fault?.lets === undefined || !fault.lets.split(', ').includes(`${at} ${rule}`),
  );
  if (wrong.length > 0 || fault?.refuses?.(request)) {
    throw new Refusal(api.invalid, 'invalid', 'The request breaks a constraint.', wrong);
  }
  fault?.early?.(request, state);
  return route.run(request, state);
}

function identified<S>(
  api: Api<S>,
  route: Route<S>,
  state: S,
  fault: Fault<S> | undefined,
  request: HttpRequest,
): void {
  const known = api.identify(request, state);
  const who = fault?.identity ? fault.identity(known, request) : known;
  if (!who) throw new Refusal(401, 'unauthenticated', 'The credentials are missing or wrong.');
  request.who = who;
  if (route.roles && !route.roles.includes(who.role))
    throw new Refusal(403, 'forbidden', 'The role may not do this.');
}

function readRequest<S>(route: Route<S>, request: HttpRequest, search: string): Violation[] {
  const { values, violations } = readQuery(route.query ?? {}, new URLSearchParams(search));
  request.query = values;
  if (!route.body) return violations;
  const types = route.types ?? ['application/json'];
  const empty = request.bytes.length === 0;
  if (empty && route.optional) return violations;
  if (empty) return [...violations, { at: '', rule: 'required' }];
  if (!types.includes(request.type))
    throw new Refusal(415, 'unsupported', `The body is not ${types.join(' or ')}.`);
  request.body = readBody(request.type, request.headers['content-type'] ?? '', request.bytes);
  return [...violations, ...route.body(request.body, '')];
}

function find<S>(api: Api<S>, request: HttpRequest): Route<S> | undefined {
  for (const route of api.routes) {
    const params = route.on.startsWith(`${request.method} `) ? matched(route.on, request.path) : undefined;
    if (params) {
      request.params = params;
      return route;
    }
  }
  return undefined;
}

function unrouted<S>(api: Api<S>, request: HttpRequest): Refusal {
  const others = api.routes.filter((route) => matched(route.on, request.path));
  if (others.length === 0) return new Refusal(404, 'not_found', 'There is nothing at this path.');
  const allow = others.map((route) => route.on.split(' ')[0]).join(', ');
  return new Refusal(405, 'method_not_allowed', 'The method is not one of this path.', [], { Allow: allow });
}
