import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../src/mock/server.ts';
import { mockOf } from '../mock/ask.ts';
import { nightly } from '../nightly.ts';
import { browserPath, type Site, serveSite, startBrowser } from './chromium.ts';
import { ownPackage } from './own-package.ts';

/** The files of the example, built for a mode. */
async function built(mode: string, apiUrl?: string): Promise<Record<string, string | Uint8Array>> {
  const result = await build({
    root: path.join('examples', 'permissions-table'),
    mode,
    logLevel: 'error',
    resolve: { alias: ownPackage() },
    define: { 'import.meta.env.VITE_API_URL': apiUrl === undefined ? 'undefined' : JSON.stringify(apiUrl) },
    build: { write: false },
  });
  const { output } = [result].flat()[0] as Rolldown.RolldownOutput;
  const files = output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]);
  return Object.fromEntries(files) as Record<string, string | Uint8Array>;
}

describe.skipIf(browserPath === undefined)('the example in examples/permissions-table', () => {
  let browser: Browser;
  let mock: Mock;
  let sites: Readonly<Record<'against a mock' | 'alone', Site>>;
  beforeAll(async () => {
    mock = await mockOf('rocketchat');
    const worker = readFileSync('node_modules/msw/lib/mockServiceWorker.js');
    sites = {
      'against a mock': await serveSite(await built('production', mock.url), mock.url),
      alone: await serveSite({ ...(await built('alone')), '/mockServiceWorker.js': worker }),
    };
    browser = await startBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await mock?.close();
    for (const site of Object.values(sites ?? {})) await site[Symbol.asyncDispose]();
  });

  const opened = async (how: keyof typeof sites, as = 'admin'): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(`${sites[how].url}/?as=${as}`);
    return page;
  };

  test.each(['against a mock', 'alone'] as const)(
    '%s: a role that is given a permission holds it',
    async (how) => {
      const page = await opened(how);
      const box = page.getByLabel('user holds access-permissions');
      await box.waitFor();
      expect(await box.isChecked()).toBe(false);
      await box.click();
      await page.getByText('Saved.').waitFor();
      expect(await box.isChecked()).toBe(true);
      await page.close();
    },
  );

  nightly.each(['against a mock', 'alone'] as const)('%s: who may change nothing reads why', async (how) => {
    const page = await opened(how, 'unprivileged');
    const box = page.getByLabel('moderator holds access-permissions');
    await box.click();
    await page.getByText(/not allowed/i).waitFor();
    expect(await box.isChecked()).toBe(false);
    await page.close();
  });
});
