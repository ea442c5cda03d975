/** Servers that are careless in one way each: a run that may write leaves them as they were, or says exactly what is not. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSuite } from '../../src/run/open-suite.ts';
import { startRun } from '../../src/run/run.ts';
import { readLedger } from '../../src/safety/ledger.ts';
import { readStateReports } from '../../src/safety/state-file.ts';
import { type Carelessness, carelessness, startCareless } from './careless/server.ts';
import { withFolder } from './cli.ts';

const start = process.cwd();
beforeAll(() => process.chdir(path.join(import.meta.dirname, 'careless')));
afterAll(() => process.chdir(start));

const env = { CARELESS_TOKEN: 'let-me-in' };

/** What a whole run under `--allow-writes` did to a server, and what it says about it. */
async function runAgainst(how: Carelessness, isChosen: (id: string) => boolean = () => true) {
  const server = await startCareless(how);
  const before = structuredClone(server.state());
  try {
    return await withFolder(async (report) => {
      const suite = await openSuite('careless', {
        target: server.url,
        care: 'undoable',
        timeout: 2_000,
        env,
        report,
      });
      const chosen = {
        ...suite,
        probes: suite.probes.filter(({ id }) => isChosen(id)),
        laws: suite.laws.filter(({ id }) => isChosen(id)),
      };
      const results = await startRun(chosen, { concurrency: 4 }).finished;
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
];

describe('a server is left as it was', () => {
  const others = (Object.keys(carelessness) as Carelessness[]).filter((how) => !once.includes(how));
  test.each(others)('%s', async (how) => {
    const { before, after, state, left } = await runAgainst(how);
    expect(after).toEqual(before);
    expect(left).toEqual([]);
    expect(state?.differences ?? []).toEqual([]);
  });
});

describe('what could not be undone is one thing, and is named', () => {
  test.each(once)('%s', async (how) => {
    const { before, after, state, left } = await runAgainst(how);
    console.log(how, JSON.stringify(after), JSON.stringify(left), JSON.stringify(state));
    expect(after).not.toEqual(before);
    expect([...left, ...(state?.differences ?? []).filter(({ isOurs }) => isOurs)]).not.toEqual([]);
  });
});
