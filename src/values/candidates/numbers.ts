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
