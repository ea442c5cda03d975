import type { Outcome, ProbeResult, RunResult, RunScope } from '../judge/result.ts';
import { InputError } from '../shared/input-error.ts';

/**
 * Several runs as one: shards of one run, or runs of several APIs. Where two hold the same probe, the worse outcome
 * counts. Rows about the runs themselves go, but for what could not run: who merges judges exceptions and coverage anew.
 * An InputError for runs of different variants of one API.
 */
export function mergeRuns(runs: readonly RunResult[]): RunResult {
  const rows = new Map<string, ProbeResult>();
  for (const result of runs.flatMap(({ results }) => results)) {
    if (result.kind === 'run' && result.outcome !== 'broken') continue;
    const key = `${result.api} ${result.id}`;
    const known = rows.get(key);
    if (known === undefined || rank(result.outcome) < rank(known.outcome)) rows.set(key, result);
  }
  const results = [...rows.values()];
  const targets = [...new Set(runs.map(({ target }) => target))];
  const flags = runs[0]?.flags;
  return {
    target: targets.join(', '),
    apis: apisOf(runs),
    results,
    scope: scopeOf(runs),
    ...(flags === undefined ? {} : { flags }),
  };
}

const order: readonly Outcome[] = ['failed', 'broken', 'expected', 'verified', 'pending'];

function rank(outcome: Outcome): number {
  return order.indexOf(outcome);
}

function apisOf(runs: readonly RunResult[]): RunResult['apis'] {
  const apis = new Map<string, RunResult['apis'][number]>();
  for (const api of runs.flatMap((run) => run.apis)) {
    const known = apis.get(api.name);
    if (known !== undefined && known.variant !== api.variant) {
      const [a, b] = [known, api].map(({ variant }) => variant ?? 'no variant');
      throw new InputError(`The reports are about different variants of ${api.name}: ${a} and ${b}.`);
    }
    apis.set(api.name, api);
  }
  return [...apis.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All of it when every run was whole, or when the shards are complete; else a part. */
function scopeOf(runs: readonly RunResult[]): RunScope {
  const scopes = runs.map(({ scope }) => scope ?? {});
  const narrowed = scopes.some(
    ({ probe, only, narrowed: isNarrow, depth }) =>
      probe !== undefined || only === true || isNarrow === true || depth !== undefined,
  );
  const shards = [...new Set(scopes.flatMap(({ shard }) => (shard === undefined ? [] : [shard])))];
  if (narrowed) return { only: true };
  const [first] = shards;
  if (first === undefined) return {};
  const count = Number(first.split('/')[1]);
  const missing = Array.from({ length: count }, (_, index) => `${index + 1}/${count}`).filter(
    (shard) => !shards.includes(shard),
  );
  return missing.length === 0 && shards.length === count ? {} : { shard: shards.sort().join(', ') };
}
