import type { RecordedExchange } from '../http/record.ts';
import type { ProbeResult, RunResult } from '../judge/result.ts';
import type { Pointer } from '../shared/pointer.ts';
import type { Operation } from '../spec/operation.ts';
import type { Spec } from '../spec/spec.ts';
import { type Constraint, constraintsOf } from './constraints.ts';
import { pathValues, sentPlaces } from './sent.ts';

/** A constraint has two sides: a request that keeps it, and one that breaks it. */
export type Side = 'kept' | 'broken';

/** One side of one constraint, and whether a run tried it. */
export interface CoverageRow {
  readonly api: string;
  readonly operation: string;
  /** `body`, or `query limit`. */
  readonly place: string;
  /** What it asks for, in short: `maxLength 64`. */
  readonly constraint: string;
  /** `file:line`. */
  readonly spec: string;
  readonly side: Side;
  /** `waived`: the side cannot count, and is not in the total. */
  readonly state: 'tried' | 'untried' | 'waived';
  /** Why it was not tried. */
  readonly reason: string | undefined;
}

/** How much of what the specs ask of requests a run tried. */
export interface Coverage {
  readonly rows: readonly CoverageRow[];
  readonly tried: number;
  readonly total: number;
  /** With one decimal, rounded down. */
  readonly percent: number;
}

/** A run with its coverage: what reports are made of. */
export type CoveredRun = RunResult & { readonly coverage: Coverage };

/** Which sides of which constraints the requests of a run tried, spec by spec. */
export function coverageOf(run: RunResult, specs: readonly Spec[]): Coverage {
  const rows = specs.flatMap((spec) => rowsOf(run, spec));
  const tried = rows.filter(({ state }) => state === 'tried').length;
  const total = rows.filter(({ state }) => state !== 'waived').length;
  return { rows, tried, total, percent: total === 0 ? 100 : Math.floor((tried / total) * 1000) / 10 };
}

/** The coverage as `coverage.json`. */
export function coverageJson({ rows, tried, total, percent }: Coverage): string {
  return `${JSON.stringify({ tried, total, percent, rows }, undefined, 2)}\n`;
}

/** The keywords that an operation's requests kept and broke. */
type Marks = Map<string, Record<Side, Set<Pointer>>>;

function rowsOf(run: RunResult, spec: Spec): CoverageRow[] {
  const own = run.results.filter(({ api }) => api === spec.api.name);
  const marks = marksOf(spec, own);
  return constraintsOf(spec).flatMap((constraint) =>
    (['kept', 'broken'] as Side[]).map((side): CoverageRow => {
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

/** Probes about something beside the constraints: their requests are refused for another reason. */
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
      const touched = sentPlaces(spec, operation, result, request);
      const mark = marks.get(operation.id) ?? { kept: new Set<Pointer>(), broken: new Set<Pointer>() };
      marks.set(operation.id, mark);
      for (const pointer of touched.kept) mark.kept.add(pointer);
      for (const pointer of touched.broken) mark.broken.add(pointer);
    }
  }
  return marks;
}

/** The operation that a request was really sent to: a law's requests go to several. */
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

/** Why a side was not tried: what stopped the probe that would have tried it, else that there is none. */
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
  const asked = own.some(
    ({ kind, outcome, promised }) =>
      kinds.includes(kind) &&
      (outcome === 'verified' || outcome === 'failed' || outcome === 'expected') &&
      (side === 'broken' || promised.some((status) => /^(2|3|default)/i.test(status))),
  );
  const stop = named ?? (asked ? undefined : near[0]);
  if (stop?.reason !== undefined) return stop.reason;
  const never = own.find(
    ({ kind, promised }) => kind === 'response' && promised[0]?.startsWith('2') === true,
  );
  if (side === 'kept' && !asked && never?.reason !== undefined) return never.reason;
  if (Object.keys(run.scope ?? {}).length > 0) return 'not part of this run';
  return side === 'kept' ? 'no valid request of the suite has a value here' : 'no value breaks this alone';
}
