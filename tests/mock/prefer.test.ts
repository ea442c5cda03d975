import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { change, isChanged, update } from './rocketchat-calls.ts';
import { startingMocks } from './starting.ts';

const start = startingMocks('rocketchat');

test('Prefer asks for any documented answer, and changes nothing', async () => {
  const mock = await start();
  const asks = (prefer: string) => ask(mock, update, change, { prefer });
  expect((await asks('code=401')).body).toMatchObject({ message: 'You must be logged in to do this.' });
  expect((await asks('code=400, example=unknown-role')).body).toMatchObject({
    errorType: 'error-invalid-role',
  });
  const unknown = await asks('code=400, example=no-such-example');
  expect([unknown.status, unknown.headers.get('x-mock-why')]).toEqual([
    400,
    expect.stringContaining('no-such-example'),
  ]);
  expect((await asks('dynamic=true')).status).toBe(200);
  expect(await isChanged(mock)).toBe(false);
});
