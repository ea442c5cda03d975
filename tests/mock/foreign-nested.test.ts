import { describe, expect, test } from 'vitest';
import { ask, created, fixtures, mockOf } from './ask.ts';
import { fixtureMocks } from './fixture-mocks.ts';

const { blog, jobs } = await fixtureMocks('blog', 'jobs');

const bearer = { authorization: 'Bearer me' };
const post = (body: object = {}) => created(blog, '/posts', { title: 'A', body: 'b', ...body }, bearer);

describe('what stands below a thing that was made', () => {
  test('begins empty, is made, and is found', async () => {
    const { slug } = await post();
    const comments = `/posts/${slug}/comments`;
    expect((await ask(blog, `GET ${comments}`, undefined, bearer)).body).toMatchObject({ items: [] });
    const comment = await created(blog, comments, { text: 'first' }, bearer);
    expect(comment).toMatchObject({ text: 'first', postSlug: slug });
    expect((await ask(blog, `GET ${comments}`, undefined, bearer)).body).toMatchObject({ items: [comment] });
    expect((await ask(blog, `GET ${comments}/${comment.id}`, undefined, bearer)).body).toEqual(comment);
  });

  test('is not found below another', async () => {
    const [one, other] = [await post(), await post()];
    const { id } = await created(blog, `/posts/${one.slug}/comments`, { text: 'x' }, bearer);
    const strange = `/posts/${other.slug}/comments/${id}`;
    expect((await ask(blog, `GET ${strange}`, undefined, bearer)).status).toBe(404);
  });

  test('goes with it, and does not come back with another of its name', async () => {
    await post({ slug: 'my-post' });
    await created(blog, '/posts/my-post/comments', { text: 'x' }, bearer);
    expect((await ask(blog, 'DELETE /posts/my-post', undefined, bearer)).status).toBe(204);
    expect((await ask(blog, 'GET /posts/my-post/comments', undefined, bearer)).status).toBe(404);
    await post({ slug: 'my-post' });
    expect((await ask(blog, 'GET /posts/my-post/comments', undefined, bearer)).body).toMatchObject({
      items: [],
    });
  });

  test('of what the spec shows bears the name of what it stands below', async () => {
    const [{ slug } = { slug: '' }] = (
      (await ask(blog, 'GET /posts', undefined, bearer)).body as { data: { slug: string }[] }
    ).data;
    const { items } = (await ask(blog, `GET /posts/${slug}/comments`, undefined, bearer)).body as {
      items: { postSlug: string }[];
    };
    expect(items.map(({ postSlug }) => postSlug)).toEqual([slug]);
  });
});

describe('a single thing below one that was made', () => {
  test('has a body that keeps its schema; below nothing there is nothing', async () => {
    const { id } = await created(jobs, '/jobs', { kind: 'resize', input: 'https://example.com/a' }, {}, 202);
    const result = await ask(jobs, `GET /jobs/${id}/result`);
    expect(result.body).toMatchObject({ checksum: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
    expect((await ask(jobs, 'GET /jobs/job_000000000001/result')).status).toBe(404);
  });

  test('goes with it', async () => {
    const { id } = await created(jobs, '/jobs', { kind: 'resize', input: 'https://example.com/a' }, {}, 202);
    await ask(jobs, `PUT /jobs/${id}/labels`, { env: 'prod' });
    expect((await ask(jobs, `GET /jobs/${id}/labels`)).body).toEqual({ env: 'prod' });
    await ask(jobs, `DELETE /jobs/${id}`);
    expect((await ask(jobs, `GET /jobs/${id}/labels`)).status).toBe(404);
    expect(JSON.stringify((await ask(jobs, 'GET /__mock/state')).body)).not.toContain('prod');
  });
});

test('what is done to a thing answers with it, where the spec says that it answers with such a thing', async () => {
  const { slug } = await post({ title: 'Mine' });
  const published = await ask(blog, `POST /posts/${slug}/publish`, undefined, bearer);
  expect(published.body).toMatchObject({ slug, title: 'Mine' });
  expect((await ask(blog, 'POST /posts/never-made/publish', undefined, bearer)).status).toBe(404);
});

test('paths may call a parameter otherwise, and each shows a value of its own', async () => {
  const press = await mockOf('press', {}, fixtures);
  try {
    const team = await created(press, '/teams', { label: 'A' });
    const members = `/teams/${team.id}/members`;
    expect((await ask(press, `GET ${members}`)).body).toEqual([]);
    const member = await created(press, members, { name: 'Ada' });
    expect(member).toMatchObject({ name: 'Ada', teamId: team.id });
    expect((await ask(press, `GET ${members}/${member.id}`)).body).toEqual(member);
    expect((await ask(press, 'GET /teams/41/members')).status).toBe(200);
    expect((await ask(press, 'GET /teams/42')).status).toBe(200);
    const strange = await ask(press, 'POST /teams/43/members', { name: 'Bea' });
    expect([strange.status, strange.headers.get('x-mock-why')]).toEqual([404, 'teamId 43 is not there']);
    await ask(press, `DELETE /teams/${team.id}`);
    expect((await ask(press, `GET ${members}`)).status).toBe(404);
  } finally {
    await press.close();
  }
});
