import type { ProbeResult } from '../judge/result.ts';
import type { OpenedSuite } from '../run/open-suite.ts';
import { startRun } from '../run/run.ts';

/** What a run holds against a target: a finding, or a probe that got no whole answer. */
export interface Kill {
  readonly probe: string;
  /** The rule's id; `no answer` where none came. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** One clause: what was wanted and what came. */
  readonly said: string;
}

/** Everything a run of this suite holds against its target. */
export async function allKills(suite: OpenedSuite, concurrency: number): Promise<Kill[]> {
  const results = await startRun(suite, { concurrency }).finished;
  return results.flatMap(killsOf);
}

/** What one result holds against the target. */
export function killsOf({ id, outcome, reason, findings }: ProbeResult): Kill[] {
  const silent: Kill[] =
    outcome === 'broken' ? [{ probe: id, rule: 'no answer', severity: 'error', said: reason ?? '' }] : [];
  const found = findings.map(
    ({ rule, severity, expected, actual }): Kill => ({
      probe: id,
      rule,
      severity,
      said: `${expected}, not ${actual}`,
    }),
  );
  return [...silent, ...found];
}

/** A bite's name, to know it again in another run. */
export function killKey({ probe, rule }: Kill): string {
  return `${probe} ${rule}`;
}
