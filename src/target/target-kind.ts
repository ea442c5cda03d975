import type { Exchange } from '../http/exchange.ts';
import type { TargetKind } from './target.ts';

/**
 * What the answer to a path that nobody has tells of a target. A stock Prism speaks in its own words: it looks whether
 * credentials are there, not whose they are, and remembers nothing. A mock of ours says why it refuses.
 */
export function targetKindOf({ response }: Exchange): TargetKind {
  if (response === undefined) return 'server';
  if (response.body.toString('utf8').includes('stoplight.io/prism/errors#')) return 'stock Prism';
  return response.headers['x-mock-why'] === undefined ? 'server' : 'our mock';
}
