import { expect, test } from 'vitest';
import { ask, created } from './ask.ts';
import { fixtureMocks } from './fixture-mocks.ts';

const { jobs } = await fixtureMocks('jobs');

const patch = (id: unknown, priority: number, tag: string) =>
  ask(
    jobs,
    `PATCH /jobs/${id}`,
    { priority },
    { 'content-type': 'application/merge-patch+json', 'if-match': tag },
  );

test('an ETag is that of the state: it changes with a write, and the one before is refused', async () => {
  const { id } = await created(jobs, '/jobs', { kind: 'resize', input: 'https://example.com/a' }, {}, 202);
  const tag = (await ask(jobs, `GET /jobs/${id}`)).headers.get('etag') ?? '';
  expect(tag).toMatch(/^"[0-9a-f]{8}"$/);
  const changed = await patch(id, 7, tag);
  expect([changed.status, changed.body]).toMatchObject([200, { priority: 7 }]);
  expect(changed.headers.get('etag')).not.toBe(tag);
  const stale = await patch(id, 8, tag);
  expect([stale.status, stale.body]).toMatchObject([412, { status: 412 }]);
  expect((await ask(jobs, `GET /jobs/${id}`)).body).toMatchObject({ priority: 7 });
  expect((await patch(id, 8, changed.headers.get('etag') ?? '')).status).toBe(200);
});

test('a read that names the state that is gets 304, where that is documented', async () => {
  const { id } = await created(jobs, '/jobs', { kind: 'resize', input: 'https://example.com/a' }, {}, 202);
  const tag = (await ask(jobs, `GET /jobs/${id}`)).headers.get('etag') ?? '';
  const same = await ask(jobs, `GET /jobs/${id}`, undefined, { 'if-none-match': tag });
  expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', tag]);
  expect((await ask(jobs, `GET /jobs/${id}`, undefined, { 'if-none-match': '"00000000"' })).status).toBe(200);
});
