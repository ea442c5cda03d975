import { chooseApi, chooseApis } from './apis.ts';
import { flagsOf, refuseOverwriting, scopeOf, withFailed } from './asked.ts';
import type { Watching } from './collect.ts';
import type { ContractOptions } from './contract-options.ts';
import type { CoveredRun } from './coverage.ts';
import type { Env } from './env.ts';
import { greetTargets } from './greet.ts';
import type { RunResult } from './result.ts';
import { loadSpec } from './spec.ts';
import { readStandards } from './standards.ts';

/** What a run needs from where it is started. */
export interface Surroundings extends Watching {
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
  { today, env, ...watching }: Surroundings,
): Promise<CoveredRun> {
  refuseOverwriting(options);
  const chosen = withFailed(options);
  const apis = chooseApis(chosen.apis);
  const names = apis.map(({ name }) => name);
  const standards = readStandards(names, chosen, today);
  // Loaded while the first answers come: a run starts the sooner
  const ending = onceOnly(async () => ({
    ...(await import('./finish.ts')),
    specs: await Promise.all(names.map((name) => loadSpec(chooseApi(name), chosen.variant))),
  }));
  // Vitest takes its time: meanwhile the targets are greeted
  const greeting = greetTargets(names, chosen, env);
  greeting.catch(() => undefined);
  const { collect } = await import('./collect.ts');
  const onProgress: Watching['onProgress'] = (progress) => {
    void ending().catch(() => undefined);
    watching.onProgress?.(progress);
  };
  const results = await collect(chosen, greeting, { ...watching, onProgress });
  const run: RunResult = {
    target: [...new Set(results.map(({ target }) => target))].join(', ') || 'mock',
    apis: names.map((name) => ({ name, variant: chosen.variant })),
    results,
    scope: scopeOf(chosen),
    flags: flagsOf(chosen),
  };
  const { finishRun, specs } = await ending();
  return finishRun(run, specs, standards);
}

function onceOnly<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}
