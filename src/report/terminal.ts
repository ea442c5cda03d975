import type { Finding } from '../finding.ts';
import { type ProbeResult, type RunResult, totalsOf } from '../result.ts';
import { rules } from '../rules.ts';

/** What a person reads after a run: what was broken, what could not be asked, and the counts. No colour needed. */
export function terminalReport(run: RunResult): string {
  const blocks = [
    ...grouped(run.results).map(([first, others]) => findingBlock(run, first, others)),
    ...brokenBlock(run.results),
    ...pendingBlock(run.results),
    ...run.apis.map(({ name, variant }) => apiLine(run, name, variant)),
    totalLine(run),
  ];
  return `${blocks.join('\n')}\n`;
}

interface Found {
  readonly result: ProbeResult;
  readonly finding: Finding;
}

/** Findings of one cause stand together: the same rule, operation and place in the spec. */
function grouped(results: readonly ProbeResult[]): [Found, Found[]][] {
  const groups = new Map<string, Found[]>();
  for (const result of results) {
    for (const finding of result.findings) {
      const key = [finding.api, finding.operation, finding.rule, finding.spec, finding.actual].join('\u0000');
      groups.set(key, [...(groups.get(key) ?? []), { result, finding }]);
    }
  }
  return [...groups.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [[first, others]]));
}

function findingBlock(run: RunResult, { result, finding }: Found, others: readonly Found[]): string {
  const more = others.length === 0 ? '' : `  (and ${others.length} more like it)`;
  return [
    `${finding.severity === 'error' ? 'FAIL' : 'WARN'}  ${finding.api}  ${result.method} ${result.path}  ${result.title}${more}`,
    `      ${finding.rule}: ${rules[finding.rule].meaning}`,
    `      promised  ${finding.expected}  (${finding.spec})`,
    `      came      ${finding.actual}`,
    `      intent    ${intentOf(result)}`,
    `      show      ${finding.curl}`,
    `      again     ${againOf(run, finding)}`,
    '',
  ].join('\n');
}

/** What the request was meant to be. */
export function intentOf({ kind }: Pick<ProbeResult, 'kind'>): string {
  const words: Partial<Record<ProbeResult['kind'], string>> = {
    example: 'valid (a documented example)',
    malformed: 'invalid (not readable)',
    permission: 'valid, by an identity without the permission',
    missing: 'valid, for something that is not there',
    method: 'invalid (a method that is not documented)',
    response: 'none',
  };
  return words[kind] ?? kind;
}

function againOf(run: RunResult, finding: Finding): string {
  const target = run.target === 'mock' ? '' : ` --target ${run.target}`;
  return `npm run contract -- --api ${finding.api}${target} --probe '${finding.probe}'`;
}

function brokenBlock(results: readonly ProbeResult[]): string[] {
  const broken = results.filter(({ outcome }) => outcome === 'broken');
  if (broken.length === 0) return [];
  const lines = countedBy(broken, ({ reason }) => reason ?? '').map(
    ([reason, list]) => `      ${list.length} × ${reason}, first at ${list[0]?.id ?? ''}`,
  );
  return [['COULD NOT RUN', ...lines, ''].join('\n')];
}

function pendingBlock(results: readonly ProbeResult[]): string[] {
  const pending = results.filter(({ outcome }) => outcome === 'pending');
  if (pending.length === 0) return [];
  const lines = countedBy(pending, ({ reason }) => reason ?? '').map(
    ([reason, list]) => `      ${list.length} × ${reason}`,
  );
  return [['PENDING', ...lines, ''].join('\n')];
}

function countedBy<T>(list: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.entries()].sort(([, a], [, b]) => b.length - a.length);
}

function apiLine(run: RunResult, name: string, variant: string | undefined): string {
  const own = run.results.filter(({ api }) => api === name);
  const title = variant === undefined ? name : `${name} (${variant})`;
  return `${title.padEnd(18)} ${countsOf(own)}`;
}

function totalLine(run: RunResult): string {
  const label = run.target === 'mock' ? 'against the mock' : `against ${run.target}`;
  return `${'all'.padEnd(18)} ${countsOf(run.results)}, ${label}`;
}

function countsOf(results: readonly ProbeResult[]): string {
  const { verified, failed, expected, pending, broken } = totalsOf(results);
  const parts = [`${verified} verified`, `${failed} failed`];
  if (expected > 0) parts.push(`${expected} expected failures`);
  parts.push(`${pending} pending`);
  if (broken > 0) parts.push(`${broken} could not run`);
  return parts.join(', ');
}
