/** A sample of the faults that `npm run teeth` derives, always the same ones, and the yardstick. */
import { expect, test } from 'vitest';
import { chooseApi } from '../../src/apis.ts';
import { deriveMutants, sampleOf } from '../../src/teeth/derive.ts';
import { readEquivalents } from '../../src/teeth/equivalent.ts';
import { openMockGround } from '../../src/teeth/faithful.ts';
import { hunt } from '../../src/teeth/hunt.ts';
import { yardsticks } from '../../src/teeth/mutant.ts';
import { yardsticksCaught } from '../../src/teeth/report.ts';
import { faultless, isSharp, tryTeeth } from '../../src/teeth/teeth.ts';
import { tryFixture } from './tosem.ts';

const smallest = 'rocketchat';

test('the ten fault types of the yardstick are caught', async () => {
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
  const ground = await openMockGround(chooseApi(smallest));
  try {
    const mutants = sampleOf(deriveMutants(ground), 60);
    const equivalents = readEquivalents('tests/teeth/equivalent.yaml');
    const teeth = await tryTeeth(ground, mutants, equivalents, { isWhole: false, concurrency: 8 });
    expect(teeth.outcomes.filter(({ bite, reason }) => bite === undefined && reason === undefined)).toEqual(
      [],
    );
    expect(isSharp(teeth)).toBe(true);
  } finally {
    await ground.close();
  }
});

test('a server without a fault is not caught', async () => {
  const ground = await openMockGround(chooseApi(smallest));
  try {
    expect(await hunt(ground, faultless(ground))).toBeUndefined();
  } finally {
    await ground.close();
  }
});
