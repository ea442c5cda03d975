import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startMock } from '../src/mock/server.ts';
import { apiOfDocument } from '../src/spec/apis.ts';
import { loadSpec } from '../src/spec/spec.ts';
import { startBrowser } from '../tests/without-server/chromium.ts';

// npm run bench:console: the console with 1 000 operations and 10 000 lines of its log, in this machine's Chromium.

const operations = 1_000;
const lines = 10_000;

const folder = mkdtempSync(path.join(tmpdir(), 'console-'));
const file = path.join(folder, 'large.json');
writeFileSync(file, JSON.stringify(documentOf(operations)));
const mock = await startMock(await loadSpec(apiOfDocument(file)), { port: 0, host: '127.0.0.1' });
const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
try {
  const opened = performance.now();
  await page.goto(`${mock.url}/`);
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
  tell('first operation shown', performance.now() - opened);
  tell(
    'finding one of 1 000 operations, longest task',
    await longest(page, () =>
      page.getByLabel('Find an operation').pressSequentially('items777', { delay: 20 }),
    ),
  );
  tell(
    'scrolling the list of operations, longest task',
    await longest(page, () => wheel(page, '.operation-list')),
  );

  await page.goto(`${mock.url}/#/large/log`);
  await page.getByText(/^\d+ of \d+ requests$/).waitFor();
  const asked = performance.now();
  const coming = await longest(page, async () => {
    for (let sent = 0; sent < lines; sent += 50)
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => fetch(`${mock.url}/items${(sent + index) % operations}`)),
      );
    await page.getByText(`${lines} of ${lines} requests`).waitFor();
  });
  tell(
    `${lines} requests at ${Math.round((lines / (performance.now() - asked)) * 1_000)} a second, longest task`,
    coming,
  );
  tell('scrolling 10 000 lines, longest task', await longest(page, () => wheel(page, '.lines')));
  tell(
    'finding among 10 000 lines, longest task',
    await longest(page, () => page.getByLabel('Find a request').pressSequentially('items777', { delay: 20 })),
  );
  console.log(`elements in the page: ${await page.evaluate('document.querySelectorAll("*").length')}`);
} finally {
  await browser.close();
  await mock.close();
  rmSync(folder, { recursive: true });
}

function tell(what: string, milliseconds: number): void {
  console.log(`${what}: ${Math.round(milliseconds)} ms`);
}

/** The longest task of the page's thread while something is done; tasks below 50 ms count as 0. */
async function longest(of: Page, act: () => Promise<unknown>): Promise<number> {
  await of.evaluate(`globalThis.tasks = [];
    globalThis.watcher = new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration)));
    globalThis.watcher.observe({ type: 'longtask' });`);
  await act();
  await of.evaluate('new Promise((resolve) => setTimeout(resolve, 300))');
  return (await of.evaluate('globalThis.watcher.disconnect(), Math.max(0, ...globalThis.tasks)')) as number;
}

async function wheel(of: Page, selector: string): Promise<void> {
  await of.locator(selector).hover();
  for (let turn = 0; turn < 40; turn += 1) {
    await of.mouse.wheel(0, turn % 2 === 0 ? -3_000 : 1_000);
    await of.evaluate('new Promise(requestAnimationFrame)');
  }
}

function documentOf(count: number): object {
  const schema = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } };
  const paths = Array.from({ length: count }, (_, index) => [
    `/items${index}`,
    {
      get: {
        operationId: `listItems${index}`,
        summary: `List the items of kind ${index}`,
        tags: [`group ${Math.floor(index / 25)}`],
        responses: { 200: { description: 'Items', content: { 'application/json': { schema } } } },
      },
    },
  ]);
  return { openapi: '3.1.0', info: { title: 'Large', version: '1' }, paths: Object.fromEntries(paths) };
}
