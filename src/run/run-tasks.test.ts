import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../judge/result.ts';
import { createPool } from '../shared/pool.ts';
import { runPhase } from './run-tasks.ts';
import type { Task } from './schedule.ts';

/** Tasks that note when they begin and end; each waits for the others to have their turn. */
function tasks(lanes: Record<string, string>, answer: (id: string, time: number) => number = () => 200) {
  const log: string[] = [];
  const times = new Map<string, number>();
  const phase = Object.entries(lanes).map(([id, lane]): Task => {
    const execute = async () => {
      const time = (times.get(id) ?? 0) + 1;
      times.set(id, time);
      log.push(`${id} begins`);
      await new Promise(setImmediate);
      log.push(`${id} ends`);
      const status = answer(id, time);
      const findings = status === 400 ? [{ rule: 'valid-refused' }] : [];
      const outcome = status === 200 ? 'verified' : 'failed';
      return { outcome, findings, exchanges: [{ response: { status } }] };
    };
    return { id, lane, execute: execute as unknown as () => Promise<ProbeResult> };
  });
  return { phase, log };
}

async function run(phase: readonly Task[], concurrency: number, filler: readonly Task[] = []) {
  const results = new Map<string, string>();
  await runPhase(phase, filler, createPool(concurrency), async ({ id }, result) => {
    results.set(id, (await result).outcome);
  });
  return Object.fromEntries(results);
}

describe('runPhase', () => {
  it('runs lanes together and the tasks of a lane one after the other', async () => {
    const { phase, log } = tasks({ a: 'one', b: 'one', c: 'two' });
    expect(await run(phase, 2)).toEqual({ a: 'verified', b: 'verified', c: 'verified' });
    expect(log.slice(0, 2)).toEqual(['a begins', 'c begins']);
    expect(log.indexOf('b begins')).toBeGreaterThan(log.indexOf('a ends'));
  });

  it('runs no more lanes together than it may', async () => {
    const { phase, log } = tasks({ a: 'one', b: 'two' });
    await run(phase, 1);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('fills the places that a phase leaves, and no other', async () => {
    const { phase, log } = tasks({ a: 'one', b: 'one', c: 'two', d: 'three' });
    await run(phase.slice(0, 2), 2, phase.slice(2));
    expect(log.filter((line) => line.endsWith('begins'))).toEqual([
      'a begins',
      'c begins',
      'b begins',
      'd begins',
    ]);
  });

  it('fills before the phase where one place is all there is', async () => {
    const { phase, log } = tasks({ a: 'one', b: 'two' });
    await run(phase.slice(0, 1), 1, phase.slice(1));
    expect(log).toEqual(['b begins', 'b ends', 'a begins', 'a ends']);
  });

  it.each([409, 423, 400])('tries what is refused with %i once more, alone', async (status) => {
    const { phase, log } = tasks({ a: 'one', b: 'two' }, (id, time) =>
      id === 'a' && time === 1 ? status : 200,
    );
    expect(await run(phase, 2)).toEqual({ a: 'verified', b: 'verified' });
    expect(log.slice(-2)).toEqual(['a begins', 'a ends']);
  });

  it('keeps a refusal that stays, and does not repeat other failures', async () => {
    const { phase, log } = tasks({ a: 'one', b: 'two' }, (id) => (id === 'a' ? 423 : 500));
    expect(await run(phase, 2)).toEqual({ a: 'failed', b: 'failed' });
    expect(log.filter((line) => line === 'b begins')).toHaveLength(1);
  });
});
