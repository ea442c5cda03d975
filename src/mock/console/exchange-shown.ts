import { STATUS_CODES } from 'node:http';
import type { Json, JsonObject } from '../../shared/json.ts';
import { responseFor } from '../../spec/operation.ts';
import { sendableOf } from '../http/encoded-response.ts';
import { brokenPromisesOf } from '../request/violations.ts';
import type { World } from '../world.ts';
import type { KeptExchange } from './traffic.ts';

/** An exchange as a line of the log. */
export function lineShown({ match }: World, exchange: KeptExchange): JsonObject {
  const { id, at, ms, session, incoming, outgoing, fault, size } = exchange;
  const asked = outgoing.operation === undefined ? match(incoming) : undefined;
  const operation =
    asked?.found === 'operation' ? asked.matched.asked.operation.id : (outgoing.operation ?? null);
  return {
    id,
    at,
    ms: Math.round(ms * 10) / 10,
    session,
    method: incoming.method,
    url: incoming.url,
    status: outgoing.status,
    operation,
    why: [...outgoing.why],
    fault: fault ?? null,
    size,
  };
}

/** An exchange in full: what was sent either way, and which promises of the document it was held against. */
export function exchangeShown(world: World, exchange: KeptExchange): JsonObject {
  const { incoming, outgoing } = exchange;
  const { head, written } = sendableOf(outgoing);
  return {
    ...lineShown(world, exchange),
    request: { headers: { ...incoming.headers }, text: incoming.text },
    response: {
      reason: STATUS_CODES[outgoing.status] ?? '',
      headers: Object.fromEntries(Object.entries(head).map(([name, value]) => [name, String(value)])),
      text: written?.text ?? '',
    },
    ...promisesShown(world, exchange),
  };
}

/** The promises that a request broke, and where its operation and the answer to it are documented. */
function promisesShown({ spec, match }: World, { incoming, outgoing }: KeptExchange): JsonObject {
  const asked = match(incoming);
  if (asked.found !== 'operation') return { promises: [], documented: null, values: null };
  const { request, problem } = asked.matched;
  const { operation, params, query, body } = asked.matched.asked;
  const input = { ...asked.matched.asked, headers: request.headers, text: request.body };
  const broken =
    problem === undefined
      ? brokenPromisesOf(spec, input)
      : [{ text: problem, at: operation.body?.at ?? operation.at }];
  const response = responseFor(operation, outgoing.status);
  return {
    promises: broken
      .filter(({ text }) => outgoing.why.includes(text))
      .map(({ text, at }) => ({ text, line: spec.locate(at) })),
    documented: {
      operation: spec.locate(operation.at),
      response: response === undefined ? null : spec.locate(response.at),
    },
    values: { path: { ...params }, query: { ...query }, body: body ?? null } satisfies Record<string, Json>,
  };
}
