import { createVitest, type Vitest } from 'vitest/node';
import { chooseApi, chooseApis } from './apis.ts';
import { flagsOf, refuseEmpty, refuseOverwriting, scopeOf, withFailed } from './asked.ts';
import type { ContractOptions } from './contract-options.ts';
import type { CoveredRun } from './coverage.ts';
import { finishRun, readStandards } from './finish.ts';
import { InputError } from './input-error.ts';
import type { Progress } from './report/progress.ts';
import type { ProbeResult, RunResult } from './result.ts';
import { loadSpec, type Spec } from './spec.ts';

/** What a run needs from where it is started. */
export interface Surroundings {
  /** The day of the run, `2026-12-31`. */
  readonly today: string;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Told once the plan of a file of suites is known, before its first answer: so many, of which so many may write. */
  readonly onPlan?: ((planned: number, writing: number) => void) | undefined;
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
  const specs = onceOnly(() => Promise.all(names.map((name) => loadSpec(chooseApi(name), chosen.variant))));
  const results = await collect(
    chosen,
    (progress) => {
      void specs().catch(() => undefined);
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
  return finishRun(run, await specs(), standards);
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
          const writing = tests.filter((test) => test.meta().writes).length;
          if (tests.some((test) => test.meta().writes !== undefined)) onPlan?.(tests.length, writing);
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
  if (problem !== undefined) throw new InputError(problem);
  return results;
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

function onceOnly(load: () => Promise<Spec[]>): () => Promise<Spec[]> {
  let loading: Promise<Spec[]> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}
