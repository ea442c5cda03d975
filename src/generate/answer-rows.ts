import { deriveProbes } from '../probes/derive.ts';
import { pendingReason } from '../probes/pending.ts';
import type { Probe } from '../probes/probe.ts';
import { examplesOf, type Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { mockTarget } from '../target/target.ts';

/** What becomes of one documented answer when the suite runs against the mock. */
export interface Covered {
  readonly operation: Operation;
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  /** How many probes ask for it; 0: it is pending. */
  readonly probes: number;
  /** What is not asked for, with the reason: the whole answer, or single examples of it. */
  readonly pending: readonly Pending[];
}

export interface Pending {
  /** The name of the example; undefined for the answer as a whole. */
  readonly example: string | undefined;
  readonly reason: string;
}

/** Every documented answer of a spec in its one state, from the very probes that the suite sends to the mock. */
export function coverageOf(spec: Spec): Covered[] {
  const target = mockTarget('http://localhost');
  const probes = deriveProbes(spec, target.known);
  const judged = probes.map((probe) => ({ probe, reason: pendingReason(probe, target) }));
  return spec.operations.flatMap((operation) => {
    const own = judged.filter(({ probe }) => probe.operation.id === operation.id);
    return operation.responses.map((response): Covered => {
      const about = own.filter(({ probe }) => probe.promise.statuses.includes(response.status));
      const sent = about.filter(({ reason }) => reason === undefined);
      const several = examplesOf(response).length > 1 || sent.length > 0;
      const pending = about.flatMap(({ probe, reason }) =>
        reason === undefined ? [] : [{ example: several ? exampleName(probe) : undefined, reason }],
      );
      return { operation, status: response.status, probes: sent.length, pending: distinct(pending) };
    });
  });
}

function exampleName({ promise }: Probe): string | undefined {
  return promise.examples.length === 1 ? promise.examples[0]?.name : undefined;
}

function distinct(rows: readonly Pending[]): Pending[] {
  return [...new Map(rows.map((row) => [`${row.example} ${row.reason}`, row])).values()];
}
