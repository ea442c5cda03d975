import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { change, isChanged, listAll, update } from './rocketchat-calls.ts';
import { startingMocks } from './starting.ts';

const start = startingMocks('rocketchat');

test('sessions are apart: tests may run side by side', async () => {
  const mock = await start();
  const [one, other] = [{ 'x-mock-session': 'one' }, { 'x-mock-session': 'other' }];
  await ask(mock, update, change, one);
  expect([await isChanged(mock, one), await isChanged(mock, other), await isChanged(mock)]).toEqual([
    true,
    false,
    false,
  ]);
  await ask(mock, 'POST /__mock/reset', undefined, one);
  expect(await isChanged(mock, one)).toBe(false);
});

test('a mock that is stateless forgets at once', async () => {
  const mock = await start({ stateless: true });
  expect((await ask(mock, update, change)).status).toBe(200);
  expect(await isChanged(mock)).toBe(false);
});

test('the state can be read, set and refused', async () => {
  const mock = await start();
  const state = (await ask(mock, 'GET /__mock/state')).body as Record<string, unknown>;
  expect((await ask(mock, 'PUT /__mock/state', { ...state, permissions: {} })).status).toBe(204);
  expect((await ask(mock, listAll)).body).toMatchObject({ update: [] });
  expect((await ask(mock, 'PUT /__mock/state', {})).body).toMatchObject({
    error: expect.stringContaining('lacks'),
  });
});

test('the log names the operation and the broken promise; health and unknown control paths answer', async () => {
  const mock = await start();
  await ask(mock, update, { permissions: 1 });
  const [line] = (await ask(mock, 'GET /__mock/requests')).body as {
    operation: string;
    status: number;
    why: string[];
  }[];
  expect(line).toMatchObject({
    operation: 'permissions.update',
    status: 400,
    why: [expect.stringContaining('permissions')],
  });
  expect((await ask(mock, 'GET /__mock/health')).body).toMatchObject({ ok: true, api: 'rocketchat' });
  expect((await ask(mock, 'GET /__mock/nothing')).status).toBe(404);
  expect((await ask(mock, 'PUT /__mock/faults', { fail: 7 })).status).toBe(400);
});
