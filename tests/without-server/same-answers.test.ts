import { readFileSync } from 'node:fs';
import { setupServer } from 'msw/node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock, handlers, mockFetch } from '../../src/entries/msw.ts';
import { chooseApi, findApis } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { mockOf } from '../mock/ask.ts';
import { isNightly } from '../nightly.ts';
import { type Answered, askAll, comparable, differencesOf, uncompressed } from './answered.ts';
import { browserPath, type Site, serveSite, startBrowser } from './chromium.ts';
import { contractOf } from './contracts.ts';
import { type PageWindow, pageScript } from './page.ts';
import { type PathRequest, requestsFor } from './requests.ts';

const elsewhere = 'http://pages.test';

let site: Site;
let browser: Browser;
let page: Page;
const errors: string[] = [];
beforeAll(async () => {
  if (browserPath === undefined) return;
  site = await serveSite({
    '/index.html': '<!doctype html><title>mock</title><script type="module" src="/page.js"></script>',
    '/page.js': await pageScript(),
    '/mockServiceWorker.js': readFileSync('node_modules/msw/lib/mockServiceWorker.js'),
  });
  browser = await startBrowser();
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(site.url);
  await page.waitForFunction(() => 'askHandlers' in globalThis);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

describe.each(findApis().map(({ name }) => name))(
  'what the mock of %s answers over HTTP is, to the byte,',
  (name) => {
    let requests: PathRequest[];
    let overHttp: Answered[];
    beforeAll(async () => {
      requests = requestsFor(await loadSpec(chooseApi(name)));
      const mock = await mockOf(name);
      const answered = await askAll(requests, mock.url, uncompressed).finally(() => mock.close());
      overHttp = answered.map((one) => comparable(one, mock.url));
    }, 90_000);
    const differences = (answered: readonly Answered[], baseUrl: string) => {
      const compared = answered.map((one) => comparable(one, baseUrl));
      return differencesOf(requests, compared, overHttp);
    };

    test('what a mock answers that is called as fetch', async () => {
      const mock = createMock(await contractOf(name), { baseUrl: elsewhere });
      const answered = await askAll(requests, elsewhere, mockFetch(mock));
      expect(answered.length).toBeGreaterThan(100);
      expect(differences(answered, elsewhere)).toEqual([]);
    });

    test('what the handlers of MSW answer in Node', async () => {
      const server = setupServer(...handlers(await contractOf(name), { baseUrl: elsewhere }));
      server.listen({ onUnhandledRequest: 'error' });
      const answered = await askAll(requests, elsewhere, fetch).finally(() => server.close());
      expect(differences(answered, elsewhere)).toEqual([]);
    });

    test.skipIf(browserPath === undefined || !(isNightly || name === 'rocketchat'))(
      'what they answer in Chromium, in a page that may make no code of texts',
      async () => {
        const ask = (given: readonly [string, unknown]) =>
          (globalThis as unknown as PageWindow).askHandlers(given[0], given[1]);
        const answered = (await page.evaluate(ask, [name, requests] as const)) as Answered[];
        expect(differences(answered, `${site.url}/${name}`)).toEqual([]);
        expect(errors).toEqual([]);
      },
      60_000,
    );
  },
);
