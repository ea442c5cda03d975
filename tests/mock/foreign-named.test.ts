import { describe, expect, test } from 'vitest';
import { deriveProbes } from '../../src/probes/derive.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { ask, created, fixtures } from './ask.ts';
import { fixtureMocks } from './fixture-mocks.ts';

const { depot } = await fixtureMocks('depot');

const codes = async () =>
  ((await ask(depot, 'GET /crates')).body as { code: string }[]).map(({ code }) => code).sort();

describe('what the spec names', () => {
  test('is there from the start, wherever it stands; what it shows as unknown is not', async () => {
    // Two examples of the path, what PATCH answers
    expect(await codes()).toEqual(['A-0', 'A-2', 'A-3']);
    expect((await ask(depot, 'GET /crates/A-3')).body).toEqual({ code: 'A-3', weight: 7, sealed: true });
    const unknown = await ask(depot, 'GET /crates/Z-9');
    expect([unknown.status, unknown.body]).toEqual([404, { message: 'no such crate' }]);
  });

  test.each(['A-0', 'A-2', 'A-3'])('%s is read, changed and deleted', async (code) => {
    expect((await ask(depot, `PATCH /crates/${code}`, { weight: 9 })).body).toMatchObject({
      code,
      weight: 9,
    });
    expect((await ask(depot, `GET /crates/${code}`)).body).toMatchObject({ code, weight: 9 });
    expect((await ask(depot, `DELETE /crates/${code}`)).status).toBe(204);
    expect((await ask(depot, `GET /crates/${code}`)).status).toBe(404);
  });

  test('is free to be made where the spec shows it as what is made', async () => {
    expect((await ask(depot, 'POST /crates', { code: 'A-1', weight: 5 })).status).toBe(201);
    expect((await ask(depot, 'POST /crates', { code: 'A-1', weight: 5 })).status).toBe(409);
  });
});

test('what is done to a thing that no value names is done to any', async () => {
  const { code } = await created(depot, '/crates', {
    code: '3f0c1a52-9d7e-4f0a-8a57-2b1d6c1e9a10',
    weight: 1,
  });
  expect((await ask(depot, `POST /crates/${code}/seal`)).body).toMatchObject({ code });
  // The value that the suite makes up for this path alone
  const spec = await loadSpec(chooseApi('depot', fixtures));
  const probes = deriveProbes(spec, { value: () => undefined, bodyPlaces: [], examplesExist: true });
  const made = probes.find(({ id }) => id === 'sealCrate/valid/valid request')?.draft?.path.code;
  expect(await codes()).not.toContain(made);
  expect((await ask(depot, `POST /crates/${made}/seal`)).body).toMatchObject({ code: made });
  expect((await ask(depot, `PATCH /crates/${made}`, { weight: 9 })).body).toMatchObject({ code: made });
  expect((await ask(depot, `POST /crates/${made}/seal`)).body).toMatchObject({ code: made, weight: 9 });
  expect((await ask(depot, `DELETE /crates/${made}`)).status).toBe(204);
  expect((await ask(depot, `POST /crates/${made}/seal`)).status).toBe(404);
});

describe('another key in a body', () => {
  test('renames where the answer is documented to say where the thing is; what stands below goes with it', async () => {
    await ask(depot, 'POST /crates/A-0/notes', { text: 'fragile' });
    const { body, headers } = await ask(depot, 'PATCH /crates/A-0', { code: 'B-1' });
    expect([body, headers.get('location')]).toEqual([
      expect.objectContaining({ code: 'B-1' }),
      '/crates/B-1',
    ]);
    expect((await ask(depot, 'GET /crates/A-0')).status).toBe(404);
    expect((await ask(depot, 'GET /crates/B-1/notes')).text).toContain('fragile');
    expect((await ask(depot, 'PATCH /crates/A-2', { code: 'B-1' })).status).toBe(409);
  });

  test('does not where it is not', async () => {
    const put = await ask(depot, 'PUT /crates/A-0', { code: 'B-1', weight: 4 }, { 'if-match': '*' });
    expect(put.body).toMatchObject({ code: 'A-0', weight: 4 });
  });
});

test('a write that has to say which state it means, and does not, gets 428', async () => {
  expect((await ask(depot, 'PUT /crates/A-0', { code: 'A-0', weight: 4 })).status).toBe(428);
  expect((await ask(depot, 'PUT /crates/A-0', {}, { 'if-match': '*' })).status).toBe(400);
});

test('what no answer could show is not kept, and that is told', async () => {
  const { status, headers } = await ask(depot, 'PATCH /crates/A-0', { weight: -1 });
  expect([status, headers.get('x-mock-why')]).toEqual([200, expect.stringContaining('nothing was kept')]);
});
