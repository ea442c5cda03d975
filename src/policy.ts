import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from './exchange.ts';
import type { HttpRequest } from './request.ts';
import type { Sender } from './send.ts';

/** What a run may cost the target. */
export interface Policy {
  /** Requests a second; undefined: as fast as answers come. */
  readonly rate: number | undefined;
  /** How many requests may go out in all. */
  readonly requests: number | undefined;
  /** How many milliseconds the run may take. */
  readonly milliseconds: number | undefined;
}

/** How long a target may be asked to wait for in a row, in milliseconds, before it is given up. */
const longestWait = 120_000;

/**
 * A sender that keeps to a policy: spaces requests out, waits when the target says 429 (as long as `Retry-After`
 * says, else longer each time), and ends when the budget is used up. A 429 is never an answer to judge.
 */
export function withPolicy(sender: Sender, policy: Policy, now: () => number = Date.now): Sender {
  const start = now();
  let sent = 0;
  let next = start;
  let pausedUntil = start;
  const turn = async () => {
    const at = Math.max(next, pausedUntil, now());
    if (policy.rate !== undefined) next = Math.max(next, now()) + 1000 / policy.rate;
    if (at > now()) await wait(at - now());
  };
  const over = () => {
    if (policy.requests !== undefined && sent >= policy.requests)
      return `the budget of ${policy.requests} requests is used up`;
    const isLate = policy.milliseconds !== undefined && now() - start >= policy.milliseconds;
    return isLate ? `the budget of ${(policy.milliseconds ?? 0) / 1000} s is used up` : undefined;
  };
  const send = async (request: HttpRequest): Promise<Exchange> => {
    for (let waited = 0, round = 0; ; round += 1) {
      await turn();
      const reason = over();
      if (reason !== undefined) return { request, response: undefined, failure: reason, milliseconds: 0 };
      sent += 1;
      const exchange = await sender.send(request);
      if (exchange.response?.status !== 429) return exchange;
      const pause = pauseOf(exchange, round, now());
      waited += pause;
      if (waited > longestWait) {
        return {
          request,
          response: undefined,
          failure: `429 for more than ${longestWait / 1000} s`,
          milliseconds: waited,
        };
      }
      pausedUntil = Math.max(pausedUntil, now() + pause);
    }
  };
  return { send, close: () => sender.close() };
}

/** Milliseconds to wait after a 429: what `Retry-After` says, in seconds or as a date, else 1, 2, 4 … seconds. */
export function pauseOf({ response }: Exchange, round: number, now: number): number {
  const said = response?.headers['retry-after'];
  if (said !== undefined && /^\d+$/.test(said.trim())) return Number(said) * 1000;
  const date = said === undefined ? Number.NaN : Date.parse(said);
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  return 1000 * 2 ** Math.min(round, 5);
}
