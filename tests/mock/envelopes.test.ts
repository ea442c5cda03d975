import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { ask, fixtures, mockOf } from './ask.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await mockOf('library', {}, fixtures);
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

async function created(where: string, body: object): Promise<Record<string, unknown>> {
  const answer = await ask(mock, `POST ${where}`, body);
  expect(answer.status).toBe(201);
  return answer.body as Record<string, unknown>;
}

const listed = async (query: string) => (await ask(mock, `GET /authors${query}`)).body;
const named = (...names: string[]) => ({ data: names.map((name) => expect.objectContaining({ name })) });

test('an envelope without an example counts what is there, page by page', async () => {
  await created('/authors', { name: 'Ada' });
  await created('/authors', { name: 'Bea' });
  expect(await listed('?per_page=2&page=2')).toMatchObject({
    ...named('Bea'),
    meta: { total: 3, page: 2, per_page: 2, total_pages: 2 },
  });
  expect(await listed('?page=9')).toMatchObject({ data: [], meta: { total: 3, page: 9 } });
});

test('lists are filtered by a field, searched for words, and sorted either way', async () => {
  await created('/authors', { name: 'Ada', country: 'UK' });
  await created('/authors', { name: 'Bea', country: 'FR' });
  expect(await listed('?country=FR')).toMatchObject(named('Bea'));
  expect(await listed('?q=AD')).toMatchObject(named('Ada'));
  const [first] = ((await listed('?sort=name')) as { data: { name: string }[] }).data;
  expect(first?.name).toBe('Ada');
});

test('a cursor leads to the last page, where it is null', async () => {
  const { id } = await created('/authors', { name: 'Ada' });
  expect((await ask(mock, `GET /authors/${id}/books`)).body).toEqual({ items: [], next_cursor: null });
  for (const title of ['a', 'b', 'c']) await created(`/authors/${id}/books`, { title });
  const page = (await ask(mock, `GET /authors/${id}/books`)).body as { next_cursor: string };
  const last = (await ask(mock, `GET /authors/${id}/books?cursor=${page.next_cursor}`)).body;
  expect(last).toMatchObject({ items: [{ title: 'c' }], next_cursor: null });
});

test('a thing below another bears the id of that', async () => {
  const { id } = await created('/authors', { name: 'Ada' });
  const book = await created(`/authors/${id}/books`, { title: 'a' });
  expect(book).toMatchObject({ authorId: id, id: expect.any(Number), status: 'draft' });
});

test('a change moves the time of the last change, and no other', async () => {
  await ask(mock, 'POST /__mock/clock', { now: '2026-01-01T00:00:00Z', frozen: true });
  const { id } = await created('/authors', { name: 'Ada' });
  await ask(mock, 'POST /__mock/clock', { advance: 60_000 });
  const type = { 'content-type': 'application/merge-patch+json' };
  const changed = await ask(mock, `PATCH /authors/${id}`, { born: 1815 }, type);
  expect(changed.body).toMatchObject({
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:01:00.000Z',
  });
  const put = await ask(mock, `PUT /authors/${id}`, { name: 'Bea' });
  expect(put.body).toMatchObject({ name: 'Bea', updated_at: '2026-01-01T00:01:00.000Z' });
});

test('a query that breaks the contract is told which promise, though none is documented for it', async () => {
  const answer = await ask(mock, 'GET /authors?per_page=0');
  expect(answer.headers.get('x-mock-why')).toContain('per_page');
});
