import type { Suite } from '../context/suite.ts';
import { curlOf } from '../http/curl.ts';
import type { Exchange } from '../http/exchange.ts';
import { mask } from '../http/mask.ts';
import { record } from '../http/record.ts';
import { type Redaction, redactedValues } from '../http/redact.ts';
import type { RequestDraft } from '../http/request.ts';
import type { Finding } from '../judge/finding.ts';
import type { JudgedFinding } from '../judge/judged-finding.ts';
import type { ProbeResult } from '../judge/result.ts';
import { rules } from '../judge/rules.ts';
import type { Probe } from '../probes/probe.ts';
import type { Operation } from '../spec/operation.ts';

/** What a run tried: a probe, a law, or a promise in plain words. */
export interface TriedPromise {
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
  tried: Pick<TriedPromise, 'id' | 'operation'>,
  draft: RequestDraft,
  verdict: JudgedFinding,
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
  { id, operation, kind, title, promised }: TriedPromise,
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
    findings: withoutValues(findings, exchanges, suite.target.redact),
    exchanges: exchanges.map((exchange) => record(exchange, suite.target.secrets, suite.target.redact)),
  };
}

/** A finding repeats what an answer said: also what its record hides. */
function withoutValues(
  findings: readonly Finding[],
  exchanges: readonly Exchange[],
  redaction: Redaction = [],
): readonly Finding[] {
  if (findings.length === 0 || redaction.length === 0) return findings;
  const values = exchanges.flatMap(({ request, response }) => [
    ...redactedValues(request.headers, request.body ?? '', redaction),
    ...(response === undefined
      ? []
      : redactedValues(response.headers, response.body.toString('utf8'), redaction)),
  ]);
  if (values.length === 0) return findings;
  return findings.map((finding) => ({
    ...finding,
    expected: mask(finding.expected, values),
    actual: mask(finding.actual, values),
    curl: mask(finding.curl, values),
  }));
}

/** A probe as what was tried. */
export function triedProbe({ id, operation, kind, title, promise }: Probe): TriedPromise {
  return { id, operation, kind, title, promised: promise.statuses };
}
