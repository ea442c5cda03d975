import type { Operation } from '../../spec/operation.ts';

/** True where a success may come in several media types: what a caller accepts is looked at there alone. */
export function isNegotiated({ responses }: Operation): boolean {
  return responses.some(({ status, media }) => status.startsWith('2') && media.length > 1);
}
