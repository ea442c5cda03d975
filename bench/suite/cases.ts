/** The requests that every tool without a generator of its own is given: one for each documented status that can be reached. */
import { readFileSync } from 'node:fs';
import { type Difference, type Given, given, type Headers } from './given.ts';

/** One request and the status that the spec promises for it. */
export interface Case {
  readonly name: string;
  readonly operationId: string;
  readonly method: string;
  /** As the spec writes it, with `{id}`. */
  readonly template: string;
  readonly ids: Headers;
  readonly query: Headers;
  readonly headers: Headers;
  readonly body?: string | undefined;
  readonly status: number;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Operation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { examples?: Record<string, { value: unknown }> }>>;
  };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | readonly Parameter[]>>>>;
  readonly security?: readonly unknown[];
}

interface Place {
  readonly method: string;
  readonly template: string;
  readonly operation: Operation;
  readonly isSecured: boolean;
}

/** Where the bundle lies that every tool reads. */
export const bundleOf = (api: string): string => `generated/${api}/openapi.json`;

/** The requests of one API, in an order in which none spoils a later one. */
export function casesOf(api: string): Case[] {
  const known = given[api];
  if (known === undefined) throw new Error(`Nothing is given for "${api}".`);
  const document = JSON.parse(readFileSync(bundleOf(api), 'utf8')) as Document;
  const cases = placesOf(document)
    .flatMap((place) => casesAt(place, known))
    // A session ends once, whichever of two operations ends it
    .filter(
      ({ template, operationId, status }) =>
        status >= 400 || template !== known.lastPath || operationId === known.last,
    );
  const rank = (one: Case) =>
    one.status >= 400 ? 0 : one.operationId === known.last ? 9 : ranks.indexOf(one.method) + 1;
  return cases.sort((a, b) => rank(a) - rank(b));
}

/** The path with its ids and its query. */
export function pathOf({ template, ids, query }: Case): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}

const ranks = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'];

function placesOf({ paths, security }: Document): Place[] {
  return Object.entries(paths).flatMap(([template, item]) =>
    Object.entries(item).flatMap(([method, operation]) =>
      'responses' in operation
        ? [
            {
              method: method.toUpperCase(),
              template,
              operation,
              isSecured: (operation.security ?? security ?? []).length > 0,
            },
          ]
        : [],
    ),
  );
}

function casesAt(place: Place, known: Given): Case[] {
  const { operation, template, isSecured } = place;
  const statuses = Object.keys(operation.responses).map(Number);
  const usual = bodyOf(operation);
  const { status: missing, ids } = known.unknown;
  const names = Object.keys(ids).filter((name) => template.includes(`{${name}}`));
  const asked = (status: number, what: string, difference: Difference): Case[] => {
    if (!statuses.includes(status)) return [];
    const own = known.requests[`${operation.operationId} ${status}`];
    return [build(place, known, status, what, { ...difference, ...own })];
  };
  const own400 = known.requests[`${operation.operationId} 400`];
  const success = Math.min(...statuses.filter((status) => status < 300));
  const [usually, body] = [{ ...(usual === undefined ? {} : { body: usual }) }, usual !== undefined];
  return [
    ...asked(success, 'as it should be', usually),
    ...(isSecured ? asked(401, 'without credentials', { ...usually, caller: 'nobody' }) : []),
    ...(isSecured ? asked(401, 'with wrong credentials', { ...usually, caller: 'wrong' }) : []),
    ...(isSecured ? [] : asked(401, 'refused', usually)),
    ...asked(403, 'without the permission', { ...usually, caller: 'unprivileged' }),
    ...(names.length > 0 ? asked(missing, 'of nothing', { ...usually, ids }) : []),
    ...(own400 ? asked(400, 'as it should not be', usually) : []),
    ...(body && !own400 ? asked(400, 'with an array as its body', { body: [] }) : []),
    ...(body && !own400 ? asked(400, 'with half of a body', { body: '{"name": ' }) : []),
  ];
}

function build(
  { method, template, operation }: Place,
  known: Given,
  status: number,
  what: string,
  difference: Difference,
): Case {
  const { body, caller = 'admin', query = {} } = difference;
  return {
    name: `${operation.operationId} ${what}: ${status}`,
    operationId: operation.operationId,
    method,
    template,
    ids: { ...known.ids, ...difference.ids },
    query,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...known.callers[caller],
    },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    status,
  };
}

function bodyOf({ requestBody }: Operation): unknown {
  const [media] = Object.values(requestBody?.content ?? {});
  return Object.values(media?.examples ?? {})[0]?.value;
}
