import { expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask } from './ask.ts';
import { change, isChanged, listAll, update } from './rocketchat-calls.ts';
import { startingMocks } from './starting.ts';

const start = startingMocks('rocketchat');

const one = { 'x-mock-session': 'one' };
const other = { 'x-mock-session': 'other' };
const late = { 'x-mock-session': 'late' };

const yearOf = async (mock: Mock, session = {}) =>
  ((await ask(mock, 'GET /__mock/clock', undefined, session)).body as { now: string }).now.slice(0, 4);
const statusOf = async (mock: Mock, session = {}) => (await ask(mock, listAll, undefined, session)).status;

const past = { now: '1999-05-01T00:00:00Z', frozen: true };
const failing = { fail: 1, kinds: ['error'] };
const now = String(new Date().getFullYear());

test('each session has a clock of its own', async () => {
  const mock = await start();
  await ask(mock, 'POST /__mock/clock', past, one);
  expect([await yearOf(mock, one), await yearOf(mock, other), await yearOf(mock)]).toEqual([
    '1999',
    now,
    now,
  ]);
  await ask(mock, update, change, one);
  expect((await ask(mock, listAll, undefined, one)).text).toContain(
    '"_updatedAt":"1999-05-01T00:00:00.000Z"',
  );
});

test('each session has faults of its own', async () => {
  const mock = await start();
  await ask(mock, 'PUT /__mock/faults', failing, one);
  expect([await statusOf(mock, one), await statusOf(mock, other), await statusOf(mock)]).toEqual([
    500, 200, 200,
  ]);
  await ask(mock, 'DELETE /__mock/faults', undefined, other);
  expect(await statusOf(mock, one)).toBe(500);
  await ask(mock, 'DELETE /__mock/faults', undefined, one);
  expect(await statusOf(mock, one)).toBe(200);
});

test('a reset leaves the other sessions as they are', async () => {
  const mock = await start();
  for (const session of [one, other]) {
    await ask(mock, update, change, session);
    await ask(mock, 'POST /__mock/clock', past, session);
    await ask(mock, 'PUT /__mock/faults', { delay: [1, 2] }, session);
  }
  await ask(mock, 'POST /__mock/reset', undefined, other);
  const shown = async (session: Record<string, string>) => [
    await isChanged(mock, session),
    await yearOf(mock, session),
    (await ask(mock, 'GET /__mock/faults', undefined, session)).body,
  ];
  // A change of 1999 is no change of this century
  expect((await shown(one)).slice(1)).toEqual(['1999', expect.objectContaining({ delay: [1, 2] })]);
  expect((await ask(mock, listAll, undefined, one)).text).toContain('["user"]');
  expect(await shown(other)).toEqual([false, now, expect.objectContaining({ delay: [0, 0] })]);
  expect((await ask(mock, 'GET /__mock/requests', undefined, other)).body).toHaveLength(1);
});

test('?all means every session, those that come later too, until all are reset', async () => {
  const mock = await start();
  await statusOf(mock, one);
  await ask(mock, 'POST /__mock/clock?all', past);
  await ask(mock, 'PUT /__mock/faults?all', failing);
  for (const session of [one, late, {}])
    expect([await yearOf(mock, session), await statusOf(mock, session)]).toEqual(['1999', 500]);
  await ask(mock, 'POST /__mock/reset', undefined, one);
  expect([await yearOf(mock, one), await statusOf(mock, one)]).toEqual(['1999', 500]);
  await ask(mock, 'DELETE /__mock/faults?all', undefined, other);
  expect([await statusOf(mock, one), await statusOf(mock, late)]).toEqual([200, 200]);
  await ask(mock, 'POST /__mock/reset?all', undefined, other);
  for (const session of [one, late, { 'x-mock-session': 'latest' }])
    expect([await yearOf(mock, session), await statusOf(mock, session)]).toEqual([now, 200]);
});

test('a clock that is turned back ends what limited the rate', async () => {
  const mock = await start({ rateLimit: { calls: 1, milliseconds: 60_000 } });
  await ask(mock, 'POST /__mock/clock', { advance: 3_600_000 }, one);
  expect([await statusOf(mock, one), await statusOf(mock, one)]).toEqual([200, 429]);
  await ask(mock, 'POST /__mock/reset', undefined, one);
  expect(await statusOf(mock, one)).toBe(200);
});
