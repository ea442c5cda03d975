import { describe, expect, test } from 'vitest';
import { exitCode, type Outcome, type ProbeResult, totalsOf } from './result.ts';

const results = (...outcomes: Outcome[]) => outcomes.map((outcome) => ({ outcome }) as ProbeResult);

describe(totalsOf, () => {
  test('counts each state, none left out', () => {
    expect(totalsOf(results('verified', 'failed', 'verified'))).toEqual({
      verified: 2,
      failed: 1,
      expected: 0,
      pending: 0,
      broken: 0,
    });
  });
});

describe(exitCode, () => {
  test.each<[string, Outcome[], number]>([
    ['all verified', ['verified'], 0],
    ['an expected failure', ['expected'], 0],
    ['a pending one beside', ['verified', 'pending'], 0],
    ['a failure', ['verified', 'failed'], 1],
    ['a failure beside one that could not run', ['failed', 'broken'], 1],
    ['one that could not run', ['verified', 'broken'], 2],
    ['nothing but pending', ['pending'], 2],
    ['nothing', [], 2],
  ])('of %s', (_title, outcomes, want) => expect(exitCode(results(...outcomes))).toBe(want));
});
