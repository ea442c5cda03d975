import type { Finding } from '../judge/finding.ts';
import type { KnownFinding, ProbeResult, RunResult } from '../judge/result.ts';
import { type Baseline, fingerprintOf } from './baseline.ts';
import { type Exception, speaksOf } from './exceptions.ts';
import { type Known, type ListFinding, listFindings } from './list-findings.ts';

/**
 * Takes out of a run what is known: findings that an exception names or the baseline holds. An exception that is
 * expired, healed or matches nothing becomes a row of its own that fails. Exceptions are about servers:
 * against the mock that a run starts itself they excuse nothing and cannot heal.
 */
export function applyExceptions(run: RunResult, known: Known): RunResult {
  const valid = known.exceptions.filter(({ expires }) => expires >= known.today);
  const used = new Set<Exception>();
  const results = run.results
    .filter(({ kind }) => kind !== 'run')
    .map((result) => settleOne(unsettle(result), valid, known.baseline, used));
  const complaints = listFindings({ ...run, results }, known, used).map(toRow);
  return { ...run, results: [...results, ...complaints] };
}

function settleOne(
  result: ProbeResult,
  exceptions: readonly Exception[],
  baseline: Baseline | undefined,
  used: Set<Exception>,
): ProbeResult {
  const known: KnownFinding[] = [...(result.known ?? [])];
  const fresh: Finding[] = [];
  for (const finding of result.findings) {
    const exception = result.target === 'mock' ? undefined : exceptions.find((one) => covers(one, finding));
    if (exception !== undefined) {
      used.add(exception);
      known.push({ finding, by: 'exception', reason: `${exception.reason} (${exception.link})` });
    } else if (baseline?.fingerprints.has(fingerprintOf(finding)) === true) {
      known.push({ finding, by: 'baseline', reason: 'in the baseline' });
    } else fresh.push(finding);
  }
  if (known.length === 0) return result;
  const rest = { ...result, known, findings: fresh };
  const isExcused = result.outcome === 'failed' && fresh.every(({ severity }) => severity !== 'error');
  if (!isExcused) return rest;
  const reason = [...new Set(known.map((one) => one.reason))].join('; ');
  return { ...rest, outcome: 'expected', reason };
}

/** The result as it was before exceptions were looked at; what a baseline knew stays known. */
function unsettle(result: ProbeResult): ProbeResult {
  const known = result.known ?? [];
  const excused = known.filter(({ by }) => by === 'exception').map(({ finding }) => finding);
  if (excused.length === 0) return result;
  const { known: _, ...rest } = result;
  const kept = known.filter(({ by }) => by === 'baseline');
  return {
    ...rest,
    ...(result.outcome === 'expected' ? { outcome: 'failed' as const, reason: undefined } : {}),
    findings: [...result.findings, ...excused],
    ...(kept.length > 0 ? { known: kept } : {}),
  };
}

/** True where an exception speaks of a finding. */
function covers(exception: Exception, { api, rule, operation, probe }: Finding): boolean {
  return (
    exception.api === api &&
    exception.rule === rule &&
    exception.operation === operation &&
    speaksOf(exception, probe)
  );
}

/** A complaint as a row that fails, so that totals, exit code and every report hold it. */
function toRow(complaint: ListFinding): ProbeResult {
  const { rule, exception, actual, target } = complaint;
  const id = `${exception.operation}/${rule}/${exception.rule}${exception.probe === undefined ? '' : ` ${exception.probe}`}`;
  const finding: Finding = {
    rule,
    severity: 'error',
    api: exception.api,
    operation: exception.operation,
    probe: id,
    spec: exception.place,
    expected: `${exception.rule} at ${exception.probe ?? 'any probe'} (${exception.owner}: ${exception.reason})`,
    actual,
    curl: '',
  };
  return {
    id,
    api: exception.api,
    target,
    operation: exception.operation,
    method: '',
    path: '',
    kind: 'run',
    title: `the exception at ${exception.place}`,
    promised: [],
    outcome: 'failed',
    reason: undefined,
    findings: [finding],
    exchanges: [],
  };
}
