import { type CoveredRun, coverageOf } from '../coverage/coverage.ts';
import type { ProbeResult, RunResult } from '../judge/result.ts';
import type { Spec } from '../spec/spec.ts';
import { applyExceptions } from './apply-exceptions.ts';
import type { Standards } from './standards.ts';

/** A run as the reports show it: known findings taken out, exceptions checked, coverage measured and held. */
export function summarise(run: RunResult, specs: readonly Spec[], standards: Standards): CoveredRun {
  const operations = new Map(specs.map((spec) => [spec.api.name, spec.operations.map(({ id }) => id)]));
  const settled = applyExceptions(run, { ...standards, operations });
  const coverage = coverageOf(settled, specs);
  const { minCoverage } = standards;
  if (minCoverage === undefined || coverage.percent >= minCoverage) return { ...settled, coverage };
  const [spec] = specs;
  if (spec === undefined) return { ...settled, coverage };
  return {
    ...settled,
    results: [...settled.results, tooLow(run.target, spec, coverage.percent, minCoverage)],
    coverage,
  };
}

function tooLow(target: string, spec: Spec, percent: number, wanted: number): ProbeResult {
  const id = 'coverage/constraints';
  const api = spec.api.name;
  return {
    id,
    api,
    target,
    operation: 'coverage',
    method: '',
    path: '',
    kind: 'run',
    title: 'the constraints that were tried',
    promised: [],
    outcome: 'failed',
    reason: undefined,
    findings: [
      {
        rule: 'coverage-low',
        severity: 'error',
        api,
        operation: 'coverage',
        probe: id,
        spec: spec.locate('#'),
        expected: `at least ${wanted} % of the constraints' sides tried`,
        actual: `${percent} %; coverage.json names the others with the reason`,
        curl: '',
      },
    ],
    exchanges: [],
  };
}
