import { describe, expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { type Clock, noPolicy, nothingSpent, type Policy, pauseOf, withPolicy } from './policy.ts';
import type { HttpRequest } from './request.ts';
import type { Sender } from './send.ts';

const request: HttpRequest = { method: 'GET', url: 'http://garden/beds', headers: {}, body: undefined };
const epoch = Date.parse('2026-01-05T08:00:00Z');

/** Time that jumps to what is waited for next, once nobody has anything else to do. */
function stillClock(): Clock & { passed(): number } {
  let time = epoch;
  const waiting: { until: number; wake: () => void }[] = [];
  const pass = () => {
    waiting.sort((a, b) => a.until - b.until);
    const next = waiting.shift();
    time = Math.max(time, next?.until ?? time);
    next?.wake();
  };
  return {
    now: () => time,
    passed: () => time - epoch,
    wait: (milliseconds) =>
      new Promise<void>((wake) => {
        waiting.push({ until: time + milliseconds, wake });
        setImmediate(pass);
      }),
  };
}

type Answer = readonly [status: number, headers?: Readonly<Record<string, string>>];

/** A sender that gives these answers in turn, the last again and again, and when it was asked. */
function scripted(answers: readonly Answer[], policy: Partial<Policy> = {}, took = 0) {
  const clock = stillClock();
  const at: number[] = [];
  const plain: Sender = {
    async send(asked, within = Number.POSITIVE_INFINITY): Promise<Exchange> {
      const round = at.push(clock.passed());
      if (took > 0) await clock.wait(Math.min(took, within));
      if (took > within)
        return { request: asked, response: undefined, failure: 'late', milliseconds: within };
      const [status, headers = {}] = answers[Math.min(round, answers.length) - 1] ?? [200];
      const response = { status, headers, body: Buffer.alloc(0) };
      return { request: asked, response, failure: undefined, milliseconds: took };
    },
    close: () => Promise.resolve(),
  };
  return { sender: withPolicy(plain, { ...noPolicy, ...policy }, { spent: nothingSpent(clock) }, clock), at };
}

const seconds = (after: number, date?: string): Answer => [
  429,
  { 'retry-after': String(after), ...(date === undefined ? {} : { date }) },
];

describe('a 429', () => {
  test.each<[string, readonly Answer[], number[]]>([
    ['with seconds', [seconds(3), [200]], [0, 3_000]],
    ['with a date', [[429, { 'retry-after': 'Mon, 05 Jan 2026 08:00:05 GMT' }], [200]], [0, 5_000]],
    [
      'with a date of another clock',
      [
        [429, { 'retry-after': 'Mon, 05 Jan 2026 10:00:05 GMT', date: 'Mon, 05 Jan 2026 10:00:00 GMT' }],
        [200],
      ],
      [0, 5_000],
    ],
    ['without Retry-After', [[429], [429], [429], [200]], [0, 1_000, 3_000, 7_000]],
    ['with a Retry-After that says nothing', [[429, { 'retry-after': '-1' }], [200]], [0, 1_000]],
    ['with 0, again and again', [seconds(0), seconds(0), seconds(0), [200]], [0, 0, 1_000, 3_000]],
  ])('%s is waited out and counted', async (_title, answers, want) => {
    const { sender, at } = scripted(answers);
    const exchange = await sender.send(request);
    expect([exchange.response?.status, exchange.limited]).toEqual([200, answers.length - 1]);
    expect(at).toEqual(want);
  });

  test.each<[string, readonly Answer[], number]>([
    ['that never ends', [[429]], 8],
    ['that wants an hour', [seconds(3_600)], 1],
    ['that wants more than there is', [seconds(1e20)], 1],
  ])('%s is given up and is no answer', async (_title, answers, requests) => {
    const { sender, at } = scripted(answers);
    const { response, failure, limited } = await sender.send(request);
    expect([response, limited]).toEqual([undefined, requests]);
    expect(failure).toBe('429, and it asks for more than 120 s of patience: try a lower --rate, or later');
    expect(at.length).toBe(requests);
  });

  test('to one request holds all others back', async () => {
    const { sender, at } = scripted([seconds(9), [200]]);
    const first = sender.send(request);
    await new Promise(setImmediate);
    await Promise.all([first, sender.send(request)]);
    expect(at).toEqual([0, 9_000, 9_000]);
  });

  test('is not waited out past the time that the run has', async () => {
    const { sender, at } = scripted([seconds(100)], { milliseconds: 60_000 });
    const { failure, unsent } = await sender.send(request);
    expect([failure, unsent, at]).toEqual(['the budget of 60 s is used up', true, [0]]);
  });
});

describe('a rate', () => {
  test('spaces requests out, also those that wait together', async () => {
    const { sender, at } = scripted([[200]], { rate: 4 });
    await Promise.all([1, 2, 3, 4].map(() => sender.send(request)));
    expect(at).toEqual([0, 250, 500, 750]);
  });

  test('holds after a 429 too', async () => {
    const { sender, at } = scripted([seconds(10), [200]], { rate: 1 });
    await Promise.all([1, 2, 3].map(() => sender.send(request)));
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  });
});

describe('a budget', () => {
  test('of requests ends, but not for what puts things back', async () => {
    const { sender, at } = scripted([[200]], { requests: 2 });
    const statuses = [];
    for (let round = 0; round < 3; round += 1) statuses.push((await sender.send(request)).response?.status);
    const { failure, unsent } = await sender.send(request);
    expect(statuses).toEqual([200, 200, undefined]);
    expect([failure, unsent, at.length]).toEqual(['the budget of 2 requests is used up', true, 2]);
    expect((await sender.exempt?.send(request))?.response?.status).toBe(200);
  });

  test('of seconds cuts a slow answer off', async () => {
    const { sender } = scripted([[200]], { milliseconds: 5_000 }, 4_000);
    expect((await sender.send(request)).response?.status).toBe(200);
    const late = await sender.send(request);
    expect([late.failure, late.milliseconds]).toEqual(['the budget of 5 s is used up', 1_000]);
    expect((await sender.send(request)).unsent).toBe(true);
  });

  test('is one for all suites of a run', async () => {
    const clock = stillClock();
    const spent = nothingSpent(clock);
    const plain: Sender = {
      send: async (asked) => ({
        request: asked,
        response: { status: 200, headers: {}, body: Buffer.alloc(0) },
        failure: undefined,
        milliseconds: 0,
      }),
      close: () => Promise.resolve(),
    };
    const senders = [1, 2].map(() => withPolicy(plain, { ...noPolicy, requests: 1 }, { spent }, clock));
    const exchanges = [await senders[0]?.send(request), await senders[1]?.send(request)];
    expect(exchanges.map((one) => one?.response?.status)).toEqual([200, undefined]);
  });
});

test('pauses are in milliseconds', () => {
  const { response } = {
    response: { status: 429, headers: { 'retry-after': '1.5' }, body: Buffer.alloc(0) },
  };
  expect(pauseOf({ request, response, failure: undefined, milliseconds: 0 }, 0, epoch)).toBe(1_500);
});
