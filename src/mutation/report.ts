import { type Yardstick, yardsticks } from './mutant.ts';
import type { MutationRun, Outcome } from './mutation.ts';

/** What `npm run mutation` prints about one API. */
export function mutationText(teeth: MutationRun): string {
  const { api, outcomes, probes, laws, alarms, stale } = teeth;
  const survivors = outcomes.filter(({ bite }) => bite === undefined);
  const caught = outcomes.length - survivors.length;
  const explained = survivors.filter(({ reason }) => reason !== undefined).length;
  const open = survivors.length - explained;
  return [
    `${api}: ${outcomes.length} faults, ${caught} caught, ${explained} equivalent, ${open} UNEXPLAINED (${probes} probes, ${laws} laws)`,
    ...groupLines(outcomes),
    ...survivors.map(({ mutant, reason }) => `  survives ${mutant.id}: ${reason ?? 'UNEXPLAINED'}`),
    ...alarms.map(({ rule, probe, said }) => `  false alarm ${rule} at ${probe}: ${said}`),
    ...stale.map(({ pattern }) => `  stale explanation: no survivor is called ${pattern}`),
  ].join('\n');
}

function groupLines(outcomes: readonly Outcome[]): string[] {
  const groups = [...new Set(outcomes.map(({ mutant }) => mutant.group))];
  return groups.map((group) => {
    const own = outcomes.filter(({ mutant }) => mutant.group === group);
    return `  ${group}: ${own.filter(({ bite }) => bite !== undefined).length} of ${own.length}`;
  });
}

/** Each type of the yardstick: how many of its faults were caught, and by what. A type counts when all of its faults are. */
export function yardstickText(outcomes: readonly Outcome[]): string {
  const lines = yardsticks.map((name) => yardstickLine(name, outcomes));
  const caught = lines.filter(([isCaught]) => isCaught).length;
  return [...lines.map(([, line]) => line), `${caught} of ${yardsticks.length}`].join('\n');
}

/** How many types of the yardstick were caught. */
export function yardsticksCaught(outcomes: readonly Outcome[]): number {
  return yardsticks.filter((name) => yardstickLine(name, outcomes)[0]).length;
}

function yardstickLine(name: Yardstick, outcomes: readonly Outcome[]): [boolean, string] {
  const own = outcomes.filter(({ mutant }) => mutant.yardstick === name);
  const caught = own.filter(({ bite }) => bite !== undefined);
  const rules = [...new Set(caught.map(({ bite }) => bite?.rule))].join(', ');
  const lost = own.filter(({ bite }) => bite === undefined).map(({ mutant }) => `survives ${mutant.id}`);
  const isCaught = own.length > 0 && lost.length === 0;
  return [
    isCaught,
    `${isCaught ? 'caught' : 'MISSED'}  ${name}: ${caught.length} of ${own.length} ${[rules, ...lost].join('; ')}`,
  ];
}
