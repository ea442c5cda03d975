import type { Level } from '../finding.ts';

/** What a change is to a caller. */
export interface DriftVerdict {
  readonly change: string;
  readonly level: Level;
  readonly reason: string;
}

/** Where a change stands, as far as the verdict depends on it. */
export interface Site {
  /** The directions in which the changed part travels. */
  readonly directions: ReadonlySet<'request' | 'response' | 'none'>;
  /** The status, where it is an answer's. */
  readonly status: string | undefined;
}
