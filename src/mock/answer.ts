import { isJsonType } from '../exchange.ts';
import type { Json } from '../json.ts';
import { jsonMedia, mediaFor } from '../openapi/media.ts';
import type { Operation } from '../operation.ts';
import type { Spec } from '../spec.ts';
import { type Asked, partnerOf, refusalOfCredentials, refusalOfInvalid, refusalOfMissing, refusalOfPermission } from './decide.ts';
import { fallbackFor } from './fallback.ts';
import { identify } from './identity.ts';
import type { Prefer } from './prefer.ts';
import type { Prism, PrismAnswer, PrismRequest, Wanted } from './prism.ts';
import type { Router } from './route.ts';

/** A request as it came in: nothing parsed but the URL. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly prefer: Prefer;
}

/** What goes out, and why. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  /** The promises that the request broke, in plain words. */
  readonly why: readonly string[];
}

/** Answers requests to one API: Prism decides what the contract says, the spec's `x-elicit` when it is said. */
export interface Answerer {
  readonly spec: Spec;
  readonly prism: Prism;
  readonly router: Router;
}

export async function answer(answerer: Answerer, incoming: Incoming): Promise<Outgoing> {
  const route = answerer.router(incoming.method, incoming.path);
  if (route.found === 'nothing') return refuse(answerer, 404, `nothing is documented at ${incoming.path}`);
  if (route.found === 'path') {
    const allow = [...new Set(route.operations.map(({ method }) => method))].sort().join(', ');
    const refused = refuse(answerer, 405, `${incoming.method} is not documented here; there is ${allow}`);
    return { ...refused, headers: { ...refused.headers, allow } };
  }
  const body = parseBody(incoming, route.operation);
  const request: PrismRequest = { ...pick(incoming), path: concrete(route.operation, route.params), body: body.value };
  const { operation, params } = route;
  const asked: Asked = { operation, params, query: incoming.query, body: body.value, identity: identify(operation, incoming) };
  return outgoing(answerer, await choose(answerer, asked, request, incoming, body.problem));
}

async function choose(
  { spec, prism }: Answerer,
  asked: Asked,
  request: PrismRequest,
  incoming: Incoming,
  problem: string | undefined,
): Promise<PrismAnswer> {
  const give = async (wanted: Wanted, why: string): Promise<PrismAnswer> => {
    const given = await prism.give(request, { ...options(incoming.prefer), ...wanted });
    return { ...given, violations: [why, ...given.violations] };
  };
  const { code, example } = incoming.prefer;
  if (code !== undefined || example !== undefined) return prism.give(request, incoming.prefer);
  const unknown = refusalOfCredentials(asked);
  if (unknown !== undefined) return give(unknown, asked.identity === 'nobody' ? 'credentials are missing' : 'credentials are wrong');
  const forbidden = refusalOfPermission(asked);
  if (forbidden !== undefined) return give(forbidden, `identity ${asked.identity} has no permission`);
  if (problem !== undefined) return give(refusalOfInvalid(asked.operation, 'body') ?? { code: 400 }, problem);
  const verdict = await prism.answer(request, options(incoming.prefer));
  if (verdict.violations.length > 0) {
    const where = verdict.violations[0]?.split(/[. ]/)[1];
    const invalid = refusalOfInvalid(asked.operation, where);
    return invalid === undefined ? verdict : { ...(await prism.give(request, invalid)), violations: verdict.violations };
  }
  const partner = refusalOfMissing(spec, asked) ?? partnerOf(asked);
  return partner === undefined ? verdict : prism.give(request, { ...options(incoming.prefer), ...partner });
}

function options({ dynamic, seed }: Prefer): Wanted {
  return { ...(dynamic === undefined ? {} : { dynamic }), ...(seed === undefined ? {} : { seed }) };
}

/** Prism's own problem+json is no answer of this API: the API's error shape takes its place. */
function outgoing(answerer: Answerer, given: PrismAnswer): Outgoing {
  if (given.own) return refuse(answerer, given.status, given.violations.join('; '));
  const isEmpty = given.body === undefined;
  const headers = Object.fromEntries(
    Object.entries(given.headers)
      .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
      .filter(([name]) => !(isEmpty && name === 'content-type')),
  );
  return { status: given.status, headers, body: given.body, why: given.violations };
}

function refuse({ spec }: Answerer, status: number, why: string): Outgoing {
  const { type, body } = fallbackFor(spec, status, why);
  return { status, headers: { 'content-type': type }, body, why: [why] };
}

/** The body as JSON where the operation takes JSON; a `problem` in plain words where it cannot be read. */
function parseBody(incoming: Incoming, operation: Operation): { value: Json | undefined; problem?: string } {
  if (incoming.body.length === 0) return { value: undefined };
  const type = incoming.headers['content-type'];
  const documented = operation.body?.media ?? [];
  const essence = type?.split(';')[0]?.trim().toLowerCase();
  if (operation.body === undefined) return { value: undefined };
  if (jsonMedia(operation.body) !== undefined && mediaFor(documented, essence) === undefined) {
    return { value: undefined, problem: `the body is ${essence ?? 'of no type'}, not ${documented.map((media) => media.type).join(' or ')}` };
  }
  if (!isJsonType(essence)) return { value: incoming.body.toString('utf8') };
  try {
    return { value: JSON.parse(incoming.body.toString('utf8')) as Json };
  } catch {
    return { value: undefined, problem: 'the body is not JSON' };
  }
}

/** Prism negotiates by Accept and fails where nothing fits; a mock of an API gives what the API gives. */
function pick(incoming: Incoming): Omit<PrismRequest, 'path' | 'body'> {
  const { accept, prefer, ...headers } = incoming.headers;
  return { method: incoming.method, query: incoming.query, headers };
}

/** The path without a server's prefix, as Prism knows it. */
function concrete(operation: Operation, params: Readonly<Record<string, string>>): string {
  return operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
