import { expect, test } from 'vitest';
import { apis } from '../../tests/reference-servers/apis.ts';
import { parseBenchOptions } from './options.ts';
import { allowedSeconds, phaseOf } from './own-figures.ts';
import { sampleOf } from './sample.ts';
import { startSlow } from './slow-server.ts';
import { toolTable } from './tables.ts';

test('a run may take 1.3 times what the answers take, and 3 seconds', () => {
  expect(allowedSeconds(1_000, 10)).toBeCloseTo(9.5);
});

test('the phase is read from its line alone', () => {
  expect(phaseOf('Vitest 4\nphase: 2.5\n')).toBe(2.5);
  expect(phaseOf('phase: soon')).toBeNaN();
});

test('a sample is spread, the same each time, and whole where every fault is asked for', () => {
  const total = Object.values(apis).reduce((sum, { faults }) => sum + Object.keys(faults).length, 0);
  expect(sampleOf(1)).toHaveLength(total);
  expect(sampleOf(5)).toEqual(sampleOf(5));
  expect(Math.abs(sampleOf(5).length - total / 5)).toBeLessThan(3);
  const first = Object.keys(apis).map((name) => sampleOf(5).find(({ api }) => api === name)?.fault);
  expect(new Set(first).size).toBe(first.length);
});

test('the slow server answers as the stand-in does, counts, and knows when the first request came', async () => {
  const server = await startSlow('rocketchat', 1);
  expect(server.firstRequest()).toBeUndefined();
  const answer = await fetch(`${server.url}/api/v1/me`);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ status: 'error' });
  expect(server.requests()).toBe(1);
  expect(server.firstRequest()).toBeGreaterThan(0);
  await server.close();
});

test('a tool is one row, its APIs summed', () => {
  const one = { tool: 'T', faults: 2, missed: [], falseAlarms: ['x'], requests: 3, seconds: 1.25 };
  const rows = toolTable([
    { ...one, api: 'a', caught: ['f'] },
    { ...one, api: 'b', caught: [] },
  ]);
  expect(rows.split('\n').at(-1)).toBe('| T | 1 of 4 | 2 | 6 | 2.5 |');
});

test('options: all faults, one half, and a clear refusal', () => {
  expect(parseBenchOptions(['--all', '--own'])).toMatchObject({ every: 1, only: 'own' });
  expect(parseBenchOptions([])).toMatchObject({ every: 5, jobs: 2, only: undefined });
  expect(() => parseBenchOptions(['--every', '0'])).toThrow('--every takes a whole number from 1, not "0".');
  expect(() => parseBenchOptions(['--fast'])).toThrow('See --help.');
});
