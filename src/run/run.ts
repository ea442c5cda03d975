import type { RunState } from '../context/run-state.ts';
import type { ProbeResult } from '../judge/result.ts';
import { pendingReason } from '../probes/pending.ts';
import type { Probe } from '../probes/probe.ts';
import { createPool } from '../shared/pool.ts';
import type { OpenedSuite } from './open-suite.ts';
import { lawPending } from './run-law.ts';
import { isWriting } from './run-probe.ts';
import { runPhase } from './run-tasks.ts';
import { type Phase, scheduleOf, type Task } from './schedule.ts';

/** Something a run asks of a target: a probe, a law, or a promise in plain words. */
export interface Planned {
  readonly id: string;
  /** How many requests it takes at least; none for what is pending. */
  readonly requests: number;
  /** True when one of them may change something on the target. */
  readonly writes: boolean;
}

/** A run in progress: results come as they are known, and each can be awaited. */
export interface Run {
  readonly plan: readonly Planned[];
  outcome(planned: Pick<Planned, 'id'>): Promise<ProbeResult>;
  /** All results, in the order of the plan. */
  readonly finished: Promise<readonly ProbeResult[]>;
}

/** A promise in plain words, ready to be tried. */
export type PlannedTask = Planned & Task;

/** Sends a suite's probes and tries its laws: first what is compared of reads, then what writes, last what deletes. */
export function startRun(
  suite: OpenedSuite,
  { concurrency }: { concurrency: number },
  promises: readonly PlannedTask[] = [],
): Run {
  const state: RunState = { silent: 0 };
  const pool = createPool(concurrency);
  const plan = [...planOf(suite), ...promises.map(({ id, requests, writes }) => ({ id, requests, writes }))];
  const slots = new Map(plan.map(({ id }) => [id, deferred()]));
  const settle = async ({ id }: Pick<Task, 'id'>, result: Promise<ProbeResult>) => {
    await result.then(slots.get(id)?.resolve, slots.get(id)?.reject);
  };
  const work = async () => {
    const { first, lists, reading, refused, writing, laws, alone, deleting } = scheduleOf(
      suite,
      state,
      promises,
    );
    const run = (phase: Phase, filler: Phase = []) => runPhase(phase, filler, pool, settle);
    // Before the guard reads what there is: a reading that changes something may do so but once
    await run(first);
    await suite.guard.protect(pool);
    await run(lists);
    await run(writing, refused);
    // Laws are long rows of requests, and leave places for what reads
    await run(laws, reading);
    await run(alone);
    await run(deleting);
  };
  work().catch((thrown: unknown) => {
    for (const slot of slots.values()) slot.reject(thrown);
  });
  const outcome = ({ id }: Pick<Planned, 'id'>) =>
    slots.get(id)?.promise ?? Promise.reject(new Error(`${id} is not planned`));
  const finished = Promise.all(plan.map(outcome));
  finished.catch(() => undefined);
  return { plan, outcome, finished };
}

/** A law takes two requests at the least: what it compares. */
function planOf({ probes, laws, target, guard }: OpenedSuite): Planned[] {
  const isPending = (probe: Probe) =>
    pendingReason(probe, target) !== undefined ||
    (probe.draft !== undefined && guard.refusal(probe.draft) !== undefined);
  const planned = (id: string, requests: number, writes: boolean): Planned => ({
    id,
    requests,
    writes: writes && requests > 0,
  });
  return [
    ...probes.map((probe) => planned(probe.id, isPending(probe) ? 0 : 1, isWriting(probe))),
    ...laws.map((law) => planned(law.id, lawPending(target, law) === undefined ? 2 : 0, law.writes)),
  ];
}

interface Deferred {
  readonly promise: Promise<ProbeResult>;
  readonly resolve: (result: ProbeResult) => void;
  readonly reject: (reason: unknown) => void;
}

function deferred(): Deferred {
  let settle: Omit<Deferred, 'promise'> | undefined;
  const promise = new Promise<ProbeResult>((resolve, reject) => {
    settle = { resolve, reject };
  });
  promise.catch(() => undefined);
  return { promise, resolve: (value) => settle?.resolve(value), reject: (reason) => settle?.reject(reason) };
}
