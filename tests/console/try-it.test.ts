import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findApis } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { sample } from '../nightly.ts';
import { type OpenConsole, openConsole } from './console-page.ts';

const specs = await Promise.all(findApis().map((api) => loadSpec(api)));
const operations = specs.flatMap((spec) => spec.operations.map(({ id }) => [spec.api.name, id] as const));

let opened: OpenConsole;
let page: Page;
beforeAll(async () => {
  opened = await openConsole();
  page = await opened.page('');
});
afterAll(() => opened?.close());

test.each(sample(operations, 9))('%s: %s is tried as it was filled, and succeeds', async (api, id) => {
  opened.mock(api).reset();
  const view = page.locator(`.operation-view[data-operation=${JSON.stringify(id)}]`);
  await page.goto(`${opened.url}/#/${api}/operations/${encodeURIComponent(id)}`);
  await view.getByRole('button', { name: 'Send', exact: true }).click();
  const received = await view.locator('.received:has(.why)').innerText();
  expect(received).toMatch(/^2\d\d /);
  expect(received).toContain(`Operation at specs/${api}/`);
});

test('all of that asked nobody but the mocks, and nothing went wrong in the page', () => {
  expect(opened.complaints).toEqual([]);
});
