import type { ProbeResult } from '../result.ts';
import { startRun } from '../run.ts';
import type { Suite } from '../suite.ts';

/** What a run holds against a target: a finding, or a probe that got no whole answer. */
export interface Bite {
  readonly probe: string;
  /** The rule's id; `no answer` where none came. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** One clause: what was wanted and what came. */
  readonly said: string;
}

/** Everything a run of this suite holds against its target. */
export async function allBites(suite: Suite, concurrency: number): Promise<Bite[]> {
  const results = await startRun(suite, { concurrency }).finished;
  return results.flatMap(bitesOf);
}

/** What one result holds against the target. */
export function bitesOf({ id, outcome, reason, findings }: ProbeResult): Bite[] {
  const silent: Bite[] =
    outcome === 'broken' ? [{ probe: id, rule: 'no answer', severity: 'error', said: reason ?? '' }] : [];
  const found = findings.map(
    ({ rule, severity, expected, actual }): Bite => ({
      probe: id,
      rule,
      severity,
      said: `${expected}, not ${actual}`,
    }),
  );
  return [...silent, ...found];
}

/** A bite's name, to know it again in another run. */
export function biteKey({ probe, rule }: Bite): string {
  return `${probe} ${rule}`;
}
