import { InputError } from '../../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import type { MockBehaviourOptions } from '../options.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';

/** Options of the command line that a session may turn while the mock runs. */
export interface OptionPlan {
  readonly validate: 'on' | 'warn' | 'off';
  readonly auth: 'on' | 'off';
  readonly rateLimit: MockBehaviourOptions['rateLimit'];
}

export interface SessionOptions {
  /** What the command line says. */
  readonly given: OptionPlan;
  /** True where they are not those of the command line. */
  readonly isTurned: boolean;
  read(): OptionPlan;
  /** Turns those that are named. An InputError for what is none. */
  set(wanted: Json): void;
  /** As the options say that these were made after, or as the command line says. */
  reset(): void;
  /** The limit that this session counts by itself; undefined where that of the mock counts. */
  limit(): RateLimit | undefined;
}

type Conduct = Pick<MockBehaviourOptions, 'validate' | 'auth' | 'rateLimit'>;

/** Options as the command line gives them, or as others are turned. */
export function createSessionOptions(
  { validate = 'on', auth = 'on', rateLimit }: Conduct,
  model?: SessionOptions,
): SessionOptions {
  const given: OptionPlan = model?.given ?? { validate, auth, rateLimit };
  const start = () => model?.read() ?? given;
  let plan = start();
  let limit = limitOf(plan, given);
  const use = (next: OptionPlan) => {
    if (next.rateLimit !== plan.rateLimit) limit = limitOf(next, given);
    plan = next;
  };
  return {
    given,
    get isTurned() {
      return plan !== given;
    },
    read: () => plan,
    set: (wanted) => use(planOf(wanted, plan)),
    reset: () => use(start()),
    limit: () => limit,
  };
}

/** Options as JSON: `{"validate":"on","auth":"on","rateLimit":{"requests":10,"seconds":1}}`. */
export function shownOptions({ validate, auth, rateLimit }: OptionPlan): JsonObject {
  const shown =
    rateLimit === undefined ? null : { requests: rateLimit.calls, seconds: rateLimit.milliseconds / 1_000 };
  return { validate, auth, rateLimit: shown };
}

function limitOf({ rateLimit }: OptionPlan, given: OptionPlan): RateLimit | undefined {
  return rateLimit === given.rateLimit ? undefined : createRateLimit(rateLimit);
}

function planOf(wanted: Json, before: OptionPlan): OptionPlan {
  if (!isObject(wanted)) throw bad('Options are an object.');
  const unknown = Object.keys(wanted).find((word) => !Object.hasOwn(before, word));
  if (unknown !== undefined)
    throw bad(
      `Options that can be turned have no "${unknown}"; there are ${Object.keys(before).join(', ')}.`,
    );
  return {
    validate: oneOf('validate', wanted.validate ?? before.validate, ['on', 'warn', 'off']),
    auth: oneOf('auth', wanted.auth ?? before.auth, ['on', 'off']),
    rateLimit: wanted.rateLimit === undefined ? before.rateLimit : rateLimitOf(wanted.rateLimit),
  };
}

function rateLimitOf(wanted: Json): OptionPlan['rateLimit'] {
  if (wanted === null) return undefined;
  const { requests, seconds, ...others } = isObject(wanted) ? wanted : {};
  const isCount = typeof requests === 'number' && Number.isInteger(requests) && requests > 0;
  const isSpan = typeof seconds === 'number' && seconds > 0;
  if (!isCount || !isSpan || Object.keys(others).length > 0)
    throw bad('"rateLimit" is null, or requests and seconds.');
  return { calls: requests, milliseconds: seconds * 1_000 };
}

function oneOf<Word extends string>(name: string, value: Json, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw bad(`"${name}" is one of ${words.join(', ')}.`);
  return word;
}

function bad(what: string): InputError {
  return new InputError(
    `${what} Write as in {"validate":"warn","auth":"off","rateLimit":{"requests":10,"seconds":1}}.`,
  );
}
