import type { Finding } from '../judge/finding.ts';
import type { ProbeResult } from '../judge/result.ts';
import { tellingExchange } from './words.ts';

/** A finding, and what was asked. */
export interface CausedFinding {
  readonly result: ProbeResult;
  readonly finding: Finding;
}

/** Findings that one cause explains; `first` shows it with the smallest request. */
export interface CauseGroup {
  readonly first: CausedFinding;
  readonly others: readonly CausedFinding[];
}

/**
 * Findings by cause, errors first. One cause: the same rule answered the same way in one operation; and such groups
 * of several operations where they break the same lines of the spec, as operations that share a schema do.
 */
export function causesOf(results: readonly ProbeResult[]): CauseGroup[] {
  const found = results.flatMap((result) => result.findings.map((finding) => ({ result, finding })));
  const near = groupBy(found, ({ finding }) => [
    finding.api,
    finding.operation,
    finding.rule,
    finding.actual,
  ]);
  const same = groupBy(near, (group) => [
    group[0]?.finding.api,
    group[0]?.finding.rule,
    ...new Set(group.map(({ finding }) => `${finding.spec} ${finding.expected}`).sort()),
  ]);
  const groups = same.map((parts) => toGroup(parts.flat())).filter((group) => group !== undefined);
  const isError = ({ first }: CauseGroup) => first.finding.severity === 'error';
  return [...groups.filter(isError), ...groups.filter((group) => !isError(group))];
}

/** The places in the spec that a cause breaks, each once. */
export function placesOf({ first, others }: CauseGroup): string[] {
  return [...new Set([first, ...others].map(({ finding }) => finding.spec))];
}

function toGroup(found: readonly CausedFinding[]): CauseGroup | undefined {
  const [first] = [...found].sort((a, b) => sizeOf(a) - sizeOf(b));
  if (first === undefined) return undefined;
  return { first, others: found.filter((one) => one !== first) };
}

/** How much a reader has to take in to see it. */
function sizeOf({ result, finding }: CausedFinding): number {
  const request = tellingExchange(result, finding)?.request;
  if (request === undefined) return Number.MAX_SAFE_INTEGER;
  const headers = Object.entries(request.headers).flat().join('');
  return request.url.length + headers.length + (request.body?.length ?? 0) + result.exchanges.length * 1000;
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => readonly (string | undefined)[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
