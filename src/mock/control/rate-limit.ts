import { Lru } from '../lru.ts';
import type { MockBehaviourOptions } from '../options.ts';

/** Counts the requests of each caller; for one that is too many, how many milliseconds the window still lasts. */
export type RateLimit = (caller: string, now: number) => number | undefined;

/** At most so many requests of one caller within a window that begins with the first. */
export function createRateLimit(limit: MockBehaviourOptions['rateLimit']): RateLimit {
  if (limit === undefined) return () => undefined;
  const windows = new Lru<{ readonly since: number; count: number }>(10_000);
  return (caller, now) => {
    const window = windows.get(caller);
    // A clock that was turned back has left its window, too
    if (window === undefined || now < window.since || now - window.since >= limit.milliseconds) {
      windows.set(caller, { since: now, count: 1 });
      return undefined;
    }
    window.count += 1;
    return window.count > limit.calls ? window.since + limit.milliseconds - now : undefined;
  };
}
