import { createVitest, type Vitest } from 'vitest/node';
import { chooseApi, chooseApis } from './apis.ts';
import { flagsOf, refuseEmpty, refuseOverwriting, scopeOf, withFailed } from './asked.ts';
import type { ContractOptions } from './contract-options.ts';
import type { CoveredRun } from './coverage.ts';
import { InputError } from './input-error.ts';
import type { Progress } from './report/progress.ts';
import type { ProbeResult, RunResult } from './result.ts';
import type { Planned } from './run.ts';
import { loadSpec } from './spec.ts';
import { readStandards } from './standards.ts';

/** What a run needs from where it is started. */
export interface Surroundings {
  /** The day of the run, `2026-12-31`. */
  readonly today: string;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Told what is planned once that is known, before the first answer. */
  readonly onPlan?: ((plan: readonly Planned[]) => void) | undefined;
  /** Ends the run: nothing more is sent, and the run ends with an InputError. */
  readonly signal?: AbortSignal | undefined;
  /** Called once Vitest is there, which sets signal handlers of its own. */
  readonly onReady?: (() => void) | undefined;
}

/**
 * Runs the contract suites in Vitest, collects what became of every probe, and holds it against exceptions,
 * baseline and coverage. An InputError when the suites could not be collected: an invalid spec, missing
 * credentials, no answer.
 */
export async function runContract(
  options: ContractOptions,
  { today, onProgress, signal, onReady, onPlan }: Surroundings = {
    today: new Date().toISOString().slice(0, 10),
  },
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
  const results = await collect(
    chosen,
    (progress) => {
      void ending().catch(() => undefined);
      onProgress?.(progress);
    },
    { signal, onReady, onPlan },
  );
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

async function collect(
  options: ContractOptions,
  onProgress: (progress: Progress) => void,
  { signal, onReady, onPlan }: Pick<Surroundings, 'signal' | 'onReady' | 'onPlan'>,
): Promise<ProbeResult[]> {
  const results: ProbeResult[] = [];
  const problems: string[] = [];
  let planned = 0;
  const vitest = await createVitest('test', {
    project: ['contract'],
    watch: false,
    passWithNoTests: false,
    provide: { contract: options },
    reporters: [
      {
        onTestModuleCollected: (module) => {
          const tests = [...module.children.allTests()];
          planned += tests.length;
          const plan = tests.flatMap((test) => test.meta().planned ?? []);
          if (plan.length > 0) onPlan?.(plan);
        },
        onTestCaseResult: (test) => {
          const { result } = test.meta();
          if (result === undefined) return;
          results.push(result);
          onProgress({ done: results.length, planned, last: result });
        },
        onTestModuleEnd: (module) => {
          problems.push(...module.errors().map(({ message }) => message));
        },
      },
    ],
  });
  onReady?.();
  await Promise.race([vitest.start(), stopped(vitest, signal)]);
  const unhandled = vitest.state
    .getUnhandledErrors()
    .map((error) => String((error as Error).message ?? error));
  await vitest.close();
  const [problem] = [...problems, ...unhandled].filter((message) => !/^No test /.test(message));
  if (results.length === 0 && problem === undefined) refuseEmpty(options);
  if (problem === undefined) return results;
  const [first] = results;
  if (first === undefined) throw new InputError(problem);
  return [...results, notOpened(first, problem)];
}

/** A suite that could not be opened once others had run, as when a server has died: what they found still counts. */
function notOpened({ api, target }: ProbeResult, reason: string): ProbeResult {
  return {
    id: 'run/opened',
    api,
    target,
    operation: 'run',
    method: '',
    path: '',
    kind: 'run',
    title: 'every suite was opened',
    promised: [],
    outcome: 'broken',
    reason,
    findings: [],
    exchanges: [],
  };
}

/** Rejects once the run was told to stop and its worker has ended: from then on nothing is sent. */
function stopped(vitest: Vitest, signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      void vitest.cancelCurrentRun('keyboard-input');
      void vitest.close().finally(() => reject(new InputError('Stopped.')));
    });
  });
}

function onceOnly<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}
