import { expect, test } from '@playwright/test';

test('a role that is given a permission keeps it', async ({ page, request }) => {
  await request.post('http://127.0.0.1:4012/__mock/reset?all');
  await page.goto('/');
  const box = page.getByLabel('user holds access-permissions');
  await box.check();
  await expect(page.getByRole('status')).toHaveText('Saved.');
  await page.reload();
  await expect(box).toBeChecked();
});

test('who may not change permissions reads why', async ({ page }) => {
  await page.goto('/?as=unprivileged');
  await page.getByLabel('user holds access-permissions').click();
  await expect(page.getByRole('status')).toHaveText(/not allowed/i);
});
