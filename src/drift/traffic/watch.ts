import { createRouter, type Router } from '../../spec/route.ts';
import type { Spec } from '../../spec/spec.ts';
import { type DriftFinding, type DriftReport, drift, sortFindings } from '../finding.ts';
import { basePathOf, familyOf } from '../upstream/match.ts';
import { judgeObserved } from './judge-observed.ts';
import type { Observed } from './observed.ts';

/** Takes exchanges one after the other, judges each, and keeps what was seen. */
export interface Watch {
  /** Counts an exchange, and judges it unless it is known to be none with our servers. */
  see(observed: Observed, isOurs?: boolean): void;
  /** How many exchanges were judged, and how many were none with our servers. */
  readonly counts: { readonly judged: number; readonly other: number };
  report(check: string, against: string): DriftReport;
}

interface Watched {
  readonly spec: Spec;
  readonly route: Router;
  /** Of the paths near ours, as they are requested. */
  readonly families: readonly RegExp[];
  /** `METHOD /path status`. */
  readonly seen: Set<string>;
}

/** Watches traffic on behalf of these specs. The same finding is told once, however often it is seen. */
export function startWatch(specs: readonly Spec[]): Watch {
  const all = specs.map((spec): Watched => {
    const base = basePathOf(spec.document);
    const families = [...new Set(spec.operations.map(({ path }) => familyOf(path)))].map(requested);
    return { spec, route: createRouter(spec.operations, [base]), families, seen: new Set() };
  });
  const findings = new Map<string, DriftFinding>();
  const counts = { judged: 0, other: 0 };
  return {
    counts,
    see(observed, isOurs = true) {
      const found = (isOurs ? all : [])
        .map((one) => judgeFor(one, observed))
        .find((one) => one !== undefined);
      counts[found === undefined ? 'other' : 'judged'] += 1;
      for (const finding of found ?? [])
        if (!findings.has(finding.fingerprint)) findings.set(finding.fingerprint, finding);
    },
    report: (check, against) => ({
      check,
      against,
      scope: `${specs.map(({ api }) => api.name).join(', ')} (${counts.judged} exchanges judged, ${counts.other} others; ${coverageOf(all)})`,
      findings: sortFindings([...findings.values()]),
      safe: sortFindings(all.flatMap(unseen)),
      accepted: [],
    }),
  };
}

/** Undefined where the exchange is none of this API's. */
function judgeFor({ spec, route, families, seen }: Watched, observed: Observed): DriftFinding[] | undefined {
  const { pathname } = new URL(observed.url);
  const method = observed.method.toUpperCase();
  const where = route(method, pathname);
  if (where.found === 'operation') {
    seen.add(`${method} ${where.operation.path} ${observed.response.status}`);
    return judgeObserved(spec, where.operation, observed);
  }
  const isOurs = where.found === 'path' || families.some((family) => family.test(pathname));
  if (!isOurs || method === 'OPTIONS' || observed.response.status === 404) return undefined;
  const actual = `${method} ${where.found === 'path' ? (where.operations[0]?.path ?? pathname) : anonymous(pathname)}`;
  const parts = {
    api: spec.api.name,
    variant: spec.variant,
    operations: [actual],
    spec: spec.locate('#/paths'),
    other: undefined,
  };
  const said = {
    expected: 'no such operation',
    actual,
    reason: 'Callers use what the contract does not cover.',
  };
  return [
    drift(
      'drift-operation-undocumented',
      { ...parts, ...said, level: 'risky', change: 'operation-undocumented' },
      ['observed'],
    ),
  ];
}

/** `/v1/{}/things` as a pattern of real paths. */
function requested(family: string): RegExp {
  const escaped = family.split('{}').map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[^/]+')}(?=$|[/.:])`);
}

/** Ids taken out, so that two requests for two things are one finding. */
function anonymous(path: string): string {
  return path.replace(/\/(?=[^/]*\d)(?!v\d+(?:\/|$))[^/]{6,}(?=\/|$)/g, '/{}');
}

function coverageOf(all: readonly Watched[]): string {
  const documented = all.flatMap(({ spec }) => spec.operations.flatMap(pairsOf));
  const seen = all.flatMap((one) =>
    one.spec.operations.flatMap(pairsOf).filter((pair) => wasSeen(one, pair)),
  );
  return `${seen.length} of ${documented.length} documented answers seen`;
}

function pairsOf(operation: Spec['operations'][number]): string[] {
  return operation.responses.map(({ status }) => `${operation.method} ${operation.path} ${status}`);
}

function wasSeen({ seen }: Watched, pair: string): boolean {
  const pattern = pair.replace(/(\d)XX$/i, '$1').replace(/default$/i, '');
  return [...seen].some((one) => (pattern === pair ? one === pair : one.startsWith(pattern)));
}

/** Documented answers that nobody saw: told, no finding. */
function unseen(one: Watched): DriftFinding[] {
  return one.spec.operations.flatMap((operation) =>
    operation.responses
      .filter(({ status }) => !wasSeen(one, `${operation.method} ${operation.path} ${status}`))
      .map(({ status, at }) => {
        const parts = {
          api: one.spec.api.name,
          variant: one.spec.variant,
          operations: [`${operation.method} ${operation.path}`],
        };
        const said = {
          expected: `answer ${status}`,
          actual: 'never seen',
          reason: 'Nobody asked for it, or it never comes.',
        };
        return drift(
          'drift-risky',
          {
            ...parts,
            ...said,
            level: 'safe',
            change: 'never-seen',
            spec: one.spec.locate(at),
            other: undefined,
          },
          ['observed', operation.method, operation.path, status],
        );
      }),
  );
}
