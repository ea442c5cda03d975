import type { Law } from '../laws/law.ts';
import type { Probe } from '../probes/probe.ts';

/** How many requests for how many faults: docs/faults.md has what each costs and catches. */
export const depths = ['quick', 'standard', 'full'] as const;

export type Depth = (typeof depths)[number];

/** Random bodies of an operation, unless `--examples` says otherwise. */
export const examplesAt: Readonly<Record<Depth, number>> = { quick: 0, standard: 2, full: 10 };

/** The probes and laws that are tried at a depth: quick keeps one broken constraint a place, no bounds, no looking at everything. */
export function atDepth(
  depth: Depth,
  probes: readonly Probe[],
  laws: readonly Law[],
): { probes: readonly Probe[]; laws: readonly Law[] } {
  if (depth !== 'quick') return { probes, laws };
  const seen = new Set<string>();
  // What looks at everything there is costs most
  return { laws: laws.filter(({ alone }) => !alone), probes: probes.filter((probe) => isFirst(seen, probe)) };
}

/** True for the first probe of what stands for several like it, in the order of the suite. */
function isFirst(seen: Set<string>, { id, kind, operation }: Probe): boolean {
  if (kind === 'boundary' || kind === 'random') return false;
  const place = id
    .slice(operation.id.length + 1)
    .split('/')
    .slice(0, kind === 'invalid' ? 2 : 1);
  const isOneOfMany =
    kind === 'invalid' ||
    kind === 'malformed' ||
    kind === 'method' ||
    kind === 'no credentials' ||
    kind === 'wrong credentials';
  if (!isOneOfMany) return true;
  const key = `${operation.id} ${place.join('/')}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
