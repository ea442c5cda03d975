import { beforeEach, describe, expect, test } from 'vitest';
import { ask, created, fixtures, mockOf } from './ask.ts';
import { fixtureMocks } from './fixture-mocks.ts';

const { blog, jobs, inventory } = await fixtureMocks('blog', 'jobs', 'inventory');

const bearer = { authorization: 'Bearer me' };
const basic = { authorization: 'Basic YTph' };

describe('a list is narrowed', () => {
  beforeEach(async () => {
    for (const [time, title, tags] of [
      ['2030-01-01T10:00:00Z', 'one', ['a', 'b']],
      ['2030-02-01T10:00:00Z', 'two', ['b']],
      ['2030-03-01T10:00:00Z', 'three', []],
    ] as const) {
      await ask(blog, 'POST /__mock/clock', { now: time, frozen: true });
      await created(blog, '/posts', { title, body: 'words', tags }, bearer);
    }
  });

  test.each([
    ['tag=a', ['one']],
    ['tag=b', ['one', 'two']],
    ['tag=nothing', []],
    ['q=THRE', ['three']],
    ['since=2030-02-01T10:00:00Z', ['two', 'three']],
    ['since=2030-01-15T00:00:00Z&until=2030-02-15T00:00:00Z', ['two']],
    ['since=2040-01-01T00:00:00Z', []],
    ['status=draft&since=2030-03-01T00:00:00Z', ['three']],
  ])('by %s', async (query, titles) => {
    const { body, headers } = await ask(blog, `GET /posts?${query}`, undefined, bearer);
    const { data, total } = body as { data: { title: string }[]; total: number };
    expect(data.map(({ title }) => title)).toEqual(titles);
    expect([total, headers.get('x-total-count')]).toEqual([titles.length, String(titles.length)]);
  });
});

describe('a bound by its name', () => {
  const item = (sku: string) => ({
    sku,
    kind: 'garment',
    title: sku,
    price: { amount: '1.00', currency: 'EUR' },
    size: 'M',
  });
  beforeEach(async () => {
    await ask(inventory, 'POST /__mock/clock', { now: '2030-01-10T10:00:00Z', frozen: true });
    await created(inventory, '/items', item('AAA-00001'), basic);
    await ask(inventory, 'POST /__mock/clock', { now: '2030-01-20T10:00:00Z', frozen: true });
    await created(inventory, '/items', item('AAA-00002'), basic);
  });

  test.each([
    ['from=2030-01-20', ['AAA-00002']],
    ['from=2030-01-01&to=2030-01-10', ['AAA-00001']],
    ['from=2030-01-21', []],
    ['kind=garment&from=2030-01-01', ['AAA-00001', 'AAA-00002']],
  ])('%s is a day and no offset', async (query, skus) => {
    const { items } = (await ask(inventory, `GET /items?${query}`, undefined, basic)).body as {
      items: { sku: string }[];
    };
    expect(items.map(({ sku }) => sku)).toEqual(skus);
  });

  test('created_after and its like are about the field of that name', async () => {
    const input = 'https://example.com/a';
    await created(jobs, '/jobs', { kind: 'resize', input }, {}, 202);
    const count = async (query: string) =>
      ((await ask(jobs, `GET /jobs?${query}`)).body as { jobs: unknown[] }).jobs.length;
    expect(await count('submitted_after=2026-06-01T00:00:00Z')).toBe(1);
    expect(await count('submitted_after=2100-01-01T00:00:00Z')).toBe(0);
    expect(await count('submitted_before=2100-01-01T00:00:00Z')).toBe(2);
    expect(await count('state=queued,running')).toBe(2);
    expect(await count('state=failed')).toBe(0);
  });
});

describe('cursors', () => {
  const walk = async (between: (index: number) => Promise<unknown> = async () => undefined) => {
    const seen: string[] = [];
    let after: string | null | undefined = '';
    for (let index = 0; index < 20 && after !== null && after !== undefined; index += 1) {
      const cursor: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
      const { body } = await ask(inventory, `GET /items?limit=2${cursor}`, undefined, basic);
      const page = body as { items: { sku: string }[]; paging: { hasMore: boolean; after?: string | null } };
      seen.push(...page.items.map(({ sku }) => sku));
      after = page.paging.after;
      expect(page.paging.hasMore).toBe(after !== null && after !== undefined);
      await between(index);
    }
    return seen;
  };
  const sku = (index: number) => `AAA-0000${index}`;
  beforeEach(async () => {
    const price = { amount: '1.00', currency: 'EUR' };
    for (const index of [1, 2, 3, 4, 5, 6]) {
      const item = { sku: sku(index), kind: 'garment', title: 'x', price, size: 'M' };
      await created(inventory, '/items', item, basic);
    }
  });

  test('show every item once, and end', async () => {
    const seen = await walk();
    expect(seen.slice(1)).toEqual([1, 2, 3, 4, 5, 6].map(sku));
    expect(new Set(seen).size).toBe(7);
  });

  test('neither repeat nor lose an item when another goes meanwhile', async () => {
    const seen = await walk(async (index) => {
      if (index === 0) await ask(inventory, `DELETE /items/${sku(1)}`, undefined, basic);
    });
    expect(seen.slice(1)).toEqual([1, 2, 3, 4, 5, 6].map(sku));
  });
});

test('addresses of next pages lead there, in the body and in Link; that of a thing made leads to it', async () => {
  const press = await mockOf('press', {}, fixtures);
  try {
    for (const kind of ['a', 'a', 'a', 'b']) {
      const made = await ask(press, 'POST /events', { kind });
      expect(await (await fetch(made.headers.get('location') ?? '')).json()).toEqual(made.body);
    }
    const first = await ask(press, 'GET /events?kind=a');
    const { next } = first.body as { next: string };
    expect(first.headers.get('link')).toBe(`<${next}>; rel="next"`);
    const last = (await (await fetch(next)).json()) as { results: unknown[]; next: string | null };
    expect(last).toEqual({ results: [expect.objectContaining({ kind: 'a' })], next: null });
  } finally {
    await press.close();
  }
});
