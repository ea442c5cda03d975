import { setupServer } from 'msw/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { createMock, handlers, mockFetch } from '../../src/entries/msw.ts';
import { chooseApi, findApis } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { mockOf } from '../mock/ask.ts';
import { type Answered, askAll, comparable, differencesOf } from './answered.ts';
import { contractOf } from './contracts.ts';
import { type PathRequest, requestsFor } from './requests.ts';

describe.each(findApis().map(({ name }) => name))('%s', (name) => {
  let requests: PathRequest[];
  let overHttp: Answered[];
  beforeAll(async () => {
    requests = requestsFor(await loadSpec(chooseApi(name)));
    const mock = await mockOf(name);
    try {
      overHttp = (await askAll(requests, mock.url, uncompressed)).map((one) => comparable(one, mock.url));
    } finally {
      await mock.close();
    }
  });

  test('a mock that is called as fetch answers what the mock over HTTP does, to the byte', async () => {
    const baseUrl = 'http://pages.test';
    const mock = createMock(await contractOf(name), { baseUrl });
    const answered = await askAll(requests, baseUrl, mockFetch(mock));
    expect(requests.length).toBeGreaterThan(100);
    expectSame(
      requests,
      answered.map((one) => comparable(one, baseUrl)),
      overHttp,
    );
  });

  test('the handlers of MSW answer it in Node', async () => {
    const baseUrl = 'http://pages.test';
    const server = setupServer(...handlers(await contractOf(name), { baseUrl }));
    server.listen({ onUnhandledRequest: 'error' });
    try {
      const answered = await askAll(requests, baseUrl, fetch);
      expectSame(
        requests,
        answered.map((one) => comparable(one, baseUrl)),
        overHttp,
      );
    } finally {
      server.close();
    }
  });
});

function expectSame(requests: readonly PathRequest[], actual: Answered[], expected: Answered[]): void {
  expect(actual.length).toBe(requests.length);
  expect(differencesOf(requests, actual, expected)).toEqual([]);
}

/** Nothing is compressed where nothing travels. */
const uncompressed: typeof fetch = (input, init) =>
  fetch(input, { ...init, headers: { ...(init?.headers as object), 'accept-encoding': 'identity' } });
