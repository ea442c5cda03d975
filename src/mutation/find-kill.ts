import type { Law } from '../laws/law.ts';
import type { Probe } from '../probes/probe.ts';
import type { OpenedSuite } from '../run/open-suite.ts';
import { startRun } from '../run/run.ts';
import type { FaithfulRun } from './faithful-run.ts';
import { type Kill, killKey, killsOf } from './kill.ts';
import type { Mutant } from './mutant.ts';

/** Asks a server with one fault until the suite holds something against it: what it was; undefined when nothing is. */
export async function findKill(ground: FaithfulRun, mutant: Mutant): Promise<Kill | undefined> {
  let isStateless = true;
  const forward = ground.forwardIn(mutant.id, () => isStateless);
  const serve = mutant.begin();
  const sender = {
    ...ground.suite.sender,
    send: (request: Parameters<typeof serve>[0]) => serve(request, forward),
  };
  const suite: OpenedSuite = { ...ground.suite, sender };
  for (const { probes, laws } of stepsOf(ground, mutant)) {
    isStateless = laws.length === 0;
    const results = await startRun({ ...suite, probes, laws }, { concurrency: 1 }).finished;
    const found = results
      .flatMap(killsOf)
      .find((bite) => counts(bite, mutant.strict) && !ground.known.has(killKey(bite)));
    if (found !== undefined) return found;
  }
  return undefined;
}

function counts({ severity }: Kill, strict: boolean): boolean {
  return severity === 'error' || strict;
}

interface Step {
  readonly probes: readonly Probe[];
  readonly laws: readonly Law[];
}

/** One probe or law at a time, the most telling first: near ones, those of the operation, its laws, all others. */
function stepsOf({ suite }: FaithfulRun, mutant: Mutant): Step[] {
  const probes = suite.probes.filter(({ draft }) => draft !== undefined);
  const rank = (probe: Probe) => (probe.operation.id !== mutant.operation ? 2 : mutant.near(probe) ? 0 : 1);
  const ofRank = (wanted: number): Step[] =>
    probes.filter((probe) => rank(probe) === wanted).map((probe) => ({ probes: [probe], laws: [] }));
  const isOwn = (law: Law) => law.operation.id === mutant.operation;
  const lawSteps = (own: boolean): Step[] =>
    suite.laws.filter((law) => isOwn(law) === own).map((law) => ({ probes: [], laws: [law] }));
  const own = [...ofRank(0), ...ofRank(1)];
  const isLaw = mutant.group === 'law';
  return isLaw
    ? [...lawSteps(true), ...lawSteps(false), ...own]
    : [...own, ...lawSteps(true), ...lawSteps(false), ...ofRank(2)];
}
