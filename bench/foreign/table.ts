import type { Measured } from './measure.ts';

/** Figures of a bench for people: per API, per kind, then who survived. */
export function tableOf(faithful: Measured[], faulty: Measured[]): string {
  return [
    'faithful servers',
    ...faithful.map(faithfulLine),
    '',
    'caught by API',
    ...counts(faulty, ({ api }) => api),
    '',
    'caught by kind',
    ...counts(faulty, ({ kind }) => kind),
    '',
    `caught in all: ${share(faulty)}`,
    `left as they were: ${faulty.filter(({ restored }) => restored).length} of ${faulty.length} faulty servers`,
    '',
    'survivors',
    ...faulty.filter(({ caught }) => !caught).map(survivorLine),
  ].join('\n');
}

function faithfulLine({ api, findings, exit, requests, seconds, restored, totals }: Measured): string {
  const states = Object.entries(totals).map(([name, count]) => `${count} ${name}`);
  const state = restored ? 'left as it was' : 'CHANGED';
  return `  ${api.padEnd(12)} ${findings.length} findings, exit ${exit}, ${requests} requests, ${seconds.toFixed(1)} s, ${state}; ${states.join(', ')}`;
}

function counts(faulty: Measured[], by: (one: Measured) => string): string[] {
  const groups = new Map<string, Measured[]>();
  for (const one of faulty) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, group]) => `  ${name.padEnd(18)} ${share(group)}`);
}

function share(group: Measured[]): string {
  const caught = group.filter((one) => one.caught).length;
  return `${caught} of ${group.length} (${((100 * caught) / Math.max(1, group.length)).toFixed(1)} %)`;
}

function survivorLine({ api, fault, kind, what, exit }: Measured): string {
  return `  ${kind.padEnd(16)} ${api}/${fault}: ${what}${exit === 0 || exit === 1 ? '' : ` (exit ${exit})`}`;
}
