/** Servers that are careless in one way each: a run that may write leaves them as they were, or says exactly what is not. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Probe } from '../../src/probes/probe.ts';
import { openSuite } from '../../src/run/open-suite.ts';
import { startRun } from '../../src/run/run.ts';
import { readLedger } from '../../src/safety/ledger.ts';
import { readStateReports } from '../../src/safety/state-file.ts';
import { sample } from '../nightly.ts';
import { type Carelessness, carelessness, startCareless } from './careless/server.ts';
import { withFolder } from './cli.ts';

const start = process.cwd();
beforeAll(() => process.chdir(path.join(import.meta.dirname, 'careless')));
afterAll(() => process.chdir(start));

const env = { CARELESS_TOKEN: 'let-me-in' };

/** One probe of each kind of each operation, and the laws that write; every one with CARELESS=all. */
const isThorough = process.env.CARELESS === 'all';

function sampled(probes: readonly Probe[]): Probe[] {
  const kinds = new Map(probes.map((probe) => [`${probe.operation.id} ${probe.kind}`, probe]));
  return isThorough ? [...probes] : [...kinds.values()];
}

/** What a run under `--allow-writes` did to a server, and what it says about it. */
async function runAgainst(how: Carelessness, during?: (url: string) => Promise<void>) {
  const server = await startCareless(how);
  const before = structuredClone(server.state());
  try {
    return await withFolder(async (report) => {
      const suite = await openSuite('careless', {
        target: server.url,
        care: 'undoable',
        timeout: 10_000,
        env,
        report,
      });
      const chosen = {
        ...suite,
        probes: sampled(suite.probes),
        laws: suite.laws.filter(({ writes }) => writes),
      };
      const results = await startRun(chosen, { concurrency: 4 }).finished;
      await during?.(server.url);
      await suite.close();
      const [state] = readStateReports(report);
      const left = readLedger(path.join(report, 'ledger.json'));
      return { before, after: server.state(), results, state, left };
    });
  } finally {
    await server.close();
  }
}

/** Those that leave something behind however careful a run is: it cannot know before it has tried once. */
const once: readonly Carelessness[] = [
  'soft delete',
  'delete that lies',
  'delete refused',
  'cascade',
  'lock',
  'another one deleted',
  'another one changed',
  'made twice',
];

describe('a server is left as it was', { timeout: 120_000 }, () => {
  const others = (Object.keys(carelessness) as Carelessness[]).filter((how) => !once.includes(how));
  test.each(sample(others, 7))('%s', async (how) => {
    const { before, after, state, left } = await runAgainst(how);
    expect(after).toEqual(before);
    expect(left).toEqual([]);
    expect(state?.differences ?? []).toEqual([]);
  });
});

describe.concurrent('what could not be undone is little, and is named', { timeout: 120_000 }, () => {
  test.each(sample(once, 3))('%s', async (how) => {
    const { before, after, state, left } = await runAgainst(how);
    expect(after).not.toEqual(before);
    const lines = (held: unknown) => (held as Held).things.map((thing) => JSON.stringify(thing));
    const [was, is] = [lines(before), lines(after)];
    const changed = [
      ...was.filter((line) => !is.includes(line)),
      ...is.filter((line) => !was.includes(line)),
    ];
    expect(changed.length).toBeLessThanOrEqual(8);
    expect([...left, ...(state?.differences ?? []).filter(({ isOurs }) => isOurs)]).not.toEqual([]);
  });
});

test('nothing that the tester owns is the aim of a write', async () => {
  const { results } = await runAgainst('none');
  const writes = results.flatMap(({ exchanges }) =>
    exchanges.filter(({ request }) => !/^(GET|HEAD|OPTIONS)$/.test(request.method)),
  );
  const places = new Set(writes.map(({ request }) => `${request.method} ${new URL(request.url).pathname}`));
  expect(
    [...places].filter((place) => /\/things\/[123]$|^(PATCH|PUT|DELETE) \/things$|prune/.test(place)),
  ).toEqual([]);
  expect([...places]).toContain('POST /things');
});

test('what somebody else changes or makes in the meantime is not touched', async () => {
  const headers = { authorization: 'Bearer let-me-in', 'content-type': 'application/json' };
  const { after, before, state } = await runAgainst('none', async (url) => {
    await fetch(`${url}/settings`, { method: 'PUT', headers, body: '{"theme":"light","limit":7}' });
    await fetch(`${url}/things`, { method: 'POST', headers, body: '{"title":"theirs"}' });
  });
  expect(after).toMatchObject({ settings: { theme: 'light', limit: 7 } });
  const titles = (held: unknown) => (held as Held).things.map(({ title }) => title).sort();
  expect(titles(after)).toEqual(['theirs', ...titles(before)]);
  expect(state?.differences.map(({ what }) => what).join('; ')).toMatch(/theme was "dark".*and is "light"/);
});

interface Held {
  readonly things: readonly { readonly title: string }[];
}
