import { test as base, expect } from '@playwright/test';
import { type MockFixtures, type MockWorkerFixtures, mockFixtures } from 'workspace-contracts/playwright';

const test = base.extend<MockFixtures, MockWorkerFixtures>(mockFixtures({ apis: ['rocketchat'] }));

test('a page is refused without a token', async ({ page, mockUrl }) => {
  await page.goto(`${mockUrl('rocketchat')}/__mock`);
  const status = await page.evaluate(async () => (await fetch('/api/v1/permissions.listAll')).status);
  expect(status).toBe(401);
});
