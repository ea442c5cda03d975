import { InputError } from '../../shared/input-error.ts';
import { isObject, type Json, type JsonObject } from '../../shared/json.ts';
import type { MockBehaviourOptions } from '../options.ts';
import { createRandom } from './random.ts';

/** How one answer fails. */
export type Fault = 'drop' | 'error' | 'truncate' | 'slow';

const kinds: readonly Fault[] = ['drop', 'error', 'truncate', 'slow'];

/** What goes wrong on purpose; can be turned while the mock runs. */
export interface Faults {
  /** Milliseconds that the next answer waits. */
  delay(): number;
  /** How the next answer fails; undefined where it does not. */
  next(): Fault | undefined;
  read(): Plan;
  set(wanted: Json): void;
  /** Fails as the faults do that these were made after, or as the options say. */
  reset(): void;
}

export interface Plan {
  readonly delay: readonly [number, number];
  readonly fail: number;
  readonly kinds: readonly Fault[];
}

/** Faults after the options, or as others begin: the same seed makes the same answers fail. */
export function createFaults(
  conduct: Pick<MockBehaviourOptions, 'delay' | 'fail' | 'seed'>,
  model?: Faults,
): Faults {
  const start = (): Plan =>
    model?.read() ?? { delay: conduct.delay ?? [0, 0], fail: conduct.fail ?? 0, kinds };
  let plan = start();
  let dice: ReturnType<typeof createRandom> | undefined;
  const random = () => {
    dice ??= createRandom(conduct.seed ?? '1');
    return dice();
  };
  return {
    delay: () =>
      plan.delay[1] === 0 ? 0 : plan.delay[0] + Math.round(random() * (plan.delay[1] - plan.delay[0])),
    next() {
      if (plan.fail === 0 || random() >= plan.fail) return undefined;
      return plan.kinds[Math.floor(random() * plan.kinds.length)];
    },
    read: () => plan,
    set(wanted) {
      plan = planOf(wanted, plan);
    },
    reset() {
      plan = start();
      dice = undefined;
    },
  };
}

/** A plan as JSON. */
export function shownPlan({ delay, fail, kinds: chosen }: Plan): JsonObject {
  return { delay: [...delay], fail, kinds: [...chosen] };
}

function planOf(wanted: Json, before: Plan): Plan {
  const bad = (what: string) =>
    new InputError(`${what} Write as in {"delay":[200,800],"fail":0.05,"kinds":["drop","slow"]}.`);
  if (!isObject(wanted)) throw bad('Faults are an object.');
  const unknown = Object.keys(wanted).find((word) => !Object.hasOwn(before, word));
  if (unknown !== undefined) throw bad(`Faults have no "${unknown}".`);
  const { delay = [...before.delay], fail = before.fail, kinds: chosen = [...before.kinds] } = wanted;
  const [from, to] = Array.isArray(delay) && delay.length === 2 ? delay : [];
  if (typeof from !== 'number' || typeof to !== 'number' || from < 0 || to < from)
    throw bad('"delay" is two numbers of milliseconds.');
  if (typeof fail !== 'number' || fail < 0 || fail > 1) throw bad('"fail" is a share from 0 to 1.');
  const names: readonly string[] = kinds;
  if (!Array.isArray(chosen) || chosen.length === 0 || chosen.some((kind) => !names.includes(String(kind)))) {
    throw bad(`"kinds" are some of ${kinds.join(', ')}.`);
  }
  return { delay: [from, to], fail, kinds: chosen.map((kind) => String(kind) as Fault) };
}
