import type { Running } from '../running.ts';
import type { Traffic } from './traffic.ts';

/** A mock that runs over HTTP, and what it was asked there. */
export interface Served extends Running {
  readonly traffic: Traffic;
}

/** A mock as a console names it. */
export interface ShownMock {
  readonly api: string;
  readonly variant: string | undefined;
  /** Empty for the one that serves the page itself. */
  readonly url: string;
}
