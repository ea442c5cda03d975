import { whyHeader } from '../behaviour/explains-refusal.ts';
import type { PrismAnswer } from '../prism/prism.ts';
import { answerStrictly } from '../prism/strict.ts';
import type { IncomingRequest } from '../request/incoming-request.ts';
import { LazyRequest } from '../request/lazy-request.ts';
import type { ParsedRequest } from '../request/parsed-request.ts';
import type { World } from '../world.ts';
import type { AnswerContext } from './answer-context.ts';
import { choose } from './choose.ts';
import type { MockResponse } from './mock-response.ts';
import { contentType, refuse, refuseMethod, refuseNothing } from './refuse.ts';

/** Answers one request: Prism decides what the contract says, `x-elicit` and the memory which answer it is. */
export async function answer(setting: AnswerContext, incoming: IncomingRequest): Promise<MockResponse> {
  const { world, conduct } = setting;
  if (conduct.strictPrism === true) return answerStrictly(setting, incoming);
  const match = world.match(incoming);
  if (match.found === 'nothing') return refuseNothing(world, incoming.path);
  if (match.found === 'path') return refuseMethod(world, incoming.method, match.operations);
  const matched = remembered(setting, match.matched);
  const given = await choose(setting, matched, incoming);
  return outgoingOf(world, given, matched.asked.operation.id);
}

/** The behaviour may know that a session has ended. */
function remembered({ world, conduct, session, now }: AnswerContext, matched: ParsedRequest): ParsedRequest {
  const { behaviour } = world;
  if (session === undefined || conduct.auth === 'off' || behaviour.identify === undefined) return matched;
  const { asked, request } = matched;
  const identity = behaviour.identify(session.state, new LazyRequest(world, { asked, request, now }));
  return identity === undefined || identity === asked.identity
    ? matched
    : { ...matched, asked: { ...asked, identity } };
}

const before = new WeakMap<PrismAnswer, MockResponse>();

/** An answer of Prism's as it goes out; the same object for the same answer. */
function outgoingOf(world: World, given: PrismAnswer, operation: string): MockResponse {
  if (given.isFresh) return { ...written(world, given), operation, isFresh: true };
  const known = before.get(given);
  if (known !== undefined) return known;
  const outgoing = { ...written(world, given), operation };
  before.set(given, outgoing);
  return outgoing;
}

/** Prism's own problem+json is no answer of this API: the API's error shape takes its place. */
function written(world: World, given: PrismAnswer): Omit<MockResponse, 'operation'> {
  const said = given.headers[whyHeader];
  const why = said === undefined ? given.violations : [...given.violations, said];
  if (given.own) return refuse(world, given.status, why.join('; '));
  const isEmpty = given.body === undefined;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given.headers)) {
    const lower = name.toLowerCase();
    if (lower === whyHeader) continue;
    if (lower !== 'content-type') headers[lower] = String(value);
    else if (!isEmpty) headers[lower] = contentType(world, String(value));
  }
  return { status: given.status, headers, body: given.body, why };
}
