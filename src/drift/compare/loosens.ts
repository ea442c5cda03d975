import { widensFormat } from './formats.ts';
import type { Change } from './redocly.ts';

/** True when a changed limit lets more values through, false when fewer, undefined when that cannot be said. */
export function loosens({ kind, property, base, revision }: Change): boolean | undefined {
  if (kind !== 'modified') return kind === 'removed';
  const before = base?.value;
  const after = revision?.value;
  if (property === 'uniqueItems') return after !== true;
  if (/^(additionalProperties|unevaluatedProperties|items|unevaluatedItems)$/.test(property ?? ''))
    return after !== false;
  if (after === undefined) return true;
  if (before === undefined) return false;
  if (property === 'format') return widensFormat(String(before), String(after));
  if (typeof before !== 'number' || typeof after !== 'number') return undefined;
  return compareLimits(property ?? '', before, after);
}

function compareLimits(property: string, before: number, after: number): boolean | undefined {
  if (/^(max|exclusiveMax)/.test(property)) return after > before;
  if (/^(min|exclusiveMin)/.test(property)) return after < before;
  return property === 'multipleOf' ? before % after === 0 : undefined;
}
