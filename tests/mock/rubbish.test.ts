import { request as send } from 'undici';
import { expect, test } from 'vitest';
import { createRandom } from '../../src/mock/random.ts';
import { ask, credentials, mockOf } from './ask.ts';

const one = '/v1/workspaces/64c1a7f0d3b2e8459f6a0b11';
const paths = [
  one,
  '/v1/workspaces',
  '/v1/workspaces/../../etc/passwd',
  '/%00',
  '/v1/workspaces/%ff%fe',
  '/v1/workspaces/users/__proto__/roles',
  '/%2e%2e/',
  '//',
  '/v1/workspaces/constructor/meta',
  `/${'a/'.repeat(500)}`,
];
const bodies = [
  '{"__proto__":{"polluted":1},"name":"n"}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '[[[[',
  '\u0000',
  'null',
  '{"workspaces":[{"uid":"__proto__","roles":["x"]}]}',
  '{"metadata":{"name":"m"}}',
  `"${'x'.repeat(20_000)}"`,
  '['.repeat(5_000),
  '{"name":1e999}',
];
const methods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD'] as const;

test('1 000 mixed requests, most of them rubbish, leave a mock answering with its state right', {
  timeout: 60_000,
}, async () => {
  const mock = await mockOf('palette');
  const random = createRandom('rubbish');
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  await ask(mock, `PUT ${one}/meta`, { name: 'kept' }, { 'x-mock-session': 'kept' });
  const statuses = new Set<number>();
  const worker = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) {
      const method = any(methods);
      const body =
        method === 'GET' || method === 'HEAD' ? null : any([...bodies, Buffer.from([0xff, 0xfe, 0x80])]);
      const headers = {
        ...credentials,
        'content-type': any(['application/json', 'text/plain', ';;;', 'application/json; charset=ü']),
      };
      const answer = await send(mock.url + any(paths), {
        method,
        body,
        headers: { ...headers, 'content-type': encodeURI(headers['content-type']) },
      });
      await answer.body.dump();
      statuses.add(answer.statusCode);
    }
  };
  await Promise.all([worker(400), worker(300), worker(300)]);
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect((await ask(mock, `GET ${one}`, undefined, { 'x-mock-session': 'kept' })).body).toMatchObject({
    metadata: { name: 'kept' },
  });
  await mock.close();
});
