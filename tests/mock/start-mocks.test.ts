import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startMocks } from '../../src/mock/start-mocks.ts';
import { ask } from './ask.ts';

test('mocks start on free ports, forget between tests, and stop', async () => {
  const mocks = await startMocks();
  expect(Object.keys(mocks.urls)).toContain('palette');
  const user = '/v1/workspaces/users/u/roles';
  const target = { url: mocks.url('palette') };
  await ask(target, `PUT ${user}`, { workspaces: [{ uid: '64c1a7f0d3b2e8459f6a0b11', roles: ['r'] }] });
  expect((await ask(target, `GET ${user}`)).text).toContain('payments');
  const session = { 'x-mock-session': 'one' };
  await ask(target, 'POST /__mock/clock', { advance: 1e12 }, session);
  await ask(target, 'PUT /__mock/faults', { fail: 1, kinds: ['error'] }, session);
  mocks.reset();
  const { now } = (await ask(target, 'GET /__mock/clock', undefined, session)).body as { now: string };
  expect(Date.parse(now)).toBeLessThan(Date.now() + 1e9);
  expect((await ask(target, `GET ${user}`, undefined, session)).status).toBe(200);
  expect((await ask(target, `GET ${user}`)).body).toEqual({ projects: [] });
  await mocks.close();
  await expect(ask(target, `GET ${user}`)).rejects.toThrow();
  expect(() => mocks.url('nobody')).toThrow('No mock of "nobody" was started.');
});

test('the example of the page is the example that runs', () => {
  const page = readFileSync('docs/mocks.md', 'utf8');
  const example = readFileSync('tests/mock/example.test.ts', 'utf8');
  expect(page).toContain(example.trim());
});
