import type { ProbeResult } from '../judge/result.ts';
import type { Pool } from '../shared/pool.ts';
import type { Phase, Task } from './schedule.ts';

/** Is told of each result once. */
export type RunTask = (task: Task, result: Promise<ProbeResult>) => Promise<void>;

/**
 * Runs a phase, as many lanes at a time as the pool has places; the filler takes the places that it leaves, and goes before it where there is
 * but one. A refusal that what else is under way may have caused is no answer: the task is tried once more, alone.
 */
export async function runPhase(phase: Phase, filler: Phase, pool: Pool, settle: RunTask): Promise<void> {
  const again: Task[] = [];
  const run = async (task: Task) => {
    const result = task.execute();
    if (pool.size > 1 && (await result.then(wasDisturbed, () => false))) again.push(task);
    else await settle(task, result);
  };
  if (pool.size === 1) await runLanes(pool, false, filler, run);
  const rest = pool.size === 1 ? [] : filler;
  await Promise.all([runLanes(pool, true, phase, run), runLanes(pool, false, rest, run)]);
  for (const task of again) await settle(task, task.execute());
}

async function runLanes(
  pool: Pool,
  isUrgent: boolean,
  phase: Phase,
  run: (task: Task) => Promise<void>,
): Promise<void> {
  const lanes = byLane(phase).map((lane) =>
    pool.run(isUrgent, async () => {
      for (const task of lane) await run(task);
    }),
  );
  await Promise.all(lanes);
}

/** The longest first: it is not what the others wait for in the end. */
function byLane(phase: Phase): Task[][] {
  const lanes = new Map<string, Task[]>();
  for (const task of phase) lanes.set(task.lane, [...(lanes.get(task.lane) ?? []), task]);
  return [...lanes.values()].sort((a, b) => b.length - a.length);
}

/** 409 and 423: somebody else has it. So it may be where a right request is refused: a name is taken for a moment. */
function wasDisturbed({ outcome, exchanges, findings }: ProbeResult): boolean {
  const isTaken = exchanges.some(({ response }) => [409, 423].includes(response?.status ?? 0));
  return outcome !== 'verified' && (isTaken || findings.some(({ rule }) => rule === 'valid-refused'));
}
