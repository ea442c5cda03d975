import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/shared/json.ts';
import { ask } from './ask.ts';
import { fixtureMocks } from './fixture-mocks.ts';

const { depot } = await fixtureMocks('depot');

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (where: string, body: string) => ask(depot, `POST ${where}`, body, form);

async function payers(query = ''): Promise<{ id: string; [name: string]: Json }[]> {
  const { body } = await ask(depot, `GET /payers${query}`);
  return (body as { data: { id: string }[] }).data;
}

describe('a form', () => {
  test('makes a thing: texts are what its fields are, names in brackets nest', async () => {
    const fields = 'name=1&limit=5&active=true&tags=a&tags=b&address[city]=Ulm&labels[1]=2';
    const made = await post('/payers', fields);
    expect(made.body).toMatchObject({
      name: '1',
      limit: 5,
      active: true,
      tags: ['a', 'b'],
      address: { city: 'Ulm' },
      labels: { 1: '2' },
    });
    const { id } = made.body as { id: string };
    expect((await ask(depot, `GET /payers/${id}`)).body).toEqual(made.body);
    expect((await payers()).map((payer) => payer.id)).toContain(id);
  });

  test('makes what a list can show, whatever else a read may answer', async () => {
    const made = await post('/payers', 'limit=3');
    expect(made.body).toMatchObject({ name: null, limit: 3 });
    expect(await payers()).toContainEqual(made.body);
  });

  test('of a name like __proto__ pollutes nothing', async () => {
    const made = await post('/payers', 'name=x&labels[__proto__]=y&labels[constructor]=z');
    expect(made.status).toBe(200);
    expect(Object.hasOwn(Object.prototype, 'y')).toBe(false);
    expect(made.text).toContain('"constructor":"z"');
    // Quadratic in what is never closed, this takes minutes
    expect((await post('/payers', 'x['.repeat(2_000_000))).status).toBe(422);
  });

  test('that is the example of a refusal gets that refusal', async () => {
    const refused = await post('/payers', 'name=Ben&limit=1');
    expect([refused.status, refused.body]).toEqual([402, { message: 'no money' }]);
    expect((await post('/payers', 'name=Ann&limit=5')).status).toBe(200);
    expect(await payers()).toHaveLength(2);
  });

  test('that is posted to a thing changes what it names', async () => {
    const [{ id = '', ...before } = {}] = await payers();
    expect((await post(`/payers/${id}`, 'name=Other')).body).toMatchObject({ ...before, id, name: 'Other' });
    expect((await ask(depot, `GET /payers/${id}`)).body).toMatchObject({ name: 'Other' });
  });
});

describe('an id that nothing shows', () => {
  test('begins as its pattern does, and leads to the thing; what is deleted says so and is gone', async () => {
    const [{ id = '' } = {}] = await payers();
    expect(id).toMatch(/^pay_[0-9a-f]+$/);
    expect((await ask(depot, `GET /payers/${id}`)).body).toMatchObject({ id });
    const gone = await ask(depot, `DELETE /payers/${id}`);
    expect([gone.status, gone.body]).toEqual([200, { id, deleted: true }]);
    expect((await ask(depot, `GET /payers/${id}`)).status).toBe(404);
    expect(await payers()).toEqual([]);
  });

  test('fits the path where the thing is one of several kinds, and shows what its kind has', async () => {
    for (const sent of [
      { kind: 'card', month: 3 },
      { kind: 'bank', iban: 'DE1' },
    ]) {
      const made = await ask(depot, 'POST /means', sent);
      const { id, ...rest } = made.body as { id: string };
      expect(id).toMatch(/^pm_[0-9a-f]+$/);
      const { iban: _, ...shown } = { iban: '', ...sent };
      expect(rest).toEqual({ ...shown, last4: expect.stringMatching(/^\d{4}$/) });
      expect((await ask(depot, `GET /means/${id}`)).body).toEqual(made.body);
    }
  });

  test('that breaks its pattern names nothing, where only that is documented', async () => {
    const { status, headers } = await ask(depot, 'GET /means/PM');
    expect([status, headers.get('x-mock-why')]).toEqual([404, expect.stringContaining('must match pattern')]);
  });
});

describe('a list', () => {
  test('begins behind the thing that starting_after names', async () => {
    for (const name of ['a', 'b', 'c']) await post('/payers', `name=${name}`);
    const all = (await payers()).map(({ id }) => id);
    const seen: string[] = [];
    for (const _ of all) {
      const after = seen.length === 0 ? '' : `&starting_after=${seen.at(-1)}`;
      seen.push(...(await payers(`?limit=1${after}`)).map(({ id }) => id));
    }
    expect(seen).toEqual(all);
    expect(await payers(`?starting_after=${all.at(-1)}`)).toEqual([]);
  });

  test('keeps to bounds and fields in brackets', async () => {
    await post('/payers', 'name=Zoe');
    const [first, last] = await payers();
    const created = Number(last?.created);
    expect(created).toBeGreaterThan(Number(first?.created));
    expect(await payers(`?created[gte]=${created}`)).toEqual([last]);
    expect(await payers(`?created[lt]=${created}`)).toEqual([first]);
    expect(await payers('?filter[name]=Zoe')).toEqual([last]);
  });
});
