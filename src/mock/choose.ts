import type { Setting } from './answer.ts';
import {
  type Asked,
  partnerOf,
  refusalOfCredentials,
  refusalOfInvalid,
  refusalOfMissing,
  refusalOfPermission,
} from './decide.ts';
import type { Incoming } from './incoming.ts';
import type { PrismAnswer, PrismRequest, Wanted } from './prism.ts';
import { recall } from './recall.ts';

/** A request that was matched to an operation. */
export interface Matched {
  readonly asked: Asked;
  readonly request: PrismRequest;
  readonly incoming: Incoming;
  /** Why the body cannot be read, in plain words. */
  readonly problem: string | undefined;
}

/**
 * Which documented answer a request gets. What is asked for by `Prefer` comes first, then refusals in the order
 * credentials, permission, contract, missing things; then what is remembered; then the spec's example.
 */
export async function choose(setting: Setting, matched: Matched): Promise<PrismAnswer> {
  const { prism } = setting.world;
  const { request, incoming } = matched;
  const forced = forcedBy(setting, incoming);
  if (forced !== undefined) return giveForced(setting, request, forced);
  const refused = refusalOfCaller(setting, matched);
  if (refused !== undefined) {
    const given = await prism.give(request, refused.wanted);
    const { code } = refused.wanted;
    if (given.own && code !== undefined) return { ...given, status: code, violations: [refused.why] };
    return { ...given, violations: [refused.why, ...given.violations] };
  }
  const checked = await check(setting, matched);
  if (checked.refusal !== undefined) return checked.refusal;
  const accepted = await accept(setting, matched, checked.verdict);
  return checked.warnings.length === 0
    ? accepted
    : { ...accepted, violations: [...checked.warnings, ...accepted.violations] };
}

function forcedBy({ conduct }: Setting, { prefer }: Incoming): Wanted | undefined {
  if (prefer.code === undefined && prefer.example === undefined) return undefined;
  return { ...prefer, ...madeUp(conduct, prefer) };
}

/** Where no example of that name is documented there, the status alone counts, and the answer says so. */
async function giveForced({ world }: Setting, request: PrismRequest, forced: Wanted): Promise<PrismAnswer> {
  const given = await world.prism.give(request, forced);
  const { example, ...rest } = forced;
  if (!given.own || example === undefined) return given;
  const other = await world.prism.give(request, rest);
  return { ...other, violations: [`no example "${example}" is documented there`, ...other.violations] };
}

function refusalOfCaller(
  { conduct }: Setting,
  { asked }: Matched,
): { wanted: Wanted; why: string } | undefined {
  if (conduct.auth === 'off') return undefined;
  const unknown = refusalOfCredentials(asked);
  if (unknown !== undefined) {
    return {
      wanted: unknown,
      why: asked.identity === 'nobody' ? 'credentials are missing' : 'credentials are wrong',
    };
  }
  const forbidden = refusalOfPermission(asked);
  return forbidden === undefined
    ? undefined
    : { wanted: forbidden, why: `identity ${asked.identity} has no permission` };
}

interface Checked {
  /** The answer to a request that breaks the contract. */
  readonly refusal?: PrismAnswer;
  /** A documented success. */
  readonly verdict: PrismAnswer;
  /** What was broken and let pass. */
  readonly warnings: readonly string[];
}

async function check(
  { world, conduct }: Setting,
  { asked, request, incoming, problem }: Matched,
): Promise<Checked> {
  const { prism } = world;
  const success = () => prism.give(request, madeUp(conduct, incoming.prefer));
  const mode = conduct.validate ?? 'on';
  if (mode === 'off') return { verdict: await success(), warnings: [] };
  const verdict =
    problem === undefined ? await prism.answer(request, madeUp(conduct, incoming.prefer)) : undefined;
  const broken = verdict?.violations ?? [problem ?? ''];
  const securityOnly = conduct.auth === 'off' && verdict?.status === 401;
  if (verdict !== undefined && broken.length === 0) return { verdict, warnings: [] };
  if (mode === 'warn' || securityOnly)
    return { verdict: await success(), warnings: securityOnly ? [] : broken };
  const where = problem === undefined ? broken[0]?.split(/[. ]/)[1] : 'body';
  const invalid =
    refusalOfInvalid(asked.operation, where) ?? (verdict === undefined ? { code: 400 } : undefined);
  if (invalid === undefined && verdict !== undefined) return { refusal: verdict, verdict, warnings: [] };
  const refusal = await prism.give(request, invalid ?? { code: 400 });
  const status = refusal.own ? (invalid?.code ?? 400) : refusal.status;
  return { refusal: { ...refusal, status, violations: broken }, verdict: refusal, warnings: [] };
}

async function accept(
  setting: Setting,
  { asked, request, incoming }: Matched,
  verdict: PrismAnswer,
): Promise<PrismAnswer> {
  const { world, session, conduct, now } = setting;
  const made = madeUp(conduct, incoming.prefer);
  const partner = partnerOf(asked);
  const missing = partner === undefined ? refusalOfMissing(world.spec, asked) : undefined;
  if (missing !== undefined) {
    return {
      ...(await world.prism.give(request, missing)),
      violations: ['the path names something that is not there'],
    };
  }
  if (session !== undefined && made.dynamic !== true) {
    const remembered = await recall(world, session, {
      asked,
      headers: incoming.headers,
      request,
      verdict,
      now,
    });
    if (remembered !== undefined) return remembered;
  }
  return partner === undefined ? verdict : world.prism.give(request, { ...made, ...partner });
}

/** Whether bodies are made up from the schemas, and from which seed. */
function madeUp({ dynamic, seed }: Setting['conduct'], prefer: Incoming['prefer']): Wanted {
  const isDynamic = prefer.dynamic ?? dynamic;
  const from = prefer.seed ?? seed;
  return {
    ...(isDynamic === undefined ? {} : { dynamic: isDynamic }),
    ...(from === undefined ? {} : { seed: from }),
  };
}
