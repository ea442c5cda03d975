import { expect, test } from 'vitest';
import { isMore, median, type Ran } from './compare.ts';

const ran = (code: number | undefined, ...failures: string[]): Ran => ({
  code,
  failures,
  requests: 1,
  seconds: 1,
});

test('a fault is caught by a failure that no faithful run had', () => {
  const faithful = [ran(1, 'a'), ran(1, 'a', 'b')];
  expect(isMore(ran(1, 'a', 'c'), faithful)).toBe(true);
  expect(isMore(ran(1, 'b'), faithful)).toBe(false);
});

test('or by an exit code that no faithful run had, a run that had to be ended included', () => {
  const faithful = [ran(0), ran(0)];
  expect(isMore(ran(1), faithful)).toBe(true);
  expect(isMore(ran(undefined), faithful)).toBe(true);
  expect(isMore(ran(0), faithful)).toBe(false);
});

test('nothing was run, nothing was caught', () => {
  expect(isMore(undefined, [])).toBe(false);
});

test('the median is one of the numbers, by size and not by text', () => {
  expect(median([10, 9, 100])).toBe(10);
});
