import type { Law } from './laws/law.ts';
import { resourcesOf } from './laws/resource.ts';
import type { Probe } from './probe.ts';
import type { ProbeResult } from './result.ts';
import { runLaw } from './run-law.ts';
import { changes, runProbe } from './run-probe.ts';
import type { RunState } from './run-state.ts';
import type { Suite } from './suite.ts';

/** A probe or a law, ready to be tried. */
export interface Task {
  readonly id: string;
  /** Tasks of one lane follow each other: they are about the same thing on the target. */
  readonly lane: string;
  execute(): Promise<ProbeResult>;
}

/** Tasks that may be under way together, lane by lane. */
export type Phase = readonly Task[];

/**
 * What follows what: that a GET changes nothing is tried before anything else was asked; then what changes nothing,
 * what writes, the laws; deletions come last, since what they take away is what the others ask for.
 */
export function phasesOf(suite: Suite, state: RunState): Phase[] {
  const { probes, laws } = suite;
  const isDeleting = (probe: Probe) => changes(probe) && probe.operation.method === 'DELETE';
  const isFirst = ({ id }: Law) => id.endsWith('changes nothing');
  const laneOf = lanes(suite);
  const tasksOf = (chosen: readonly Probe[], lane: (probe: Probe) => string): Task[] =>
    chosen.map((probe) => ({
      id: probe.id,
      lane: lane(probe),
      execute: () => runProbe(suite, probe, state),
    }));
  // Laws make what they need; what they have to share, they use one at a time
  const lawsOf = (chosen: readonly Law[]): Task[] =>
    chosen.map((law) => ({ id: law.id, lane: law.id, execute: () => runLaw(suite, law, state) }));
  const reading = laws.filter(({ writes }) => !writes);
  return [
    lawsOf(reading.filter(isFirst)),
    tasksOf(
      probes.filter((probe) => !changes(probe)),
      ({ id }) => id,
    ),
    tasksOf(
      probes.filter((probe) => changes(probe) && !isDeleting(probe)),
      laneOf,
    ),
    lawsOf(reading.filter((law) => !isFirst(law))),
    lawsOf(laws.filter(({ writes }) => writes)),
    tasksOf(probes.filter(isDeleting), laneOf),
  ];
}

/** Writes to one path follow each other. What makes an item of its own, or deletes one, is in nobody's way. */
function lanes({ spec }: Suite): (probe: Probe) => string {
  const own = new Set(
    resourcesOf(spec).flatMap(({ create, remove }) => (create ? [create.id, remove?.id] : [])),
  );
  return ({ id, operation, draft }) =>
    own.has(operation.id) ? id : `${operation.path} ${JSON.stringify(draft?.path)}`;
}

/**
 * Runs a phase, so many lanes at a time, and tells of each result once. A refusal that says that something else is
 * under way is no answer: the task is tried once more, alone.
 */
export async function runPhase(
  phase: Phase,
  concurrency: number,
  settle: (task: Task, result: Promise<ProbeResult>) => Promise<void>,
): Promise<void> {
  const queue = byLane(phase);
  const again: Task[] = [];
  const worker = async () => {
    for (let lane = queue.shift(); lane !== undefined; lane = queue.shift()) {
      for (const task of lane) {
        const result = task.execute();
        const isDisturbed = concurrency > 1 && (await result.then(wasDisturbed, () => false));
        if (isDisturbed) again.push(task);
        else await settle(task, result);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  for (const task of again) await settle(task, task.execute());
}

/** The longest first: it is not what the others wait for in the end. */
function byLane(phase: Phase): Task[][] {
  const lanes = new Map<string, Task[]>();
  for (const task of phase) lanes.set(task.lane, [...(lanes.get(task.lane) ?? []), task]);
  return [...lanes.values()].sort((a, b) => b.length - a.length);
}

/** 409 and 423: somebody else has it. */
function wasDisturbed({ outcome, exchanges }: ProbeResult): boolean {
  return (
    outcome !== 'verified' && exchanges.some(({ response }) => [409, 423].includes(response?.status ?? 0))
  );
}
