import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask, fixtures, mockOf } from './ask.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await mockOf('shop', {}, fixtures);
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const lamp = { name: 'lamp', price: 20, colour: 'red' };

describe('an API of which only openapi.yaml is there', () => {
  test('what is created is found, with an id of the right shape and a Location that leads there', async () => {
    const created = await ask(mock, 'POST /items', { ...lamp, secret: 'x' });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject(lamp);
    expect(created.body).not.toHaveProperty('secret');
    const { id } = created.body as { id: number };
    expect(id).toBeTypeOf('number');
    expect(created.headers.get('location')).toBe(`/items/${id}`);
    expect((await ask(mock, `GET /items/${id}`)).body).toEqual(created.body);
  });

  test('the example of the path parameter is there from the start', async () => {
    expect((await ask(mock, 'GET /items/7')).body).toMatchObject({ id: 7 });
    expect((await ask(mock, 'GET /api/items/7')).status).toBe(200);
  });

  test('what is not there gets the documented error', async () => {
    for (const request of [
      'GET /items/12345',
      'DELETE /items/12345',
      'GET /items/12345/reviews',
      'GET /items/2147483646',
    ]) {
      const answer = await ask(mock, request);
      expect([request, answer.status, answer.body]).toEqual([
        request,
        404,
        { status: 404, message: 'No such thing' },
      ]);
    }
  });

  test('PUT replaces, twice is as good as once; PATCH merges and takes away; DELETE takes all away', async () => {
    const { id, createdAt } = (await ask(mock, 'POST /items', lamp)).body as {
      id: number;
      createdAt: string;
    };
    const chair = { name: 'chair', price: 5 };
    const put = await ask(mock, `PUT /items/${id}`, chair);
    expect(put.body).toEqual({ ...chair, id, createdAt });
    expect((await ask(mock, `PUT /items/${id}`, chair)).body).toEqual(put.body);
    expect((await ask(mock, `PATCH /items/${id}`, { price: 6, colour: 'blue' })).status).toBe(204);
    expect((await ask(mock, `GET /items/${id}`)).body).toEqual({
      ...chair,
      price: 6,
      colour: 'blue',
      id,
      createdAt,
    });
    await ask(mock, `PATCH /items/${id}`, { colour: null });
    expect((await ask(mock, `GET /items/${id}`)).body).toEqual({ ...chair, price: 6, id, createdAt });
    expect((await ask(mock, `DELETE /items/${id}`)).status).toBe(204);
    expect((await ask(mock, `GET /items/${id}`)).status).toBe(404);
    expect((await ask(mock, `DELETE /items/${id}`)).status).toBe(404);
  });

  test('a refused request changes nothing', async () => {
    const before = (await ask(mock, 'GET /items')).body;
    expect((await ask(mock, 'POST /items', { name: '', price: -1 })).status).toBe(400);
    expect((await ask(mock, 'POST /items', lamp, { 'x-key': '' })).status).toBe(401);
    expect((await ask(mock, 'PUT /items/7', { name: 1 })).status).toBe(400);
    expect((await ask(mock, 'GET /items')).body).toEqual(before);
  });

  test('lists page, end, count, filter and sort', async () => {
    await ask(mock, 'DELETE /items/7');
    for (const [name, price] of [
      ['a', 3],
      ['b', 1],
      ['c', 2],
    ] as const)
      await ask(mock, 'POST /items', { ...lamp, name, price });
    await ask(mock, 'POST /items', { ...lamp, name: 'd', price: 9, colour: 'green' });
    const names = async (query: string) => {
      const { total, items } = (await ask(mock, `GET /items?${query}`)).body as {
        total: number;
        items: { name: string }[];
      };
      return [total, items.map(({ name }) => name).join('')];
    };
    expect(await names('')).toEqual([4, 'abcd']);
    expect([
      await names('per_page=3'),
      await names('per_page=3&page=2'),
      await names('per_page=3&page=3'),
    ]).toEqual([
      [4, 'abc'],
      [4, 'd'],
      [4, ''],
    ]);
    expect(await names('sort=price')).toEqual([4, 'bcad']);
    expect(await names('sort=-price')).toEqual([4, 'dacb']);
    expect(await names('colour=green')).toEqual([1, 'd']);
  });

  test('what stands below a thing is its own', async () => {
    const { id } = (await ask(mock, 'POST /items', lamp)).body as { id: number };
    expect((await ask(mock, `GET /items/${id}/reviews`)).body).toEqual([]);
    const { key } = (await ask(mock, `POST /items/${id}/reviews`, { stars: 4 })).body as { key: string };
    expect((await ask(mock, `GET /items/${id}/reviews/${key}`)).body).toEqual({ key, stars: 4 });
    expect((await ask(mock, `GET /items/7/reviews/${key}`)).status).toBe(404);
  });

  test('a document that is read and written as a whole reads back', async () => {
    expect((await ask(mock, 'GET /settings')).body).toEqual({ currency: 'EUR', open: true });
    await ask(mock, 'PUT /settings', { currency: 'CHF' });
    expect((await ask(mock, 'GET /settings')).body).toEqual({ currency: 'CHF' });
  });

  test('names of prototypes are names like any other', async () => {
    expect((await ask(mock, 'GET /items/__proto__')).status).toBe(404);
    expect(
      (await ask(mock, 'POST /items', '{"name":"x","price":1,"__proto__":{"polluted":true}}')).status,
    ).toBe(201);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((await ask(mock, 'GET /items?__proto__=1&constructor=2')).status).toBe(200);
  });

  test('an unknown path, a wrong method and rubbish get the shape of the documented errors', async () => {
    const unknown = await ask(mock, 'GET /nowhere');
    expect([unknown.status, unknown.body]).toEqual([404, { status: 404, message: 'No such thing' }]);
    const wrong = await ask(mock, 'DELETE /items');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
    expect(wrong.body).toMatchObject({ status: 405 });
    const rubbish = await ask(mock, 'POST /items', '{"name":');
    expect([rubbish.status, rubbish.body]).toEqual([400, { status: 400, message: 'Invalid' }]);
    expect(rubbish.headers.get('x-mock-why')).toMatch(/^the body is not JSON/);
  });
});
