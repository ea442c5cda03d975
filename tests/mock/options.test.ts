import { expect, test } from 'vitest';
import { ask, fixtures, mockOf } from './ask.ts';
import { listAll, update } from './rocketchat-calls.ts';
import { startingMocks } from './starting.ts';

const start = startingMocks('rocketchat');

test('what is made up is the same for the same seed', async () => {
  const [one, two, other] = [
    await start({ dynamic: true, seed: '1' }),
    await start({ dynamic: true, seed: '1' }),
    await start({ dynamic: true, seed: '2' }),
  ];
  const texts = await Promise.all(
    [one, two, other].map(async (mock) => (await ask(mock, 'GET /api/v1/roles.list')).text),
  );
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toBe(texts[2]);
});

test('what is made up looks like data: several things, ids of their own, counted right', async () => {
  const mock = await start({ dynamic: true, seed: '7' });
  const { update } = (await ask(mock, listAll)).body as { update: { _id: string }[] };
  expect(update.length).toBeGreaterThan(1);
  expect(new Set(update.map(({ _id }) => _id)).size).toBe(update.length);
  const library = await mockOf('library', { dynamic: true, seed: '7' }, fixtures);
  const { data, meta } = (await ask(library, 'GET /authors')).body as { data: []; meta: { total: number } };
  await library.close();
  expect(meta.total).toBe(data.length);
});

test("too many requests get the vendor's 429", async () => {
  const mock = await start({ rateLimit: { calls: 2, milliseconds: 60_000 } });
  const statuses = [await ask(mock, listAll), await ask(mock, listAll), await ask(mock, listAll)].map(
    ({ status }) => status,
  );
  expect(statuses).toEqual([200, 200, 429]);
  const refused = await ask(mock, listAll);
  expect(refused.headers.get('retry-after')).toBeNull();
  expect(refused.body).toMatchObject({
    success: false,
    error: expect.stringMatching(/too many requests\. Please slow down\. You must wait [1-9]\d* seconds/),
  });
  const palette = await start({ rateLimit: { calls: 1, milliseconds: 60_000 } }, 'palette');
  await ask(palette, 'GET /v1/workspaces/x');
  expect((await ask(palette, 'GET /v1/workspaces/x')).body).toMatchObject({ code: 'TooManyRequests' });
});

test('validation can warn or look away, and credentials can be left out', async () => {
  const warns = await start({ validate: 'warn' });
  const warned = await ask(warns, update, {
    permissions: [{ _id: 'access-permissions', roles: ['admin'], more: 1 }],
  });
  expect([warned.status, warned.headers.get('x-mock-why')]).toEqual([
    200,
    expect.stringContaining('additional properties'),
  ]);
  const since = await ask(warns, `${listAll}?updatedSince=zzz`);
  expect([since.status, since.headers.get('x-mock-why')]).toEqual([200, 'updatedSince "zzz" is no date']);
  const off = await start({ validate: 'off', auth: 'off' });
  expect((await ask(off, update, '{"permissions":', { 'x-auth-token': '', 'x-user-id': '' })).status).toBe(
    200,
  );
});

test('answers wait and fail as they are asked to, the same way for the same seed', async () => {
  const mock = await start({ fail: 1 });
  const kinds = async (kind: string) => {
    await ask(mock, 'PUT /__mock/faults', { kinds: [kind] });
    return ask(mock, listAll).then(
      ({ status }) => status,
      () => 'cut',
    );
  };
  expect([await kinds('drop'), await kinds('truncate'), await kinds('error')]).toEqual(['cut', 'cut', 500]);
  const [line] = (await ask(mock, 'GET /__mock/requests')).body as { why: string[] }[];
  expect(line?.why).toEqual(['a fault that was asked for: drop']);
  await ask(mock, 'PUT /__mock/faults', { fail: 0, delay: [40, 60] });
  const start_ = performance.now();
  await ask(mock, listAll);
  expect(performance.now() - start_).toBeGreaterThan(35);
});

test('strict Prism speaks as Prism does', async () => {
  const mock = await start({ strictPrism: true });
  expect((await ask(mock, 'GET /nowhere')).body).toMatchObject({
    type: 'https://stoplight.io/prism/errors#NO_PATH_MATCHED_ERROR',
  });
});
