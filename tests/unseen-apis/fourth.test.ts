/** APIs that nobody here wrote: their faithful servers are not blamed, and what breaks them is found. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenedSuite } from '../../src/run/open-suite.ts';
import { openSuite } from '../../src/run/open-suite.ts';
import { startRun } from '../../src/run/run.ts';
import { nightly, sample } from '../nightly.ts';
import * as rooms from './rooms.ts';
import type { Server } from './serve.ts';
import * as till from './till.ts';
import * as todo from './todo.ts';

/** One foreign API: its server, what it can be told to break, and how much there is to try. */
interface Foreign {
  readonly name: string;
  readonly start: (fault?: string) => Promise<Server>;
  readonly faults: Readonly<Record<string, readonly [said: string, part: string]>>;
  readonly env: Readonly<Record<string, string>>;
  readonly least: number;
  /** How many may be pending at most. */
  readonly pending: number;
}

const foreign: Foreign[] = [
  {
    name: 'todo',
    start: (fault) => todo.startTodo(fault as todo.Fault),
    faults: todo.faults,
    env: { TODO_TOKEN: 'the-token-of-ann' },
    least: 250,
    pending: 10,
  },
  {
    name: 'rooms',
    start: (fault) => rooms.startRooms(fault as rooms.Fault),
    faults: rooms.faults,
    env: rooms.env,
    least: 300,
    pending: 12,
  },
  {
    name: 'till',
    start: (fault) => till.startTill(fault as till.Fault),
    faults: till.faults,
    env: till.env,
    least: 150,
    pending: 10,
  },
];

/** Every third fault, or each with FOURTH=all, which takes half a minute. */
const isThorough = process.env.FOURTH === 'all';

const start = process.cwd();
beforeAll(() => process.chdir(path.join(import.meta.dirname)));
afterAll(() => process.chdir(start));

/** What a run of all, or of the probes and laws whose ids hold `part`, holds against the server. */
async function broken(
  api: Foreign,
  fault?: string,
  more: Partial<Parameters<typeof openSuite>[1]> = {},
  part = '',
) {
  const server = await api.start(fault);
  const suite: OpenedSuite = await openSuite(api.name, {
    target: server.url,
    care: 'disposable',
    timeout: 5_000,
    env: api.env,
    ...more,
  });
  try {
    const isChosen = ({ id }: { readonly id: string }) => id.includes(part);
    const chosen = { ...suite, probes: suite.probes.filter(isChosen), laws: suite.laws.filter(isChosen) };
    const results = await startRun(chosen, { concurrency: 4 }).finished;
    const findings = results.flatMap(({ findings: found }) => found);
    return {
      results,
      errors: findings
        .filter(({ severity }) => severity === 'error')
        .map(({ probe, rule }) => `${probe}: ${rule}`),
    };
  } finally {
    await suite.close();
    await server.close();
  }
}

describe.each(foreign)('$name', (api) => {
  test('a faithful server is not blamed, and little is pending', async () => {
    const { results, errors } = await broken(api);
    expect(errors).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === 'broken')).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === 'pending').length).toBeLessThan(api.pending);
    expect(results.length).toBeGreaterThan(api.least);
  });

  nightly('a faithful server is not blamed where nothing may be written', async () => {
    expect((await broken(api, undefined, { care: 'read-only' })).errors).toEqual([]);
  });

  nightly('a faithful server is not blamed, whatever the seed', async () => {
    const { errors } = await broken(api, undefined, { random: { count: 20, seed: 7 } }, '/random/');
    expect(errors).toEqual([]);
  });

  const tried = Object.entries(api.faults).filter((_, index) => isThorough || index % 3 === 0);
  test.each(sample(tried, 4))('%s is found: %s', async (fault, [_said, part]) => {
    expect((await broken(api, fault, {}, part)).errors).not.toEqual([]);
  });
});
