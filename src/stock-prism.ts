import type { Exchange } from './exchange.ts';

/**
 * True when the answer to an unknown path is Prism's own. A stock Prism looks whether credentials are there,
 * not whose they are, and remembers nothing: what needs either is pending there.
 */
export function isStockPrism({ response }: Exchange): boolean {
  return response?.body.toString('utf8').includes('stoplight.io/prism/errors#') ?? false;
}
