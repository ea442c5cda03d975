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
 * Findings by cause, errors first. One cause: the same rule answered the same way in one operation, whichever item of
 * a list shows it; and such groups of several operations where they break the same lines of the spec, as operations
 * that share a schema do. Ignored credentials are one cause in all operations.
 */
export function causesOf(results: readonly ProbeResult[]): CauseGroup[] {
  const found = results.flatMap((result) => result.findings.map((finding) => ({ result, finding })));
  const near = groupBy(found, ({ finding }) => [
    finding.api,
    finding.operation,
    finding.rule,
    shapeOf(finding.actual),
  ]);
  const same = groupBy(near, (group) => [
    group[0]?.finding.api,
    group[0]?.finding.rule,
    ...(isOfTheServer(group[0]?.finding)
      ? ['']
      : new Set(group.map(({ finding }) => `${finding.spec} ${shapeOf(finding.expected)}`).sort())),
  ]);
  const groups = same.map((parts) => toGroup(parts.flat())).filter((group) => group !== undefined);
  const isError = ({ first }: CauseGroup) => first.finding.severity === 'error';
  return [...groups.filter(isError), ...groups.filter((group) => !isError(group))];
}

/** A text without what differs from answer to answer: the index of an item, a long value's own letters. */
function shapeOf(text: string): string {
  return text.replace(/(?<=#[^ ]*\/)\d+(?=[/ ]|$)/g, '*');
}

/** Rules that one switch of the server breaks everywhere: whoever is let in without credentials is let in to all. */
function isOfTheServer(finding: Finding | undefined): boolean {
  return finding?.rule === 'credentials-ignored';
}

/** `5 causes in 3 operations`, of what fails a run; undefined where nothing does. */
export function causesClause(results: readonly ProbeResult[]): string | undefined {
  const causes = causesOf(results).filter(({ first }) => first.finding.severity === 'error');
  if (causes.length === 0) return undefined;
  const all = causes.flatMap(({ first, others }) => [first, ...others]);
  const operations = new Set(all.map(({ finding }) => `${finding.api} ${finding.operation}`)).size;
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return `${count(causes.length, 'cause')} in ${count(operations, 'operation')}`;
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
