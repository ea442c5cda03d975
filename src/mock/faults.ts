import { InputError } from '../input-error.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Conduct } from './options.ts';
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
  read(): JsonObject;
  set(wanted: Json): void;
  reset(): void;
}

interface Plan {
  readonly delay: readonly [number, number];
  readonly fail: number;
  readonly kinds: readonly Fault[];
}

/** Faults after the options: the same seed makes the same answers fail. */
export function createFaults(conduct: Pick<Conduct, 'delay' | 'fail' | 'seed'>): Faults {
  const start: Plan = { delay: conduct.delay ?? [0, 0], fail: conduct.fail ?? 0, kinds };
  let plan = start;
  let random = createRandom(conduct.seed ?? '1');
  return {
    delay: () =>
      plan.delay[1] === 0 ? 0 : plan.delay[0] + Math.round(random() * (plan.delay[1] - plan.delay[0])),
    next() {
      if (plan.fail === 0 || random() >= plan.fail) return undefined;
      return plan.kinds[Math.floor(random() * plan.kinds.length)];
    },
    read: () => ({ delay: [...plan.delay], fail: plan.fail, kinds: [...plan.kinds] }),
    set(wanted) {
      plan = planOf(wanted, plan);
    },
    reset() {
      plan = start;
      random = createRandom(conduct.seed ?? '1');
    },
  };
}

function planOf(wanted: Json, before: Plan): Plan {
  const bad = (what: string) =>
    new InputError(`${what} Write as in {"delay":[200,800],"fail":0.05,"kinds":["drop","slow"]}.`);
  if (!isObject(wanted)) throw bad('Faults are an object.');
  const { delay = [...before.delay], fail = before.fail, kinds: chosen = [...before.kinds] } = wanted;
  const [from, to] = Array.isArray(delay) ? delay : [];
  if (typeof from !== 'number' || typeof to !== 'number' || from < 0 || to < from)
    throw bad('"delay" is two numbers of milliseconds.');
  if (typeof fail !== 'number' || fail < 0 || fail > 1) throw bad('"fail" is a share from 0 to 1.');
  const names: readonly string[] = kinds;
  if (!Array.isArray(chosen) || chosen.length === 0 || chosen.some((kind) => !names.includes(String(kind)))) {
    throw bad(`"kinds" are some of ${kinds.join(', ')}.`);
  }
  return { delay: [from, to], fail, kinds: chosen.map((kind) => String(kind) as Fault) };
}
