import type { Operation } from '../../spec/operation.ts';
import type { AnswerContext } from '../answer/answer-context.ts';
import { refusalOfCredentials, refusalOfInvalid, refusalOfPermission } from '../answer/decide.ts';
import { withOwnPermission } from '../answer/permission.ts';
import { once } from '../once.ts';
import type { PrismAnswer, ResponseChoice } from '../prism/prism.ts';
import type { World } from '../world.ts';
import { lackingText } from './credentials.ts';
import type { DecisionInput } from './decision-input.ts';
import { isAdmitted } from './lazy-request.ts';
import type { ParsedRequest } from './parsed-request.ts';
import { refusalOfUnconditional } from './unconditional.ts';
import { undeclaredIn } from './undeclared.ts';
import { violationsOf } from './violations.ts';

/** What the contract says about a request. */
export interface Checked {
  /** The answer to a request that breaks it, or that this caller may not send. */
  readonly refusal?: PrismAnswer;
  /** A documented success. */
  readonly verdict: PrismAnswer;
  /** The answer to a request of which something is to be told, with that; undefined where there is nothing to tell. */
  readonly telling?: (given: PrismAnswer) => PrismAnswer;
}

const before = new WeakMap<ParsedRequest, Checked>();

/** Checks the caller, then the request; at once where the same request was checked before and nothing is made up. */
export function check(
  setting: AnswerContext,
  matched: ParsedRequest,
  made: ResponseChoice,
): Checked | Promise<Checked> {
  if (made.dynamic === true) return checkNow(setting, matched, made);
  return before.get(matched) ?? checkFirst(setting, matched, made);
}

async function checkFirst(
  setting: AnswerContext,
  matched: ParsedRequest,
  made: ResponseChoice,
): Promise<Checked> {
  const checked = await checkNow(setting, matched, made);
  if (!matched.asked.isFresh) before.set(matched, checked);
  return checked;
}

async function checkNow(
  setting: AnswerContext,
  matched: ParsedRequest,
  made: ResponseChoice,
): Promise<Checked> {
  const refused = refusalOfCaller(setting, matched);
  if (refused === undefined) return checkRequest(setting, matched, made);
  const { spec, prism } = setting.world;
  const shown = await prism.give(matched.request, refused.wanted);
  const given = shown.own
    ? shown
    : { ...shown, body: withOwnPermission(spec, matched.asked.operation, shown.body) };
  const { code } = refused.wanted;
  const refusal =
    given.own && code !== undefined
      ? { ...given, status: code, violations: [refused.why] }
      : { ...given, violations: [refused.why, ...given.violations] };
  return { refusal, verdict: refusal };
}

function refusalOfCaller(
  { conduct }: AnswerContext,
  { asked, request }: ParsedRequest,
): { wanted: ResponseChoice; why: string } | undefined {
  if (conduct.auth === 'off') return undefined;
  const unknown = refusalOfCredentials(asked);
  if (unknown !== undefined) {
    return {
      wanted: unknown,
      why:
        asked.identity === 'nobody'
          ? `credentials are missing: ${lackingText(asked.operation, request)}`
          : 'credentials are wrong',
    };
  }
  const forbidden = refusalOfPermission(asked);
  return forbidden === undefined
    ? undefined
    : { wanted: forbidden, why: `identity ${asked.identity} has no permission` };
}

async function checkRequest(
  { world, conduct }: AnswerContext,
  { asked, request, problem }: ParsedRequest,
  made: ResponseChoice,
): Promise<Checked> {
  const { prism } = world;
  const mode = conduct.validate ?? 'on';
  if (mode === 'off') return { verdict: await prism.give(request, made) };
  const found =
    problem === undefined
      ? violationsOf(world.spec, { ...asked, headers: request.headers, text: request.body })
      : [problem];
  const taken = found.filter((fault) => world.behaviour.takes?.(fault) === true);
  const broken = found.filter((fault) => !taken.includes(fault));
  if (broken.length === 0)
    return {
      verdict: await prism.give(request, made),
      ...telling([...taken, ...undeclaredIn(world.spec, asked)]),
    };
  if (mode === 'warn') return { verdict: await prism.give(request, made), ...telling(broken) };
  const where = problem === undefined ? broken[0]?.split(/[. ]/)[1] : 'body';
  const invalid =
    refusalOfUnconditional(asked.operation, where, request.headers) ??
    refusalOfInvalid(asked.operation, where) ??
    (problem === undefined ? documentedRefusal(asked.operation) : { code: 400 });
  if (invalid === undefined) {
    const refusal = undocumentedRefusal(broken);
    return { refusal: { ...refusal, ...fleeting(asked) }, verdict: refusal };
  }
  const given = await prism.give(request, invalid);
  const refusal = problem === undefined ? worded(world, asked, given, broken[0] ?? '') : given;
  const status = refusal.own ? (invalid.code ?? 400) : refusal.status;
  return {
    refusal: { ...refusal, status, violations: broken, ...fleeting(asked) },
    verdict: refusal,
  };
}

/** The vendor's words for this very fault, where they fit the document: `must be array`. */
function worded(world: World, asked: DecisionInput, given: PrismAnswer, broken: string): PrismAnswer {
  const fault = /^request\.\S+ (must .*?)(?:(?<=allowed values): .*)?$/s.exec(broken)?.[1];
  if (fault === undefined || given.own) return given;
  const body = world.behaviour.wordInvalid?.(given.body, fault);
  return body !== undefined && isAdmitted(world, asked, given.status, body) ? { ...given, body } : given;
}

/** A refusal of invalid requests that the document has, whatever is said to bring it about. */
function documentedRefusal({ responses }: Operation): ResponseChoice | undefined {
  const code = [422, 400].find((status) => responses.some((one) => one.status === String(status)));
  if (code !== undefined) return { code };
  return responses.some(({ status }) => /^(4XX|default)$/i.test(status)) ? { code: 422 } : undefined;
}

/** Where no refusal is documented: RFC 9457's own form, as Prism gives it. */
function undocumentedRefusal(violations: readonly string[]): PrismAnswer {
  const body = {
    type: 'about:blank',
    title: 'The request breaks its contract',
    status: 422,
    detail: violations.join('; '),
  };
  return {
    status: 422,
    headers: { 'Content-type': 'application/problem+json' },
    body,
    violations,
    own: true,
  };
}

/** What is said to a request that came for the first time is said once. */
function fleeting({ isFresh }: ParsedRequest['asked']): Pick<PrismAnswer, 'isFresh'> {
  return isFresh ? { isFresh: true } : {};
}

function telling(notes: readonly string[]): Pick<Checked, 'telling'> {
  if (notes.length === 0) return {};
  return { telling: once((given) => ({ ...given, violations: [...notes, ...given.violations] })) };
}
