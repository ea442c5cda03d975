import type { FaithfulRun } from '../faithful-run.ts';
import type { Mutant } from '../mutant.ts';
import { givenAnswers } from './answer.ts';
import { byteFaults } from './bytes.ts';
import { fieldFaults } from './fields.ts';
import { exampleFaults, headerFaults, identityFaults } from './promised.ts';
import { statusFaults } from './status.ts';

/** Everything that can be wrong with one documented answer. */
export function answerFaults(ground: FaithfulRun): Mutant[] {
  const all = givenAnswers(ground);
  return all.flatMap((given) => [
    ...statusFaults(given, all),
    ...byteFaults(given),
    ...headerFaults(given),
    ...exampleFaults(given),
    ...identityFaults(given),
    ...fieldFaults(given),
  ]);
}
