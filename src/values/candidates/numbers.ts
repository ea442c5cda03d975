import type { JsonObject } from '../../shared/json.ts';
import type { Site } from '../sites.ts';
import type { Made } from './candidate.ts';

export function numbers(values: number[]): Made[] {
  return values
    .filter((value) => Math.abs(value) <= Number.MAX_SAFE_INTEGER)
    .map((value) => ({ label: String(value), value }));
}

export function multiples(site: Site, step: number): Made[] {
  const base = typeof site.value === 'number' ? site.value : 0;
  // Half a step from a whole number breaks more than the step.
  const isWhole = Number.isInteger(step) && step > 1 && Number.isInteger(base);
  const off = isWhole ? Math.floor(step / 2) : step / 2;
  return [base + step, base + off].map((value) => ({ label: String(value), value }));
}

/** The number next to a bound that is not admitted itself: a step further where there are steps. */
export function beside(bound: number, { multipleOf }: JsonObject, direction: 1 | -1): number {
  const step = typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : 1;
  // As it is written: 0.1 + 0.2 is no 0.3
  return Number((bound + direction * step).toPrecision(12));
}
