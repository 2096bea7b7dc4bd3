import { expect } from '@playwright/test';
import { expectAccessible } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const URL = `https://hooks.fernway.example/${crypto.randomUUID()}`;

test('a webhook is made with a secret that shows once, tried, paused, changed and deleted', async ({ page }) => {
  await page.goto('/settings/webhooks');
  await page.getByRole('button', { name: words('settings.webhooks.add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words('settings.webhooks.url')).fill('https://127.0.0.1/');
  await dialog.getByLabel('alert.raised').check();
  await dialog.getByRole('button', { name: words('settings.webhooks.create') }).click();
  await expect(dialog.getByText('The address is a private one')).toBeVisible();
  await dialog.getByLabel(words('settings.webhooks.url')).fill(URL);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: words('settings.webhooks.create') }).click();
  await expect(dialog.getByLabel(words('settings.webhooks.secret'))).toHaveValue(/^whsec_/);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: URL }).click();
  await page.waitForURL(/webhooks\/[0-9a-f-]+$/);
  await page.getByRole('button', { name: words('settings.webhooks.test') }).click();
  await expect(page.getByText('webhook.test', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: words('settings.webhooks.pause') }).click();
  await expect(page.getByText(words('settings.webhooks.paused'), { exact: true })).toBeVisible();
  await page.getByRole('button', { name: words('settings.webhooks.edit') }).click();
  await dialog.getByLabel(words('settings.webhooks.description')).fill('Tells the operations channel');
  await dialog.getByRole('button', { name: words('settings.webhooks.save') }).click();
  await expect(page.getByText('Tells the operations channel')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/settings/webhooks');
  const row = page.getByRole('listitem').filter({ hasText: URL });
  await row.getByRole('button', { name: words('settings.webhooks.delete') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('settings.webhooks.delete') })
    .click();
  await expect(row).toHaveCount(0);
});
