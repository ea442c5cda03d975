import type { Planned } from '../../run/run.ts';
import { say } from '../print.ts';

/** Says what a run is about to do, before its first answer. */
export function printPlan(plan: readonly Planned[]): void {
  const requests = plan.reduce((sum, planned) => sum + planned.requests, 0);
  const writing = plan.filter(({ writes }) => writes).length;
  say(
    `Plan: ${plan.length} probes and laws, at least ${requests} requests; ${writing} may change something.\n`,
  );
}
