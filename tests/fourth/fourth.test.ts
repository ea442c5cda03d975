/** APIs that nobody here wrote: their faithful servers are not blamed, and what breaks them is found. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRun } from '../../src/run.ts';
import { openSuite, type Suite } from '../../src/suite.ts';
import { type Fault, faults, startTodo } from './todo.ts';

const start = process.cwd();
beforeAll(() => process.chdir(path.join(import.meta.dirname)));
afterAll(() => process.chdir(start));

/** What a run of all, or of the probes and laws whose ids hold `part`, holds against the server. */
async function broken(fault?: Fault, more: Partial<Parameters<typeof openSuite>[1]> = {}, part = '') {
  const server = await startTodo(fault);
  const suite: Suite = await openSuite('todo', {
    target: server.url,
    allowWrites: true,
    timeout: 5_000,
    env: { TODO_TOKEN: 'the-token-of-ann' },
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

test('a faithful server is not blamed, and little is pending', async () => {
  const { results, errors } = await broken();
  expect(errors).toEqual([]);
  expect(results.filter(({ outcome }) => outcome === 'broken')).toEqual([]);
  expect(results.filter(({ outcome }) => outcome === 'pending').length).toBeLessThan(10);
  expect(results.length).toBeGreaterThan(250);
});

test('a faithful server is not blamed where nothing may be written', async () => {
  expect((await broken(undefined, { allowWrites: false })).errors).toEqual([]);
});

test('a faithful server is not blamed, whatever the seed', async () => {
  const { errors } = await broken(undefined, { random: { count: 20, seed: 7 } });
  expect(errors).toEqual([]);
});

test.each(Object.entries(faults))('%s is found: %s', async (fault, [_said, part]) => {
  expect((await broken(fault as Fault, {}, part)).errors).not.toEqual([]);
});
