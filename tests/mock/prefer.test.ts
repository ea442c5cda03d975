import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { change, isChanged, update } from './rocketchat-calls.ts';
import { startingMocks } from './starting.ts';

const start = startingMocks('rocketchat');

const codes =
  /^Prefer asks for code 418, which POST \/api\/v1\/permissions\.update does not document; there are 200, 400, 401/;

test('Prefer asks for any documented answer, and changes nothing', async () => {
  const mock = await start();
  const asks = (prefer: string) => ask(mock, update, change, { prefer });
  expect((await asks('code=401')).body).toMatchObject({ message: 'You must be logged in to do this.' });
  expect((await asks('code=400, example=unknown-role')).body).toMatchObject({
    errorType: 'error-invalid-role',
  });
  expect((await asks('dynamic=true')).status).toBe(200);
  expect(await isChanged(mock)).toBe(false);
});

test.each([
  ['an example alone, whatever its status', 'example=unknown-role', 400, null],
  ['a success first', 'example=access-permissions-for-admin', 200, null],
  ['a status that is not documented', 'code=418', 404, codes],
  ['the same with an example', 'code=418, example=unknown-role', 404, codes],
  [
    'an example that is not documented',
    'example=nothing',
    200,
    /^Prefer asks for example "nothing", which POST \/api\/v1\/permissions\.update does not document; there are .*unknown-role/,
  ],
  [
    'an example that stands under another status',
    'code=400, example=access-permissions-for-admin',
    400,
    /^Prefer asks for example "access-permissions-for-admin", which .+ does not document under 400; there are (?!.*for-admin).*unknown-role/,
  ],
  [
    'a word that is misspelt',
    'cod=401',
    200,
    /^Prefer "cod=401" is not understood; there are code, example, dynamic, delay/,
  ],
  ['a value that is none', 'code=401, delay=abc', 401, /^Prefer "delay=abc" is not understood/],
])('%s', async (_, prefer, status, why) => {
  const lines: string[] = [];
  const mock = await start({ log: (line) => lines.push(line) });
  const answer = await ask(mock, update, change, { prefer });
  expect(answer.status).toBe(status);
  const told = answer.headers.get('x-mock-why');
  if (why === null) expect(told).toBeNull();
  else expect(told).toMatch(why);
  expect(lines).toEqual([`${update} ${status}${told === null ? '' : ` ${told}`}`]);
});
