import { expect, test } from 'vitest';
import { openSuite } from '../../src/run/open-suite.ts';
import { restoreLedger } from '../../src/run/restore.ts';
import { startRun } from '../../src/run/run.ts';
import { changes } from '../../src/run/run-probe.ts';
import { readLedger } from '../../src/safety/ledger.ts';
import type { Env } from '../../src/shared/env.ts';
import { InputError } from '../../src/shared/input-error.ts';
import { sample } from '../nightly.ts';
import { apis } from '../reference-servers/apis.ts';
import { startBetween, withFolder } from './cli.ts';
import { misdeeds } from './hostile.ts';
import { type Case, cases } from './reference-state.ts';

/** Every fourth write, cut a few times; every write, cut after every request, with CUT=all, which takes an hour. */
const isThorough = process.env.CUT === 'all';

/**
 * What may change something, until nothing gets through any more: neither for the run nor for its own tidying up.
 */
async function runUntilCut(api: string, target: string, given: Env, report: string): Promise<void> {
  const options = { target, care: 'undoable' as const, timeout: 2_000, env: given, report };
  try {
    const suite = await openSuite(api, options);
    const isSampled = (_one: unknown, index: number) => isThorough || index % 4 === 0;
    const probes = suite.probes.filter(changes).filter(isSampled);
    const laws = suite.laws.filter(({ writes }) => writes).filter(isSampled);
    await startRun({ ...suite, probes, laws }, { concurrency: 4 }).finished;
    await suite.close();
  } catch (thrown) {
    // Cut before it had begun.
    if (!(thrown instanceof InputError)) throw thrown;
  }
}

async function isAsItWas({ api, env: given, cuts, look, headers, isBlind = false }: Case): Promise<void> {
  const server = await (apis[api] as (typeof apis)[string]).start();
  let left = Number.POSITIVE_INFINITY;
  let isLost = false;
  const between = await startBetween(server.url, () => {
    left -= 1;
    if (left === 0 && isLost) return 'lose the answer';
    return left < 0 ? misdeeds['hung up'] : undefined;
  });
  const get = async (path: string) =>
    (await (await fetch(`${server.url}${path}`, { headers })).json()) as Record<string, unknown>;
  const before = await look(get);
  await withFolder((report) => runUntilCut(api, between.url, given, report));
  expect(await look(get), 'not cut at all').toEqual(before);
  const whole = between.count();
  const step = isThorough ? 1 : Math.ceil(whole / cuts);
  for (let requests = Math.ceil(step / 2); requests < whole; requests += step) {
    isLost = !isBlind && requests % 2 === 1;
    left = requests;
    await withFolder(async (report) => {
      await runUntilCut(api, between.url, given, report);
      left = Number.POSITIVE_INFINITY;
      const restored = await restoreLedger(report, given, 2_000);
      const known = restored.left.filter(({ entry }) => !isBlind || entry.kind !== 'made');
      expect(known, `cut after ${requests} requests`).toEqual([]);
      expect(readLedger(`${report}/ledger.json`).length).toBe(restored.left.length);
      expect(await look(get), `cut after ${requests} requests`).toEqual(before);
    });
  }
  await between.close();
  await server.close();
}

test.each(sample(cases, 1))(
  '$api is as it was, wherever a run is cut short',
  { timeout: 3_600_000 },
  isAsItWas,
);
