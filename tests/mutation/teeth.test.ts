/** A sample of the faults that `npm run teeth` derives, always the same ones, and the yardstick. */
import { expect, test } from 'vitest';
import { deriveMutants, sampleOf } from '../../src/mutation/derive.ts';
import { readEquivalents } from '../../src/mutation/equivalent.ts';
import { findKill } from '../../src/mutation/find-kill.ts';
import { yardsticks } from '../../src/mutation/mutant.ts';
import { faithfulMutant, isSharp, runMutation } from '../../src/mutation/mutation.ts';
import { openMockRun } from '../../src/mutation/open-faithful.ts';
import { yardsticksCaught } from '../../src/mutation/report.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { nightly } from '../nightly.ts';
import { tryFixture } from './tosem.ts';

const smallest = 'rocketchat';

nightly('the ten fault types of the yardstick are caught', async () => {
  const names = new Set<string>();
  const first = await tryFixture(({ yardstick }) => {
    if (yardstick === undefined || names.has(yardstick)) return false;
    names.add(yardstick);
    return true;
  });
  expect([...names].sort()).toEqual([...yardsticks].sort());
  expect(yardsticksCaught(first.outcomes)).toBe(10);
  expect(first.alarms.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a sample of the faults of an API is caught or explained', async () => {
  const ground = await openMockRun(chooseApi(smallest));
  try {
    const mutants = sampleOf(deriveMutants(ground), 60);
    const equivalents = readEquivalents('tests/mutation/equivalent.yaml');
    const teeth = await runMutation(ground, mutants, equivalents, { isWhole: false, concurrency: 8 });
    expect(teeth.outcomes.filter(({ bite, reason }) => bite === undefined && reason === undefined)).toEqual(
      [],
    );
    expect(isSharp(teeth)).toBe(true);
  } finally {
    await ground.close();
  }
});

test('a server without a fault is not caught', async () => {
  const ground = await openMockRun(chooseApi(smallest));
  try {
    expect(await findKill(ground, faithfulMutant(ground))).toBeUndefined();
  } finally {
    await ground.close();
  }
});
