import type { Parameter } from './operation.ts';

const keys = /^(x-)?idempot(ency|ence)(-?key)?$/i;

/** True for a header that names the request itself, so that sending it again is not doing it again. */
export function isIdempotencyKey({ in: place, name }: Parameter): boolean {
  return place === 'header' && keys.test(name);
}

/** True for a header that says which state of a thing is meant. */
export function isPrecondition({ in: place, name }: Parameter): boolean {
  return place === 'header' && /^if-(match|unmodified-since)$/i.test(name);
}

/** True for a header that asks for less than the whole answer. */
export function isConditional({ in: place, name }: Parameter): boolean {
  return place === 'header' && /^(if-none-match|if-modified-since|if-range|range)$/i.test(name);
}
