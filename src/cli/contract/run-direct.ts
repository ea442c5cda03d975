import { nothingSpent } from '../../http/policy.ts';
import type { ProbeResult } from '../../judge/result.ts';
import { type OpenedSuite, openSuite } from '../../run/open-suite.ts';
import { startRun } from '../../run/run.ts';
import { chosenOf } from '../../run/select.ts';
import type { Env } from '../../shared/env.ts';
import { InputError } from '../../shared/input-error.ts';
import type { TargetKinds } from '../../target/preflight.ts';
import { refuseEmpty } from './chosen.ts';
import type { RunObserver } from './collect.ts';
import type { ContractOptions } from './options.ts';

/**
 * Runs the suites without a test runner, as an installed package does: the same plan, the same results. An InputError
 * when a suite cannot be opened, or the run was stopped.
 */
export async function runDirect(
  options: ContractOptions,
  names: readonly string[],
  env: Env,
  preflight: Promise<TargetKinds>,
  { signal, onProgress, onReady, onPlan }: RunObserver,
): Promise<ProbeResult[]> {
  onReady?.();
  const kinds = await preflight;
  const spent = { ...nothingSpent(), requests: Object.keys(kinds).length };
  const results: ProbeResult[] = [];
  for (const api of names) {
    const suite = await open(api, { options, env, kinds, spent, signal });
    try {
      const run = startRun(chosenOf(suite, options), options, []);
      onPlan?.(run.plan);
      for (const planned of run.plan) {
        const result = await run.outcome(planned);
        results.push(result);
        onProgress?.({ done: results.length, planned: run.plan.length, last: result });
      }
    } finally {
      await suite.close();
    }
  }
  if (signal?.aborted) throw new InputError('Stopped.');
  if (results.length === 0) refuseEmpty(options);
  return results;
}

interface Opening {
  readonly options: ContractOptions;
  readonly env: Env;
  readonly kinds: TargetKinds;
  readonly spent: ReturnType<typeof nothingSpent>;
  readonly signal: AbortSignal | undefined;
}

function open(api: string, { options, env, kinds, spent, signal }: Opening): Promise<OpenedSuite> {
  return openSuite(api, {
    ...options,
    asTargetSays: true,
    random: { count: options.examples, seed: options.seed },
    spent,
    signal,
    nature: kinds[api],
    env,
  });
}
