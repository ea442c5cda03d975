import { describe, expect, test } from 'vitest';
import { ask, created } from './ask.ts';
import { fixtureMocks } from './fixture-mocks.ts';

const { blog, jobs, inventory } = await fixtureMocks('blog', 'jobs', 'inventory');

const bearer = { authorization: 'Bearer me' };
const basic = { authorization: 'Basic YTph' };
const shirt = {
  sku: 'GAR-00001',
  kind: 'garment',
  title: 'Shirt',
  price: { amount: '9.00', currency: 'EUR' },
  size: 'M',
};

describe('an id that the mock gives', () => {
  test('matches the pattern that the path asks for, and leads there', async () => {
    const ids = new Set<unknown>();
    for (const input of ['https://example.com/a', 'https://example.com/b', 'https://example.com/c']) {
      const made = await ask(jobs, 'POST /jobs', { kind: 'resize', input });
      const { id } = made.body as { id: string };
      expect(id).toMatch(/^job_[0-9A-Za-z]{12}$/);
      expect(made.headers.get('location')).toBe(`/jobs/${id}`);
      expect((await ask(jobs, `GET /jobs/${id}`)).body).toEqual(made.body);
      ids.add(id);
    }
    expect(ids.size).toBe(3);
  });

  test('lies within the bounds of a number', async () => {
    await created(inventory, '/items', shirt, basic);
    const movements = '/items/GAR-00001/movements';
    const first = await created(inventory, movements, { kind: 'receipt', quantity: 3 }, basic);
    const second = await created(inventory, movements, { kind: 'receipt', quantity: 4 }, basic);
    for (const { number } of [first, second]) {
      expect(number).toBeGreaterThanOrEqual(100_000);
      expect((await ask(inventory, `GET ${movements}/${number}`, undefined, basic)).status).toBe(200);
    }
    expect(first.number).not.toBe(second.number);
  });

  test('is no value that the path refuses', async () => {
    const { slug } = await created(blog, '/posts', { title: 'A', body: 'b' }, bearer);
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

describe('a field that is the key of the path', () => {
  test('is the id of what POST brings', async () => {
    await created(blog, '/posts', { title: 'A', body: 'b', slug: 'my-own' }, bearer);
    expect((await ask(blog, 'GET /posts/my-own', undefined, bearer)).body).toMatchObject({ title: 'A' });
  });

  test('is set by the path of PUT, which may leave it out', async () => {
    const made = await ask(inventory, 'PUT /warehouses/NY', { name: 'New York' }, basic);
    expect([made.status, made.body]).toEqual([201, { code: 'NY', name: 'New York' }]);
    expect((await ask(inventory, 'GET /warehouses/NY', undefined, basic)).body).toEqual(made.body);
    await created(blog, '/posts', { title: 'A', body: 'b', slug: 'my-own', tags: ['x'] }, bearer);
    const put = await ask(blog, 'PUT /posts/my-own', { title: 'B', body: 'c' }, bearer);
    // The default of what was left out, and the rest as it was
    expect(put.body).toMatchObject({ slug: 'my-own', title: 'B', status: 'draft', tags: [] });
  });

  test('is in conflict only when something bears it', async () => {
    await created(inventory, '/items', shirt, basic);
    expect((await ask(inventory, 'POST /items', shirt, basic)).status).toBe(409);
    await created(inventory, '/items', { ...shirt, sku: 'GAR-00002' }, basic);
    await ask(inventory, 'DELETE /items/GAR-00001', undefined, basic);
    await created(inventory, '/items', shirt, basic);
    for (const title of ['A', 'A']) await created(blog, '/posts', { title, body: 'b' }, bearer);
  });

  test('is no id where only the server gives one: what comes back in a body stays the server’s', async () => {
    await created(inventory, '/items', shirt, basic);
    const movements = '/items/GAR-00001/movements';
    const one = await created(inventory, movements, { kind: 'receipt', quantity: 1 }, basic);
    const two = await created(inventory, movements, { ...one, quantity: 2 }, basic);
    expect(two.number).not.toBe(one.number);
    const put = await ask(inventory, 'PUT /items/GAR-00001', { ...shirt, stock: 99 }, basic);
    expect(put.body).toMatchObject({ stock: 0, createdAt: expect.any(String) });
  });
});

test('what the spec pairs with a creation is created, though the spec shows it from the start', async () => {
  expect((await ask(inventory, 'GET /suppliers/acme', undefined, basic)).status).toBe(200);
  const acme = { code: 'acme', name: 'Acme' };
  expect((await ask(inventory, 'POST /suppliers', acme, basic)).status).toBe(201);
  expect((await ask(inventory, 'POST /suppliers', acme, basic)).status).toBe(409);
});
