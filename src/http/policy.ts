import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** As fast as answers come, without end. */
export const noPolicy: Policy = { rate: undefined, requests: undefined, milliseconds: undefined };

/** What the suites of one run have spent of a policy together. */
export interface Spent {
  readonly start: number;
  requests: number;
  /** When the next request may go out, by the rate. */
  next: number;
}

/** Time, for tests to replace. */
export interface Clock {
  now(): number;
  /** Ends early once the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<unknown>;
}

const realClock: Clock = {
  // A wall clock that is turned back would make a run wait for days
  now: () => performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
};

/** How long one request may be put off by 429s, in milliseconds, before it is given up. */
const longestWait = 120_000;

/** An account of which nothing is spent yet: its time starts now. */
export function nothingSpent(clock: Clock = realClock): Spent {
  const start = clock.now();
  return { start, requests: 0, next: start };
}

/**
 * A sender that keeps to a policy: spaces requests out, waits when the target says 429 (as long as `Retry-After`
 * says, else longer each time), and ends when the budget is used up. A 429 is never an answer to judge. `exempt` has
 * no budget: what was changed is put back all the same.
 */
export function withPolicy(
  sender: Sender,
  policy: Policy,
  { spent = nothingSpent(), signal }: Shared = {},
  clock: Clock = realClock,
): Sender {
  const pause = { until: spent.start };
  const send = (request: HttpRequest, limits: Limits) =>
    politely({ sender, policy, spent, clock, pause, limits }, request);
  const exempt: Sender = {
    send: (request) => send(request, noLimits),
    close: () => sender.close(),
  };
  return { ...exempt, exempt, send: (request) => send(request, limitsOf(policy, spent, signal)) };
}

/** What the suites of a run share. */
interface Shared {
  readonly spent?: Spent | undefined;
  /** Once it is aborted, nothing more is sent. */
  readonly signal?: AbortSignal | undefined;
}

interface Limits {
  readonly requests: number;
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
}

const noLimits: Limits = { requests: Number.POSITIVE_INFINITY, deadline: Number.POSITIVE_INFINITY };

function limitsOf({ requests, milliseconds }: Policy, { start }: Spent, signal?: AbortSignal): Limits {
  return {
    signal,
    requests: requests ?? noLimits.requests,
    deadline: milliseconds === undefined ? noLimits.deadline : start + milliseconds,
  };
}

interface Manners {
  readonly sender: Sender;
  readonly policy: Policy;
  readonly spent: Spent;
  readonly clock: Clock;
  /** Shared by all requests: a target that says 429 to one is given a rest by all. */
  readonly pause: { until: number };
  readonly limits: Limits;
}

async function politely(manners: Manners, request: HttpRequest): Promise<Exchange> {
  const { sender, spent, clock, pause, limits } = manners;
  for (let waited = 0, limited = 0; ; limited += 1) {
    const counted = limited === 0 ? {} : { limited };
    const unsent = (failure: string): Exchange => ({
      request,
      response: undefined,
      failure,
      milliseconds: waited,
      unsent: true,
      ...counted,
    });
    const reason = await turn(manners);
    if (reason !== undefined) return unsent(reason);
    spent.requests += 1;
    const exchange = await sender.send(request, limits.deadline - clock.now());
    if (exchange.response === undefined && clock.now() >= limits.deadline)
      return { ...exchange, failure: timeIsUp(manners.policy), ...counted };
    if (exchange.response?.status !== 429) return { ...exchange, ...counted };
    const milliseconds = pauseOf(exchange, limited, clock.now());
    waited += milliseconds;
    if (waited > longestWait) {
      const failure = `429, and it asks for more than ${longestWait / 1000} s of patience: try a lower --rate, or later`;
      return { ...exchange, response: undefined, failure, limited: limited + 1 };
    }
    pause.until = Math.max(pause.until, clock.now() + milliseconds);
  }
}

/** Waits for this request's turn; gives the reason where the budget lets it have none. */
async function turn({ policy, spent, clock, pause, limits }: Manners): Promise<string | undefined> {
  do {
    const at = Math.max(spent.next, pause.until, clock.now());
    if (policy.rate !== undefined) spent.next = at + 1000 / policy.rate;
    if (at >= limits.deadline) return timeIsUp(policy);
    if (limits.signal?.aborted) return 'the run was stopped';
    if (at > clock.now()) await clock.wait(at - clock.now(), limits.signal);
    // While it waited, another request may have been told to wait longer, or the run to stop.
  } while (pause.until > clock.now() || limits.signal?.aborted);
  if (spent.requests >= limits.requests) return `the budget of ${policy.requests} requests is used up`;
  return undefined;
}

function timeIsUp({ milliseconds }: Policy): string {
  return `the budget of ${(milliseconds ?? 0) / 1000} s is used up`;
}

/**
 * Milliseconds to wait after the 429 of a round: what `Retry-After` says, in seconds or as a date by the server's own
 * clock, else 1, 2, 4 … seconds. Who says 0 again and again is given more time than that.
 */
export function pauseOf({ response }: Exchange, round: number, now: number): number {
  const said = retryAfter(response?.headers ?? {}, now);
  const least = (step: number) => (step < 0 ? 0 : 1000 * 2 ** Math.min(step, 5));
  return said === undefined ? least(round) : Math.max(said, least(round - 1));
}

function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const said = headers['retry-after']?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(said)) return Number(said) * 1000;
  // A bare number is a year to Date.parse.
  const date = /[a-z]/i.test(said) ? Date.parse(said) : Number.NaN;
  if (Number.isNaN(date)) return undefined;
  const server = Date.parse(headers.date ?? '');
  return Math.max(0, date - (Number.isNaN(server) ? now : server));
}
