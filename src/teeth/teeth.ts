import type { Bite } from './bite.ts';
import type { Equivalent } from './equivalent.ts';
import type { Ground } from './ground.ts';
import { hunt } from './hunt.ts';
import type { Mutant } from './mutant.ts';

/** What became of one fault. */
export interface Outcome {
  readonly mutant: Mutant;
  /** What caught it; undefined for a survivor. */
  readonly bite: Bite | undefined;
  /** Why a survivor is no fault at all; undefined where nobody explained it. */
  readonly reason: string | undefined;
}

/** What became of the faults of one API. */
export interface Teeth {
  readonly api: string;
  readonly probes: number;
  readonly laws: number;
  /** What the suite held against the faithful server. */
  readonly alarms: readonly Bite[];
  readonly outcomes: readonly Outcome[];
  /** Explanations that match no survivor: they have to go. */
  readonly stale: readonly Equivalent[];
}

/** Runs the suite against each of these faults. `isWhole`: an explanation without a survivor is stale. */
export async function tryTeeth(
  ground: Ground,
  mutants: readonly Mutant[],
  equivalents: readonly Equivalent[],
  { isWhole, onOutcome }: { isWhole: boolean; onOutcome?: (outcome: Outcome) => void },
): Promise<Teeth> {
  const own = equivalents.filter(({ api }) => api === ground.suite.spec.api.name);
  const used = new Set<Equivalent>();
  const outcomes: Outcome[] = [];
  for (const mutant of mutants) {
    const bite = await hunt(ground, mutant);
    const known = bite === undefined ? own.find(({ fault }) => fault.test(mutant.id)) : undefined;
    if (known !== undefined) used.add(known);
    const outcome = { mutant, bite, reason: known?.reason };
    outcomes.push(outcome);
    onOutcome?.(outcome);
  }
  return {
    api: ground.suite.spec.api.name,
    probes: ground.suite.probes.length,
    laws: ground.suite.laws.length,
    alarms: ground.alarms,
    outcomes,
    stale: isWhole ? own.filter((one) => !used.has(one)) : [],
  };
}

/** True when every fault was caught or is explained, every explanation has its survivor, and nothing right was blamed. */
export function isSharp({ outcomes, stale, alarms }: Teeth): boolean {
  const unexplained = outcomes.some(({ bite, reason }) => bite === undefined && reason === undefined);
  return !unexplained && stale.length === 0 && alarms.every(({ severity }) => severity !== 'error');
}
