import { curlOf } from './curl.ts';
import type { Exchange } from './exchange.ts';
import type { Finding } from './finding.ts';
import type { Verdict } from './judge.ts';
import { mask } from './mask.ts';
import type { Operation } from './operation.ts';
import type { Probe } from './probe.ts';
import { record } from './record.ts';
import type { Draft } from './request.ts';
import type { ProbeResult } from './result.ts';
import { rules } from './rules.ts';
import type { Suite } from './suite.ts';

/** What a run tried: a probe, a law, or a promise in plain words. */
export interface Tried {
  readonly id: string;
  readonly operation: Operation;
  readonly kind: Probe['kind'];
  readonly title: string;
  /** The documented statuses that are right answers. */
  readonly promised: readonly string[];
}

/** A verdict as a finding: its line in the spec, its severity from the table, the command that shows it. */
export function findingOf(
  suite: Suite,
  tried: Pick<Tried, 'id' | 'operation'>,
  draft: Draft,
  verdict: Verdict,
): Finding {
  const { spec, target } = suite;
  return {
    rule: verdict.rule,
    severity: suite.strict ? 'error' : rules[verdict.rule].severity,
    api: spec.api.name,
    operation: tried.operation.id,
    probe: tried.id,
    spec: spec.locate(verdict.at),
    expected: mask(verdict.expected, target.secrets),
    actual: mask(verdict.actual, target.secrets),
    curl: mask(curlOf(draft, target), target.secrets),
  };
}

/** What became of it, as plain data with every secret masked. */
export function resultOf(
  suite: Suite,
  { id, operation, kind, title, promised }: Tried,
  outcome: ProbeResult['outcome'],
  reason: string | undefined,
  findings: readonly Finding[],
  exchanges: readonly Exchange[],
): ProbeResult {
  return {
    id,
    api: suite.spec.api.name,
    target: suite.target.name,
    operation: operation.id,
    method: operation.method,
    path: operation.path,
    kind,
    title,
    promised,
    outcome,
    reason: reason === undefined ? undefined : mask(reason, suite.target.secrets),
    findings,
    exchanges: exchanges.map((exchange) => record(exchange, suite.target.secrets)),
  };
}

/** A probe as what was tried. */
export function triedProbe({ id, operation, kind, title, promise }: Probe): Tried {
  return { id, operation, kind, title, promised: promise.statuses };
}
