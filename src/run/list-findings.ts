import type { ProbeResult, RunResult } from '../judge/result.ts';
import { rules } from '../judge/rules.ts';
import type { ProbeKind } from '../probes/probe.ts';
import { nearest } from '../shared/nearest.ts';
import type { Baseline } from './baseline.ts';
import { type Exception, speaksOf } from './exceptions.ts';

/** What a run's findings are held against. */
export interface Known {
  readonly exceptions: readonly Exception[];
  readonly baseline: Baseline | undefined;
  /** `2026-12-31`. */
  readonly today: string;
  /** The ids of the operations of each API. */
  readonly operations: ReadonlyMap<string, readonly string[]>;
}

/** What is wrong with a listed exception. */
export interface ListFinding {
  readonly rule: 'exception-expired' | 'exception-unmatched' | 'exception-healed';
  readonly exception: Exception;
  readonly actual: string;
  readonly target: string;
}

/** Rules that only probes of these kinds can break; the others can be broken by any. */
const kindsOf: Readonly<Record<string, readonly ProbeKind[]>> = {
  'permission-ignored': ['permission'],
  'credentials-ignored': ['no credentials', 'wrong credentials'],
  'missing-accepted': ['missing'],
  'method-accepted': ['method'],
  'invalid-accepted': ['invalid', 'malformed'],
  'valid-refused': ['valid', 'boundary', 'example'],
};

/** Exceptions that have expired, name nothing that there is, or matched nothing though their probes were asked. */
export function listFindings(run: RunResult, known: Known, used: ReadonlySet<Exception>): ListFinding[] {
  return known.exceptions.flatMap((exception): ListFinding[] => {
    const complain = (rule: ListFinding['rule'], actual: string) => [
      { rule, exception, actual, target: run.target },
    ];
    if (!Object.hasOwn(rules, exception.rule)) {
      return complain('exception-unmatched', absent('rule', exception.rule, Object.keys(rules)));
    }
    const operations = known.operations.get(exception.api) ?? [];
    if (!operations.includes(exception.operation)) {
      return complain('exception-unmatched', absent('operation', exception.operation, operations));
    }
    if (exception.expires < known.today) {
      return complain('exception-expired', `it held until ${exception.expires}`);
    }
    if (used.has(exception) || !isWhole(run, exception)) return [];
    const own = namedBy(run.results, exception);
    if (own.length === 0) return complain('exception-unmatched', `no probe is called "${exception.probe}"`);
    return isHealed(own, exception) ? complain('exception-healed', 'none of its probes broke it') : [];
  });
}

function absent(noun: string, name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return `there is no ${noun} "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

/** True where every probe that the exception speaks of was part of the run. */
function isWhole({ scope = {}, results, target }: RunResult, { api, operation, probe }: Exception): boolean {
  if (target === 'mock') return false;
  const isNamed = results.some((result) => result.api === api && result.id === probe);
  if (isNamed) return true;
  return (
    scope.shard === undefined &&
    scope.only !== true &&
    scope.narrowed !== true &&
    scope.depth === undefined &&
    (scope.probe === undefined || operation.includes(scope.probe))
  );
}

/** What a server was asked and the exception speaks of. */
function namedBy(results: readonly ProbeResult[], exception: Exception): ProbeResult[] {
  return results.filter(
    ({ api, operation, id }) =>
      api === exception.api && operation === exception.operation && speaksOf(exception, id),
  );
}

/** All that can break it were asked. Where one could not be asked, it may still break the promise: nobody knows. */
function isHealed(own: readonly ProbeResult[], { rule, probe }: Exception): boolean {
  const kinds = kindsOf[rule];
  const able = own.filter(({ kind }) => {
    if (kinds !== undefined) return kinds.some((one) => one === kind);
    return kind !== 'response' && (kind !== 'permission' || probe !== undefined);
  });
  return (
    able.length > 0 && able.every(({ outcome, exchanges }) => outcome !== 'broken' && exchanges.length > 0)
  );
}
