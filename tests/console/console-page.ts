import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Console, startConsole } from '../../src/mock/console/start-console.ts';
import type { Mock } from '../../src/mock/server.ts';
import { findApis } from '../../src/spec/apis.ts';
import { mockOf } from '../mock/ask.ts';
import { startBrowser } from '../without-server/chromium.ts';

/** A console of mocks in a real browser. */
export interface OpenConsole {
  readonly mocks: readonly Mock[];
  readonly url: string;
  mock(api: string): Mock;
  /** A page at this hash, the same one again for the same options. What goes wrong in it, and what it asks of anybody else, is found in `complaints`. */
  page(hash: string, options?: BrowserContextOptions): Promise<Page>;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** The console of the APIs of this repository, each on a free port. */
export async function openConsole(): Promise<OpenConsole> {
  const [browser, ...mocks] = await Promise.all([
    startBrowser(),
    ...findApis().map(({ name }) => mockOf(name)),
  ]);
  return openFor(browser as Browser, mocks as Mock[]);
}

/** The console of these mocks. */
export async function openFor(browser: Browser, mocks: readonly Mock[]): Promise<OpenConsole> {
  const common: Console = await startConsole(mocks, { port: 0, host: '127.0.0.1' });
  const complaints: string[] = [];
  let last: { readonly key: string; readonly page: Page } | undefined;
  return {
    mocks,
    url: common.url,
    complaints,
    mock: (api) => mocks.find((one) => one.api === api) as Mock,
    async page(hash, options = {}) {
      const key = JSON.stringify(options);
      if (last?.key === key) {
        await last.page.evaluate('sessionStorage.clear()');
        await last.page.goto('about:blank');
        await last.page.goto(`${common.url}/${hash}`);
        return last.page;
      }
      const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
      const page = await context.newPage();
      last = { key, page };
      page.setDefaultTimeout(10_000);
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (said) => {
        if (/Content Security Policy/i.test(said.text())) complaints.push(said.text());
      });
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        const isOwn = hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:';
        if (!isOwn) complaints.push(`asks ${request.url()}`);
      });
      await page.goto(`${common.url}/${hash}`);
      return page;
    },
    async close() {
      await browser.close();
      await Promise.all([common, ...mocks].map((one) => one.close()));
    },
  };
}
