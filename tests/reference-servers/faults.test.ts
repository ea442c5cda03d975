/** A long conversation with each stand-in: all as promised, and each fault makes a difference. */
import { describe, expect, test } from 'vitest';
import { sample } from '../nightly.ts';
import { type Api, apis } from './apis.ts';
import { type Callers, type Exchange, type Seen, send } from './exchanges/exchange.ts';
import * as modelarts from './exchanges/modelarts.ts';
import * as palette from './exchanges/palette.ts';
import * as rocketchat from './exchanges/rocketchat.ts';

interface Talk {
  readonly exchanges: readonly Exchange[];
  readonly callers: Callers;
}

const talks: Readonly<Record<string, Talk>> = { modelarts, palette, rocketchat };
const rows = Object.entries(apis).flatMap(([name, api]) => {
  const talk = talks[name];
  return talk ? [{ name, ...api, ...talk }] : [];
});

/** The index of the first exchange in which a server with this fault differs, or -1. */
async function firstDifference(api: Api & Talk, fault: string, faithful: readonly Seen[]): Promise<number> {
  const server = await api.start({ fault });
  let index = 0;
  for await (const seen of send(server, api.exchanges, api.callers)) {
    const expected = faithful[index];
    if (seen.status !== expected?.status || seen.text !== expected.text) break;
    index += 1;
  }
  await server.close();
  return index < faithful.length ? index : -1;
}

test('every stand-in has a conversation', () => {
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(apis));
});

describe.each(rows)('$name', (api) => {
  test('gives every promised status, and each fault shows', { timeout: 120_000 }, async () => {
    const server = await api.start();
    const faithful: Seen[] = [];
    for await (const seen of send(server, api.exchanges, api.callers)) faithful.push(seen);
    await server.close();
    const given = api.exchanges.map(([request], index) => `${request} ${faithful[index]?.status}`);
    expect(given).toEqual(api.exchanges.map(([request, status]) => `${request} ${status}`));
    expect(server.requests.map(({ method }) => method)).toEqual(
      given.map((line) => line.split(' ')[0]).filter((method) => method !== 'WAIT'),
    );

    const faults = [...sample(Object.keys(api.faults), 10)];
    // Some take their time on purpose: a few at once
    const silent: string[] = [];
    const worker = async () => {
      for (let fault = faults.shift(); fault !== undefined; fault = faults.shift())
        if ((await firstDifference(api, fault, faithful)) < 0) silent.push(fault);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    expect(silent).toEqual([]);
    expect(Object.keys(api.faults).length).toBeGreaterThan(25);
  });

  test('answers rubbish without a 5xx', async () => {
    const server = await api.start();
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const rubbish = [
      '\u0000',
      '{"a":}',
      'nul',
      '1e999',
      '"\\ud800"',
      deep,
      `{"permissions":${deep},"name":${deep},"workspaces":${deep}}`,
    ];
    const targets = api.exchanges.filter(([request]) => /^(PUT|POST) /.test(request)).slice(0, 3);
    for (const [request] of targets) {
      const exchanges = rubbish.map((body): Exchange => [request, 400, body]);
      for await (const { status } of send(server, exchanges, api.callers)) expect(status).toBe(400);
    }
    await server.close();
  });

  test('refuses a fault it does not know', async () => {
    const attempt = async () => api.start({ fault: 'no-such-fault' });
    await expect(attempt).rejects.toThrow('unknown fault "no-such-fault"; known: ');
  });
});
