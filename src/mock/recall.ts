import type { Json } from '../json.ts';
import { isSafe, responseFor } from '../operation.ts';
import type { Ask, Reply } from './behaviour.ts';
import { type Asked, namesakeOf, pairOf, refusalOf, wanted } from './decide.ts';
import type { PrismAnswer, PrismRequest, Wanted } from './prism.ts';
import type { Session } from './sessions.ts';
import type { World } from './world.ts';

/** An accepted request on its way to the memory. */
export interface Recalled {
  readonly asked: Asked;
  readonly headers: Readonly<Record<string, string>>;
  readonly request: PrismRequest;
  /** Prism's answer to it: a documented success. */
  readonly verdict: PrismAnswer;
  readonly now: number;
}

/**
 * What the memory makes of an accepted request; undefined where it has nothing to say.
 * While nothing was written, a read that the spec pairs with an example gets exactly that example.
 */
export async function recall(
  world: World,
  session: Session,
  recalled: Recalled,
): Promise<PrismAnswer | undefined> {
  const { asked, request } = recalled;
  const pair = pairOf(asked) ?? namesakeOf(asked);
  if (pair !== undefined && !/^2/.test(pair.response.status)) return undefined;
  if (pair !== undefined && isSafe(asked.operation.method) && session.state === session.initial)
    return undefined;
  const ask = askOf(world, recalled, pair?.example?.value);
  const step = world.behaviour.step(session.state, ask);
  if (step === undefined) return undefined;
  session.state = step.state;
  const { reply } = step;
  if (reply.missing !== undefined) {
    const refusal =
      refusalOf(asked.operation, [reply.missing]) ?? refusalOf(asked.operation, pathNames(asked));
    const why = `${reply.missing} ${asked.params[reply.missing] ?? ''} is not there`;
    if (refusal === undefined)
      return { status: 404, headers: {}, body: undefined, violations: [why], own: true };
    return fill(world, asked, { ...(await world.prism.give(request, refusal)), violations: [why] }, reply);
  }
  const base = await baseFor(world, recalled, reply, pair === undefined ? undefined : wanted(pair));
  return fill(world, asked, base, reply);
}

/** What a behaviour is shown of a request. */
export function askOf(
  world: World,
  { asked, headers, now }: Pick<Recalled, 'asked' | 'headers' | 'now'>,
  paired?: Json,
): Ask {
  const { operation, params, query, body, identity } = asked;
  return {
    operation,
    params,
    query,
    body,
    identity,
    headers,
    now,
    paired,
    admits: (status, body) => isAdmitted(world, asked, status, body),
  };
}

/** The documented answer that the reply stands in. */
function baseFor(
  world: World,
  { request, verdict }: Recalled,
  reply: Reply,
  paired: Wanted | undefined,
): PrismAnswer | Promise<PrismAnswer> {
  const { code, example } = reply;
  if (code !== undefined || example !== undefined) {
    const named = { ...(code === undefined ? {} : { code }), ...(example === undefined ? {} : { example }) };
    return world.prism
      .give(request, named)
      .then((given) => (given.own && code !== undefined ? world.prism.give(request, { code }) : given));
  }
  return paired === undefined ? verdict : world.prism.give(request, paired);
}

/** The answer with the remembered body in it; as it was where the spec does not admit that body. */
function fill(world: World, asked: Asked, base: PrismAnswer, { body, headers }: Reply): PrismAnswer {
  const withHeaders = headers === undefined ? base : { ...base, headers: { ...base.headers, ...headers } };
  if (body === undefined || base.own) return withHeaders;
  if (isAdmitted(world, asked, base.status, body)) {
    return {
      status: base.status,
      headers: withHeaders.headers,
      body,
      violations: base.violations,
      own: false,
    };
  }
  return {
    ...withHeaders,
    violations: [...base.violations, 'what is remembered does not fit the spec; this is its example'],
  };
}

function isAdmitted({ spec }: World, { operation }: Asked, status: number, body: Json): boolean {
  const media = responseFor(operation, status)?.media.find(({ type }) => /[/+]json\b/.test(type));
  if (media === undefined) return false;
  return media.schema === undefined || spec.schemas.check(media.schema.at, body, 'response').length === 0;
}

function pathNames({ operation }: Asked): string[] {
  return operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
}
