import { Lru } from './lru.ts';
import type { Conduct } from './options.ts';

/** Counts the requests of each caller; true for the one that is too many. */
export type RateLimit = (caller: string, now: number) => boolean;

/** At most so many requests of one caller within a window that begins with the first. */
export function createRateLimit(limit: Conduct['rateLimit']): RateLimit {
  if (limit === undefined) return () => false;
  const windows = new Lru<{ readonly since: number; count: number }>(10_000);
  return (caller, now) => {
    const window = windows.get(caller);
    if (window === undefined || now - window.since >= limit.milliseconds) {
      windows.set(caller, { since: now, count: 1 });
      return false;
    }
    window.count += 1;
    return window.count > limit.calls;
  };
}
