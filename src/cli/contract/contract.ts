import type { CoveredRun } from '../../coverage/coverage.ts';
import type { RunResult } from '../../judge/result.ts';
import { readStandards } from '../../run/standards.ts';
import type { Env } from '../../shared/env.ts';
import { isCompiled } from '../../shared/package-root.ts';
import { chooseApi, chooseApis, isLone, sourceOf } from '../../spec/apis.ts';
import { tellExampleFaults } from '../../spec/example-faults.ts';
import { readingOptions } from '../../spec/reading.ts';
import { loadSpec } from '../../spec/spec.ts';
import { preflightTargets } from '../../target/preflight.ts';
import { flagsOf, refuseOverwriting, scopeOf, withFailed } from './chosen.ts';
import type { RunObserver } from './collect.ts';
import type { ContractOptions } from './options.ts';

/** What a run needs from where it is started. */
export interface RunEnvironment extends RunObserver {
  /** The day of the run, `2026-12-31`. */
  readonly today: string;
  readonly env: Env;
}

/**
 * Runs the contract suites in Vitest, collects what became of every probe, and holds it against exceptions,
 * baseline and coverage. An InputError when the suites could not be collected: an invalid spec, missing
 * credentials, no answer.
 */
export async function runContract(
  options: ContractOptions,
  { today, env, ...watching }: RunEnvironment,
): Promise<CoveredRun> {
  refuseOverwriting(options);
  const chosen = withFailed(options);
  const apis = chooseApis(chosen.apis);
  const names = apis.map(({ name }) => name);
  await requireNamed(names, chosen);
  const standards = readStandards(names, chosen, today);
  // Loaded while the first answers come: a run starts the sooner
  const ending = onceOnly(async () => {
    const specs = await Promise.all(names.map((name) => loadSpec(chooseApi(name), chosen.variant)));
    for (const spec of specs) await tellExampleFaults(spec);
    return { ...(await import('../../run/summarise.ts')), specs };
  });
  // What breaks its own schema ends a strict run before anything is asked
  if (readingOptions().strict) await ending();
  // Vitest takes its time: meanwhile the targets are greeted
  const greeting = preflightTargets(names, chosen, env);
  greeting.catch(() => undefined);
  const onProgress: RunObserver['onProgress'] = (progress) => {
    void ending().catch(() => undefined);
    watching.onProgress?.(progress);
  };
  const observer = { ...watching, onProgress };
  // An installed package brings no test runner: there the plan is run as it is
  const results = isCompiled
    ? await (await import('./run-direct.ts')).runDirect(chosen, names, env, greeting, observer)
    : await (await import('./collect.ts')).collect(chosen, greeting, observer);
  const run: RunResult = {
    target: [...new Set(results.map(({ target }) => target))].join(', ') || 'mock',
    apis: apis.map((api) => ({
      name: api.name,
      variant: chosen.variant,
      ...(isLone(api) ? { document: sourceOf(api) } : {}),
    })),
    results,
    scope: scopeOf(chosen),
    flags: flagsOf(chosen),
  };
  const { summarise, specs } = await ending();
  return summarise(run, specs, standards);
}

/** An InputError where a flag names an operation, a tag or a kind that there is not. */
async function requireNamed(names: readonly string[], options: ContractOptions): Promise<void> {
  const { operations, tags, exclude, kinds } = options;
  if ([operations, tags, exclude, kinds].every((words) => words === undefined)) return;
  const { requireNames } = await import('../../run/select.ts');
  requireNames(await Promise.all(names.map((name) => loadSpec(chooseApi(name), options.variant))), options);
}

function onceOnly<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}
