import type { Finding } from '../judge/finding.ts';
import { limitedIn, type RunResult, totalsOf } from '../judge/result.ts';
import { causesOf } from './causes.ts';
import { compare } from './compare.ts';

/**
 * The content of `report.json`: the same run, the same text. No ports, dates or durations; rows sorted.
 * Fields are fixed: other people's scripts read them.
 */
export function reportJson(run: RunResult): string {
  const probes = run.results
    .map(({ id, api, operation, kind, outcome, reason }) => ({
      id,
      api,
      operation,
      kind,
      outcome,
      ...(reason === undefined ? {} : { reason }),
    }))
    .sort((a, b) => compare(`${a.api} ${a.id}`, `${b.api} ${b.id}`));
  const findings = run.results
    .flatMap(({ findings: own, target }) =>
      own.map((finding) => ({ ...finding, curl: withoutPort(finding.curl, target) })),
    )
    .sort((a, b) => compare(keyOf(a), keyOf(b)));
  // Two requests of one size: the order of the run must not decide which one shows a cause
  const sorted = [...run.results].sort((a, b) => compare(`${a.api} ${a.id}`, `${b.api} ${b.id}`));
  const causes = causesOf(sorted)
    .map(({ first, others }) => {
      const { rule, severity, api, probe, spec, expected, actual } = first.finding;
      const all = [first, ...others].map(({ finding }) => finding);
      return {
        ...{ rule, severity, api, spec, expected, actual },
        first: probe,
        count: all.length,
        operations: [...new Set(all.map((one) => one.operation))].sort(compare),
        probes: [...new Set(all.map((one) => one.probe))].sort(compare),
      };
    })
    .sort((a, b) =>
      compare(`${a.api} ${a.first} ${a.rule} ${a.spec}`, `${b.api} ${b.first} ${b.rule} ${b.spec}`),
    );
  const report = {
    target: run.target,
    apis: run.apis.map(({ name, variant }) => (variant === undefined ? { name } : { name, variant })),
    totals: totalsOf(run.results),
    // 429s that were waited out: no probe is told apart by them.
    limited: limitedIn(run.results),
    probes,
    findings,
    causes,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** A mock listens on another port each time; the report says the one it has by default. */
function withoutPort(curl: string, target: string): string {
  return target === 'mock' ? curl.replace(/http:\/\/127\.0\.0\.1:\d+/, 'http://mock') : curl;
}

function keyOf({ api, probe, rule, spec, expected, actual }: Finding): string {
  return [api, probe, rule, spec, expected, actual].join('\u0000');
}
