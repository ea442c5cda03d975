import { Lru } from '../lru.ts';
import type { MockBehaviourOptions } from '../options.ts';

type Limit = NonNullable<MockBehaviourOptions['rateLimit']>;

/** How a caller stands after a call. */
export interface CallCount {
  /** How many are answered within a window. */
  readonly calls: number;
  readonly left: number;
  /** When the window ends, in milliseconds since 1970. */
  readonly resetAt: number;
  /** True for a call that is one too many. */
  readonly isOver: boolean;
}

/** Counts the requests of each caller; undefined where none are counted. */
export type RateLimit = (caller: string, now: number) => CallCount | undefined;

/** At most so many requests of one caller within a window that begins with the first. */
export function createRateLimit(limit: MockBehaviourOptions['rateLimit']): RateLimit {
  if (limit === undefined) return () => undefined;
  const windows = new Lru<{ readonly since: number; count: number }>(10_000);
  return (caller, now) => {
    const window = windows.get(caller);
    // A clock that was turned back has left its window, too
    if (window === undefined || now < window.since || now - window.since >= limit.milliseconds) {
      windows.set(caller, { since: now, count: 1 });
      return countOf(limit, now, 1);
    }
    window.count += 1;
    return countOf(limit, window.since, window.count);
  };
}

function countOf({ calls, milliseconds }: Limit, since: number, count: number): CallCount {
  return {
    calls,
    left: Math.max(0, calls - count),
    resetAt: since + milliseconds,
    isOver: count > calls,
  };
}
