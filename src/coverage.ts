import { type Constraint, constraintsOf } from './coverage/constraints.ts';
import { pathValues, touchedBy } from './coverage/sent.ts';
import type { Operation } from './operation.ts';
import type { Pointer } from './pointer.ts';
import type { ProbeResult, RecordedExchange, RunResult } from './result.ts';
import type { Spec } from './spec.ts';

/** `kept`: a request that keeps the constraint was answered; `broken`: one that breaks it. */
export type Side = 'kept' | 'broken';

/** One side of one constraint, and whether it was tried. */
export interface CoverageRow {
  readonly api: string;
  readonly operation: string;
  /** `body`, or `query limit`. */
  readonly place: string;
  /** `maxLength 64`. */
  readonly constraint: string;
  /** `file:line`. */
  readonly spec: string;
  readonly side: Side;
  /** `waived`: it does not count, as the reason says. */
  readonly state: 'tried' | 'untried' | 'waived';
  readonly reason: string | undefined;
}

export interface Coverage {
  readonly rows: readonly CoverageRow[];
  readonly tried: number;
  /** All sides but the waived ones. */
  readonly total: number;
  /** With one decimal, rounded down; 100 where there is no constraint. */
  readonly percent: number;
}

/** Which side of which constraint the requests of a run tried, and why not where not. */
export function coverageOf(run: RunResult, specs: readonly Spec[]): Coverage {
  const rows = specs.flatMap((spec) => rowsOf(run, spec));
  const tried = rows.filter(({ state }) => state === 'tried').length;
  const total = rows.filter(({ state }) => state !== 'waived').length;
  return { rows, tried, total, percent: total === 0 ? 100 : Math.floor((tried / total) * 1000) / 10 };
}

/** The content of `coverage.json`. */
export function coverageJson({ rows, tried, total, percent }: Coverage): string {
  return `${JSON.stringify({ tried, total, percent, rows }, undefined, 2)}\n`;
}

type Marks = Map<string, Record<Side, Set<Pointer>>>;

function rowsOf(run: RunResult, spec: Spec): CoverageRow[] {
  const own = run.results.filter(({ api }) => api === spec.api.name);
  const marks = marksOf(spec, own);
  return constraintsOf(spec).flatMap((constraint) =>
    (['kept', 'broken'] as const).map((side): CoverageRow => {
      const isTried = marks.get(constraint.operation.id)?.[side].has(constraint.at) === true;
      const waived = side === 'broken' ? constraint.waived : undefined;
      const state = isTried ? 'tried' : waived === undefined ? 'untried' : 'waived';
      return {
        api: spec.api.name,
        operation: constraint.operation.id,
        place: constraint.place,
        constraint: constraint.detail,
        spec: spec.locate(constraint.at),
        side,
        state,
        reason: isTried ? undefined : (waived ?? reasonOf(run, own, constraint, side)),
      };
    }),
  );
}

/** These are answered for who asks or where, not for what is sent. */
const beside: readonly ProbeResult['kind'][] = [
  'no credentials',
  'wrong credentials',
  'permission',
  'missing',
  'method',
];

function marksOf(spec: Spec, results: readonly ProbeResult[]): Marks {
  const marks: Marks = new Map();
  for (const result of results) {
    if (result.outcome === 'pending' || result.outcome === 'broken' || beside.includes(result.kind)) continue;
    for (const { request, response } of result.exchanges) {
      const operation = operationOf(spec, result, request);
      if (response === undefined || operation === undefined) continue;
      const touched = touchedBy(spec, operation, result, request);
      const mark = marks.get(operation.id) ?? { kept: new Set(), broken: new Set() };
      marks.set(operation.id, mark);
      for (const pointer of touched.kept) mark.kept.add(pointer);
      for (const pointer of touched.broken) mark.broken.add(pointer);
    }
  }
  return marks;
}

/** The operation that a request is for: the probe's own, else the longest path that fits. */
function operationOf(
  spec: Spec,
  result: ProbeResult,
  request: RecordedExchange['request'],
): Operation | undefined {
  const { pathname } = new URL(request.url, 'http://localhost');
  const fits = spec.operations
    .filter(({ method }) => method === request.method)
    .filter((operation) => pathValues(operation, pathname) !== undefined)
    .sort((a, b) => b.path.length - a.path.length);
  return fits.find(({ id }) => id === result.operation) ?? fits[0];
}

/** Why a side was not tried: what stopped its probe, the part of the run, or that nothing reaches it. */
function reasonOf(
  run: RunResult,
  results: readonly ProbeResult[],
  { operation, keyword }: Constraint,
  side: Side,
): string {
  const own = results.filter((result) => result.operation === operation.id && result.kind !== 'run');
  const stopped = own.filter(
    ({ outcome, kind }) => (outcome === 'pending' || outcome === 'broken') && kind !== 'response',
  );
  const kinds = side === 'kept' ? ['valid', 'example', 'boundary'] : ['invalid', 'malformed'];
  const near = stopped.filter(({ kind }) => kinds.includes(kind));
  const named = near.find(({ id }) => id.includes(`/${keyword}/`));
  const asked = own.some(({ kind, outcome }) => kinds.includes(kind) && !/pending|broken/.test(outcome));
  const stop = named ?? (asked ? undefined : near[0]);
  if (stop?.reason !== undefined) return stop.reason;
  if (Object.keys(run.scope ?? {}).length > 0) return 'not part of this run';
  return side === 'kept' ? 'no valid request of the suite has a value here' : 'no value breaks this alone';
}
