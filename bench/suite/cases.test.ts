/** Every case is answered by the faithful stand-in with the status that it promises. */
import { expect, test } from 'vitest';
import { apis } from '../../tests/reference-servers/apis.ts';
import { casesOf, pathOf } from './cases.ts';

test.each(Object.keys(apis))('%s answers each case as promised', async (name) => {
  const server = await apis[name]?.start();
  const wrong: string[] = [];
  for (const one of casesOf(name)) {
    const { method, headers, body, status } = one;
    const init = { method, headers, ...(body === undefined ? {} : { body }) };
    const response = await fetch(`${server?.url}${pathOf(one)}`, init);
    if (response.status !== status) wrong.push(`${one.name}, not ${response.status}`);
  }
  await server?.close();
  expect(wrong).toEqual([]);
});

test('each documented status that can be reached has a case', () => {
  const statuses = new Set(casesOf('palette').map(({ status }) => status));
  expect([...statuses].sort()).toEqual([200, 201, 204, 400, 401, 403, 404]);
});
