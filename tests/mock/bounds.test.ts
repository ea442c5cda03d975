import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { fixtures, mockOf } from './ask.ts';

const lines: string[] = [];
let mock: Mock;

beforeAll(async () => {
  const bounds = { session: 20_000, total: 50_000 };
  mock = await mockOf('blog', { bounds, log: (line) => lines.push(line) }, fixtures);
});
afterAll(() => mock.close());

const post = (session: string, size: number) =>
  fetch(`${mock.url}/posts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mock-session': session, authorization: 'Bearer me' },
    body: JSON.stringify({ title: 'long', body: 'x'.repeat(size) }),
  });

test('a session that is full refuses what would be written, and takes it again once it is reset', async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 5; index += 1) statuses.push((await post('greedy', 6_000)).status);
  expect(statuses.filter((status) => status === 507).length).toBeGreaterThan(1);
  expect(statuses[0]).not.toBe(507);
  await fetch(`${mock.url}/__mock/reset`, { method: 'POST', headers: { 'x-mock-session': 'greedy' } });
  expect((await post('greedy', 6_000)).status).not.toBe(507);
});

test('when all sessions together hold too much, the ones that were quiet longest go, and the log says so', async () => {
  for (const name of ['one', 'two', 'three', 'four', 'five']) await post(name, 15_000);
  expect(lines.some((line) => /sessions that were quiet longest are forgotten/.test(line))).toBe(true);
  expect((await post('five', 100)).status).not.toBe(507);
});

test('a page of another site steers nothing, and the API answers it all the same', async () => {
  const evil = { host: '127.0.0.1', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const ask = (path: string, method: string) =>
    new Promise<number>((resolve, reject) => {
      request(`${mock.url}${path}`, { method, headers: evil }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  expect(await ask('/__mock/reset', 'POST')).toBe(403);
  expect(await ask('/__mock/state', 'GET')).toBe(403);
  expect(await ask('/__mock/faults', 'OPTIONS')).toBe(403);
  expect(await ask('/posts', 'GET')).not.toBe(403);
});
