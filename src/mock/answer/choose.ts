import type { PrismAnswer, ResponseChoice } from '../prism/prism.ts';
import { check } from '../request/check.ts';
import type { IncomingRequest } from '../request/incoming-request.ts';
import type { ParsedRequest } from '../request/parsed-request.ts';
import type { AnswerContext } from './answer-context.ts';
import { partnerOf, refusalOfMissing } from './decide.ts';
import { giveForced } from './forced.ts';
import { madeUp } from './made-up.ts';
import { recall } from './recall.ts';

/**
 * Which documented answer a request gets. What is asked for by `Prefer` comes first, then refusals in the order
 * credentials, permission, contract, missing things; then what is remembered; then the spec's example.
 */
export async function choose(
  setting: AnswerContext,
  matched: ParsedRequest,
  incoming: IncomingRequest,
): Promise<PrismAnswer> {
  const made = howMade(setting.conduct, incoming.prefer);
  const forced = forcedBy(incoming, made);
  if (forced !== undefined)
    return enlivened(setting, matched, made, await giveForced(setting.world.prism, matched, forced));
  const checked = await check(setting, matched, made);
  if (checked.refusal !== undefined) return checked.refusal;
  const given = await accept(setting, { matched, made, verdict: checked.verdict });
  const accepted = enlivened(setting, matched, made, given);
  return checked.telling?.(accepted) ?? accepted;
}

/** What was to be made up is, in words that fit the fields. */
function enlivened(
  { world }: AnswerContext,
  { asked, request }: ParsedRequest,
  made: ResponseChoice,
  given: PrismAnswer,
): PrismAnswer {
  if (made.dynamic !== true || given.status >= 400) return given;
  return madeUp(world, { operation: asked.operation, request }, given, made.seed);
}

function forcedBy({ prefer }: IncomingRequest, made: ResponseChoice): ResponseChoice | undefined {
  if (prefer.code === undefined && prefer.example === undefined) return undefined;
  const { code, example } = prefer;
  return { ...(code === undefined ? {} : { code }), ...(example === undefined ? {} : { example }), ...made };
}

interface Accepted {
  readonly matched: ParsedRequest;
  readonly made: ResponseChoice;
  /** A documented success. */
  readonly verdict: PrismAnswer;
}

async function accept(
  { world, session, now }: AnswerContext,
  { matched: { asked, request }, made, verdict }: Accepted,
): Promise<PrismAnswer> {
  const partner = partnerOf(asked);
  const missing = partner === undefined ? refusalOfMissing(world.spec, asked) : undefined;
  if (missing !== undefined) {
    const given = await world.prism.give(request, missing);
    return { ...given, violations: ['the path names something that is not there'] };
  }
  if (session !== undefined && made.dynamic !== true) {
    const remembered = await recall(world, session, { asked, request, verdict, now });
    if (remembered !== undefined) return remembered;
  }
  return partner === undefined ? verdict : world.prism.give(request, { ...made, ...partner });
}

const asItStands: ResponseChoice = {};

/** Whether bodies are made up from the schemas, and from which seed. */
function howMade(
  { dynamic, seed }: AnswerContext['conduct'],
  prefer: IncomingRequest['prefer'],
): ResponseChoice {
  const isDynamic = prefer.dynamic ?? dynamic ?? false;
  const from = prefer.seed ?? seed;
  if (!isDynamic) return asItStands;
  return { dynamic: true, ...(from === undefined ? {} : { seed: from }) };
}
