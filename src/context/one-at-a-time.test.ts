import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

/** What three users of these things log, each giving way once while it is at work. */
async function log(things: readonly string[], owners: readonly object[]): Promise<string[]> {
  const lines: string[] = [];
  const use = (index: number) => async () => {
    lines.push(`${index} begins`);
    await new Promise(setImmediate);
    lines.push(`${index} ends`);
    if (index === 0) throw new Error('the first one fails');
  };
  await Promise.allSettled(
    things.map((thing, index) => oneAtATime(owners[index] as object, thing, use(index))),
  );
  return lines;
}

const suite = {};

it('lets the second user of a thing begin when the first has ended, even if it failed', async () => {
  expect(await log(['bed', 'bed'], [suite, suite])).toEqual(['0 begins', '0 ends', '1 begins', '1 ends']);
});

it('holds up neither who uses another thing nor who has another owner', async () => {
  expect((await log(['bed', 'tree', 'bed'], [suite, suite, {}])).slice(0, 3)).toEqual([
    '0 begins',
    '1 begins',
    '2 begins',
  ]);
});
