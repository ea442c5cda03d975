import { expect, test } from 'vitest';
import { ask, created } from './ask.ts';
import { fixtureMocks } from './fixture-mocks.ts';

const { press } = await fixtureMocks('press');

interface Single {
  readonly article: { readonly slug: string };
}

const article = async (title: string) =>
  (await created(press, '/articles', { article: { title, description: 'd' } })) as unknown as Single;

test('a thing that stands in the one field of each body is found, changed and listed', async () => {
  const made = await article('A');
  const { slug } = made.article;
  expect(made).toMatchObject({ article: { title: 'A', description: 'd', slug: expect.any(String) } });
  expect((await ask(press, `GET /articles/${slug}`)).body).toEqual(made);
  const put = await ask(press, `PUT /articles/${slug}`, { article: { title: 'B' } });
  expect(put.body).toMatchObject({ article: { ...made.article, title: 'B' } });
  const listed = (await ask(press, 'GET /articles')).body as { articles: unknown[] };
  expect(listed).toMatchObject({ articlesCount: listed.articles.length });
  expect(listed.articles).toContainEqual((put.body as unknown as Single).article);
  expect((await ask(press, `DELETE /articles/${slug}`)).status).toBe(204);
  expect((await ask(press, `GET /articles/${slug}`)).status).toBe(404);
});

test('the only field of a change is a field of the thing, where the answer holds no such', async () => {
  const { slug } = (await article('A')).article;
  const changed = await ask(press, `PATCH /articles/${slug}`, { cover: { url: 'x' } });
  expect(changed.body).toMatchObject({ article: { slug, title: 'A', cover: { url: 'x' } } });
});

test('a list of which no path names a thing grows, below each thing its own', async () => {
  const [one, other] = [(await article('A')).article, (await article('B')).article];
  expect((await ask(press, `GET /articles/${one.slug}/replies`)).body).toEqual([]);
  const first = await created(press, `/articles/${one.slug}/replies`, { text: 'first' });
  const second = await created(press, `/articles/${one.slug}/replies`, { text: 'first' });
  expect(first).toEqual({ text: 'first', at: expect.any(String) });
  expect((await ask(press, `GET /articles/${one.slug}/replies`)).body).toEqual([first, second]);
  expect((await ask(press, `GET /articles/${other.slug}/replies`)).body).toEqual([]);
});

test('code, message and data around a thing and around a list stay there', async () => {
  const made = await created(press, '/notes', { text: 'a' }, {}, 200);
  expect(made).toMatchObject({ code: expect.any(Number), data: { id: expect.any(Number), text: 'a' } });
  const { id } = made.data as { id: number };
  expect((await ask(press, `GET /notes/${id}`)).body).toMatchObject({ data: made.data });
  await created(press, '/notes', { text: 'b' }, {}, 200);
  expect((await ask(press, 'GET /notes?page_size=1&page=3')).body).toMatchObject({
    data: { total: 3, list: [{ text: 'b' }] },
  });
});
