import { expect, test } from 'vitest';
import { createRandom } from '../../src/mock/control/random.ts';
import type { Mock } from '../../src/mock/server.ts';
import { ask, mockOf } from './ask.ts';
import { gone, large, loris, noHttp, odd, type Rubbish } from './rubbish/kinds.ts';

/** `RUBBISH=10000 npx vitest run --project unit tests/mock/rubbish` sends as many; else a sample. */
const total = Number(process.env.RUBBISH ?? 1_500);
const workers = 10;
const one = '/v1/workspaces/64c1a7f0d3b2e8459f6a0b11';

/** How often each kind comes. */
const mix: readonly Rubbish[] = [...Array(12).fill(odd), ...Array(6).fill(noHttp), gone, loris];

test('thousands of requests, a third of them rubbish, leave a mock answering with its state right', {
  timeout: 600_000,
}, async () => {
  const said: string[] = [];
  const mock = await mockOf('palette', { patience: 2_000, log: (line) => said.push(line) });
  const random = createRandom('rubbish');
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const slow: Promise<number | undefined>[] = [];
  const statuses = new Map<number | undefined, number>();
  const count = (status: number | undefined) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const wrong: string[] = [];

  const worker = async (index: number) => {
    const name = `worker-${index}`;
    let written = 'demo';
    for (let turn = 0; turn < total / workers; turn += 1) {
      if (turn % 3 === 2) {
        const kind = (turn * workers + index) % 750 === 50 ? large : pick(mix);
        if (kind === loris) slow.push(loris(mock, pick));
        else count(await kind(mock, pick));
      } else if (turn % 3 === 1) {
        const read = await nameOf(mock, name);
        if (read !== written) wrong.push(`${name} wrote ${written} and read ${read}`);
      } else {
        written = `${name}-${turn}`;
        await rename(mock, name, written);
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, index) => worker(index)));
  for (const status of await Promise.all(slow)) count(status);

  expect(wrong).toEqual([]);
  expect([...statuses.keys()].filter((status) => Number(status) >= 500)).toEqual([]);
  expect(said.filter((line) => line.includes('itself failed'))).toEqual([]);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect((await ask(mock, 'GET /__mock/health')).body).toMatchObject({ ok: true });
  expect(slow.length).toBeGreaterThan(5);
  expect(Object.fromEntries(statuses)).toMatchObject({
    400: expect.any(Number),
    404: expect.any(Number),
    408: expect.any(Number),
  });
  await mock.close();
});

/** Sessions keep the workers apart. */
async function rename(mock: Mock, session: string, name: string): Promise<void> {
  const answer = await ask(mock, `PUT ${one}/meta`, { name }, { 'x-mock-session': session });
  expect(answer.status).toBe(204);
}

async function nameOf(mock: Mock, session: string): Promise<unknown> {
  const { body } = await ask(mock, `GET ${one}`, undefined, { 'x-mock-session': session });
  return (body as { metadata: { name: unknown } }).metadata.name;
}
