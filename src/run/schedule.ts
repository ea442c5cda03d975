import type { RunState } from '../context/run-state.ts';
import type { ProbeResult } from '../judge/result.ts';
import type { Law } from '../laws/law.ts';
import type { Probe } from '../probes/probe.ts';
import { viewOf } from '../spec/remote/views.ts';
import { resourcesOf } from '../spec/resource.ts';
import type { OpenedSuite } from './open-suite.ts';
import { runLaw } from './run-law.ts';
import { changes, isWriting, runProbe } from './run-probe.ts';

/** A probe, a law or a promise in plain words, ready to be tried. */
export interface Task {
  readonly id: string;
  /** Tasks of one lane follow each other: they are about the same thing on the target. */
  readonly lane: string;
  execute(): Promise<ProbeResult>;
}

/** Tasks that may be under way together, lane by lane. */
export type Phase = readonly Task[];

/** What follows what in a run. */
export interface Schedule {
  /** That a GET changes nothing is tried before anything else was asked. */
  readonly first: Phase;
  /** What is compared of lists, while nothing is written. */
  readonly lists: Phase;
  /** Reads that are in nobody's way. */
  readonly reading: Phase;
  /** Writes that should be refused. */
  readonly refused: Phase;
  readonly writing: Phase;
  readonly laws: Phase;
  /** Laws that look at everything there is, one after the other. */
  readonly alone: Phase;
  /** What these take away is what the others ask for. */
  readonly deleting: Phase;
}

/** A suite's probes and laws in the order in which they are in nobody's way; `promises` write. */
export function scheduleOf(suite: OpenedSuite, state: RunState, promises: Phase): Schedule {
  const { probes, laws } = suite;
  const laneOf = lanes(suite);
  const probesOf = (
    isMeant: (probe: Probe) => boolean,
    lane: (probe: Probe) => string,
    order: (a: Probe, b: Probe) => number = () => 0,
  ): Task[] =>
    [...probes.filter(isMeant)].sort(order).map((probe) => ({
      id: probe.id,
      lane: lane(probe),
      execute: () => runProbe(suite, probe, state),
    }));
  // Laws make what they need; what they have to share, they use one at a time
  const lawsOf = (isMeant: (law: Law) => boolean): Task[] =>
    laws.filter(isMeant).map((law) => ({
      id: law.id,
      lane: law.alone ? 'alone' : law.id,
      execute: () => runLaw(suite, law, state),
    }));
  const isFirst = ({ id }: Law) => id.endsWith('changes nothing');
  const isDeleting = (probe: Probe) =>
    changes(probe) && viewOf(suite.spec, probe.operation).method === 'DELETE';
  const byItself = ({ id }: Probe) => id;
  return {
    first: lawsOf((law) => !law.writes && isFirst(law)),
    lists: lawsOf((law) => !law.writes && !law.alone && !isFirst(law)),
    reading: probesOf((probe) => !isWriting(probe), byItself),
    refused: probesOf((probe) => isWriting(probe) && !changes(probe), byItself),
    writing: [...promises, ...probesOf((probe) => changes(probe) && !isDeleting(probe), laneOf)],
    laws: lawsOf(({ writes, alone }) => writes && !alone),
    alone: lawsOf(({ alone }) => alone === true),
    // What stands below a thing goes before it
    deleting: probesOf(isDeleting, () => 'deleting', deepestFirst),
  };
}

function deepestFirst(a: Probe, b: Probe): number {
  const depth = ({ operation }: Probe) => operation.path.split('/').length;
  return depth(b) - depth(a);
}

/** Writes to one path follow each other. What makes an item of its own, or deletes one, is in nobody's way. */
function lanes({ spec }: OpenedSuite): (probe: Probe) => string {
  const own = new Set(
    resourcesOf(spec).flatMap(({ create, remove }) => (create ? [create.id, remove?.id] : [])),
  );
  return ({ id, operation, draft }) =>
    own.has(operation.id) ? id : `${operation.path} ${JSON.stringify(draft?.path)}`;
}
