import type { DocumentedResponse } from '../../spec/documented-responses.ts';
import { isSafe, responseFor } from '../../spec/operation.ts';
import type { BehaviourResponse, Step } from '../behaviour/behaviour.ts';
import { answersFrom, keepAnswer, type Session } from '../control/sessions.ts';
import type { PrismAnswer, PrismRequest, ResponseChoice } from '../prism/prism.ts';
import type { DecisionInput } from '../request/decision-input.ts';
import { isAdmitted, LazyRequest } from '../request/lazy-request.ts';
import type { World } from '../world.ts';
import { asTyped } from './as-typed.ts';
import { choiceOf, namesakeOf, pairOf, pathNames, refusalOf } from './decide.ts';

/** An accepted request on its way to the memory. */
export interface Recalled {
  readonly asked: DecisionInput;
  readonly request: PrismRequest;
  /** Prism's answer to it: a documented success, where one is documented. */
  readonly verdict: PrismAnswer;
  readonly now: number;
}

/** What the memory makes of an accepted request; undefined where it has nothing to say. */
export async function recall(
  world: World,
  session: Session,
  recalled: Recalled,
): Promise<PrismAnswer | undefined> {
  const { asked, verdict } = recalled;
  // An operation may document refusals alone: one that is refused changes nothing
  if (verdict.status >= 400) return undefined;
  const { state } = session;
  const known = answersFrom(session).get(asked);
  if (known !== undefined) return known.answer;
  const pair = pairOf(asked) ?? namesakeOf(asked);
  const ask = new LazyRequest(world, recalled, pair?.example?.value);
  const step = isLeftToSpec(session, asked, pair) ? undefined : world.behaviour.step(state, ask);
  const isLasting = !ask.isTimed && (step === undefined || step.state === state);
  if (step !== undefined) session.state = step.state;
  const answer = step === undefined ? undefined : await answerOf(world, recalled, step, pair);
  if (isLasting && !asked.isFresh) keepAnswer(session, state, asked, answer);
  return answer === undefined ? undefined : { ...answer, isFresh: true };
}

/** While nothing was written, a read that the spec pairs with an example gets exactly that example. */
function isLeftToSpec(
  { state, initial }: Session,
  { operation }: DecisionInput,
  pair: DocumentedResponse | undefined,
): boolean {
  if (pair === undefined) return false;
  return !/^2/.test(pair.response.status) || (isSafe(operation.method) && state === initial);
}

async function answerOf(
  world: World,
  recalled: Recalled,
  { reply }: Step<unknown>,
  pair: DocumentedResponse | undefined,
): Promise<PrismAnswer> {
  const { asked } = recalled;
  if (reply.missing !== undefined) return answerMissing(world, recalled, reply, reply.missing);
  const base = await baseFor(world, recalled, reply, pair === undefined ? undefined : choiceOf(pair));
  return fill(world, asked, base, reply);
}

async function answerMissing(
  world: World,
  { asked, request }: Recalled,
  reply: BehaviourResponse,
  parameter: string,
): Promise<PrismAnswer> {
  const refusal =
    refusalOf(asked.operation, [parameter]) ?? refusalOf(asked.operation, pathNames(asked.operation));
  const why = `${parameter} ${asked.params[parameter] ?? ''} is not there`;
  if (refusal === undefined)
    return { status: 404, headers: {}, body: undefined, violations: [why], own: true };
  const given = await world.prism.give(request, refusal);
  return fill(world, asked, { ...given, violations: [why] }, reply);
}

/** The documented answer that the reply stands in. */
function baseFor(
  world: World,
  { request, verdict }: Recalled,
  reply: BehaviourResponse,
  paired: ResponseChoice | undefined,
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
function fill(
  world: World,
  asked: DecisionInput,
  base: PrismAnswer,
  { body, headers }: BehaviourResponse,
): PrismAnswer {
  const withHeaders = headers === undefined ? base : { ...base, headers: { ...base.headers, ...headers } };
  if (body === undefined || base.own) return withHeaders;
  if (isAdmitted(world, asked, base.status, body)) {
    return {
      status: base.status,
      headers: withHeaders.headers,
      body: asTyped(world.spec, responseFor(asked.operation, base.status), withHeaders.headers, body),
      violations: base.violations,
      own: false,
    };
  }
  return {
    ...withHeaders,
    violations: [...base.violations, 'what is remembered does not fit the spec; this is its example'],
  };
}
