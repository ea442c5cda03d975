import { randomUUID } from 'node:crypto';
import { createVitest } from 'vitest/node';
import type { ProbeResult } from '../../judge/result.ts';
import type { Progress } from '../../report/progress.ts';
import type { Planned } from '../../run/run.ts';
import { passOnStop } from '../../run/stop-channel.ts';
import { InputError } from '../../shared/input-error.ts';
import { packageRoot } from '../../shared/package-root.ts';
import type { TargetKinds } from '../../target/preflight.ts';
import { refuseEmpty } from './chosen.ts';
import { contractTests } from './contract-tests.ts';
import type { ContractOptions } from './options.ts';

/** What the command tells the worker in which its suites run. */
export interface ContractRun {
  readonly options: ContractOptions;
  /** What answers at each target, which has been greeted already. */
  readonly natures: TargetKinds;
  /** Over which the worker is told to stop. */
  readonly stopChannel: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    contract: ContractRun;
  }
  interface TaskMeta {
    /** What became of the probe that the test stands for: the reports read it. */
    result?: ProbeResult;
    /** The probe or law that the test stands for, and what it takes. */
    planned?: Planned;
  }
}

/** What is told of a run while it goes on, and what it is told. */
export interface RunObserver {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Told what is planned once that is known, before the first answer. */
  readonly onPlan?: ((plan: readonly Planned[]) => void) | undefined;
  /** Called once Vitest is there, which sets signal handlers of its own. */
  readonly onReady?: (() => void) | undefined;
  /** Ends the run: nothing more is asked, what was changed is put back, and the run ends with an InputError. */
  readonly signal?: AbortSignal | undefined;
}

/** The project's own folder, wherever the command was called from. */
const root = packageRoot;

/**
 * Runs the contract suites in Vitest, while the targets are being greeted, and collects what became of every probe. An
 * InputError when they could not be collected, or the run was stopped.
 */
export async function collect(
  options: ContractOptions,
  greeting: Promise<TargetKinds>,
  { signal, onProgress, onReady, onPlan }: RunObserver,
): Promise<ProbeResult[]> {
  const results: ProbeResult[] = [];
  const problems: string[] = [];
  let planned = 0;
  const stopChannel = randomUUID();
  const vitest = await createVitest('test', {
    ...contractTests,
    // What is in the file is here already, and reading it takes its time
    config: false,
    root,
    experimental: { fsModuleCache: true },
    watch: false,
    passWithNoTests: false,
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
          onProgress?.({ done: results.length, planned, last: result });
        },
        onTestModuleEnd: (module) => {
          problems.push(...module.errors().map(({ message }) => message));
        },
      },
    ],
  });
  onReady?.();
  const natures = await unlessStopped(greeting, signal).catch(async (thrown: unknown) => {
    await vitest.close();
    throw thrown;
  });
  vitest.provide('contract', { options, natures, stopChannel });
  const endTelling = passOnStop(stopChannel, signal);
  await vitest.start().finally(endTelling);
  const unhandled = vitest.state
    .getUnhandledErrors()
    .map((error) => String((error as Error).message ?? error));
  await vitest.close();
  if (signal?.aborted) throw new InputError('Stopped.');
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

/** What is waited for, unless the run is told to stop before. */
function unlessStopped<T>(wanted: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new InputError('Stopped.'));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    wanted.then(resolve, reject);
  });
}
