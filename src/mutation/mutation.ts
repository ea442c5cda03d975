import type { Equivalent } from './equivalent.ts';
import type { FaithfulRun } from './faithful-run.ts';
import { findKill } from './find-kill.ts';
import type { Kill } from './kill.ts';
import { type Mutant, mutant, type Serve } from './mutant.ts';

/** What became of one fault. */
export interface Outcome {
  readonly mutant: Mutant;
  /** What caught it; undefined for a survivor. */
  readonly bite: Kill | undefined;
  /** Why a survivor is no fault at all; undefined where nobody explained it. */
  readonly reason: string | undefined;
}

/** What became of the faults of one API. */
export interface MutationRun {
  readonly api: string;
  readonly probes: number;
  readonly laws: number;
  /** What the suite held against the faithful server. */
  readonly alarms: readonly Kill[];
  readonly outcomes: readonly Outcome[];
  /** Explanations that match no survivor: they have to go. */
  readonly stale: readonly Equivalent[];
}

/** How a trial is held. */
export interface MutantTrial {
  /** True where every fault of the API is tried: an explanation without a survivor is stale. */
  readonly isWhole: boolean;
  /** How many faults are tried at a time: 1 where the faithful server keeps no sessions apart. */
  readonly concurrency: number;
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** Runs the suite against each of these faults. */
export async function runMutation(
  ground: FaithfulRun,
  mutants: readonly Mutant[],
  equivalents: readonly Equivalent[],
  { isWhole, concurrency, onOutcome }: MutantTrial,
): Promise<MutationRun> {
  const api = ground.suite.spec.api.name;
  const own = equivalents.filter((one) => one.api === api);
  const outcomes = await pooled(mutants, concurrency, async (mutant): Promise<Outcome> => {
    const bite = await findKill(ground, mutant);
    const known = bite === undefined ? own.find(({ fault }) => fault.test(mutant.id)) : undefined;
    const outcome = { mutant, bite, reason: known?.reason };
    onOutcome?.(outcome);
    return outcome;
  });
  const mistaken = isWhole ? await findKill(ground, faithfulMutant(ground)) : undefined;
  const survivors = outcomes.filter(({ bite }) => bite === undefined).map(({ mutant }) => mutant.id);
  return {
    api,
    probes: ground.suite.probes.length,
    laws: ground.suite.laws.length,
    alarms: mistaken === undefined ? ground.alarms : [...ground.alarms, mistaken],
    outcomes,
    stale: isWhole ? own.filter(({ fault }) => !survivors.some((id) => fault.test(id))) : [],
  };
}

/** The control: a server tried like the others that has no fault. What catches it would catch anything. */
export function faithfulMutant({ suite }: FaithfulRun): Mutant {
  const [operation] = suite.spec.operations;
  const begin = (): Serve => (request, forward) => forward(request);
  return mutant({ operation: operation?.id ?? '', group: 'law', name: 'nothing is wrong', begin });
}

/** The results of all tasks in their order, so many at a time. */
async function pooled<T, R>(
  tasks: readonly T[],
  concurrency: number,
  run: (task: T) => Promise<R>,
): Promise<R[]> {
  const queue = [...tasks.entries()];
  const results = new Map<number, R>();
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      results.set(next[0], await run(next[1]));
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

/** True when every fault was caught or is explained, every explanation has its survivor, and nothing right was blamed. */
export function isSharp({ outcomes, stale, alarms }: MutationRun): boolean {
  const unexplained = outcomes.some(({ bite, reason }) => bite === undefined && reason === undefined);
  return !unexplained && stale.length === 0 && alarms.every(({ severity }) => severity !== 'error');
}
