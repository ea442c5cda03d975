import { describe, expect, it } from 'vitest';
import { foreignApis } from './apis.ts';

describe.each(foreignApis)('the faults of $name', ({ start, faults }) => {
  it('have an id each', () => {
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  });

  it('show on the faulty server, and not on the faithful one', async () => {
    const wrong = await Promise.all(faults.map((fault) => judged(start, fault)));
    expect(wrong.filter((one) => one !== '')).toEqual([]);
  });
});

type Start = (typeof foreignApis)[number]['start'];
type Shown = (typeof foreignApis)[number]['faults'][number];

async function judged(start: Start, fault: Shown): Promise<string> {
  const faithful = await shows(start, fault, {});
  const faulty = await shows(start, fault, { fault: fault.id });
  if (faithful === false && faulty === true) return '';
  return `${fault.id}: faithful ${faithful}, faulty ${faulty}`;
}

async function shows(start: Start, fault: Shown, options: { fault?: string }): Promise<boolean | string> {
  const server = await start({ port: 0, ...options });
  try {
    return await fault.shows(server.url);
  } catch (error) {
    return String(error);
  } finally {
    await server.close();
  }
}
