import type { FaithfulRun } from './faithful-run.ts';
import { answerFaults } from './faults/answers.ts';
import { credentialFaults } from './faults/credentials.ts';
import { inputFaults } from './faults/input.ts';
import { lifecycleFaults } from './faults/lifecycle.ts';
import { listFaults } from './faults/list.ts';
import { singleFaults } from './faults/single.ts';
import { writeFaults } from './faults/write.ts';
import type { Mutant } from './mutant.ts';

/** Every fault that the spec gives rise to, operation by operation; the same spec and server, the same list. */
export function deriveMutants(ground: FaithfulRun): Mutant[] {
  const all = [
    ...answerFaults(ground),
    ...inputFaults(ground),
    ...credentialFaults(ground),
    ...singleFaults(ground),
    ...writeFaults(ground),
    ...lifecycleFaults(ground),
    ...listFaults(ground),
  ];
  const distinct = [...new Map(all.map((one) => [one.id, one])).values()];
  const order = ground.suite.spec.operations.map(({ id }) => id);
  return distinct.sort((a, b) => order.indexOf(a.operation) - order.indexOf(b.operation));
}

/** `count` of the mutants, the same ones each time, spread over the whole list. */
export function sampleOf(mutants: readonly Mutant[], count: number): Mutant[] {
  const step = mutants.length / Math.min(count, mutants.length);
  const indexes = Array.from({ length: Math.min(count, mutants.length) }, (_, index) =>
    Math.floor((index + 0.5) * step),
  );
  return indexes.flatMap((index) => mutants[index] ?? []);
}
