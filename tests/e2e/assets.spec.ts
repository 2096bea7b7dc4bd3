import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const FILES = join(import.meta.dirname, '../integration/data/uploads');
const pdf = readFileSync(join(FILES, '09-Minutes.bin'));

/** Browsers say of each answer that it was none, also of those that the page expects. */
test.use({ expectedNoise: /the server responded with a status of 422|ERR_INTERNET_DISCONNECTED/ });

const open = (page: Page, query = '') => page.goto(`/accounts/BW-1107/assets${query}`);
const choose = (page: Page, files: { name: string; buffer: Buffer }[]) =>
  page
    .getByLabel(words('asset.upload.choose'))
    .first()
    .setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })));

test('a file is uploaded, looked at, published, deleted and brought back', async ({ page }) => {
  test.slow();
  const name = `Terms ${Date.now()}.pdf`;
  await open(page);
  await expectAccessible(page);
  await choose(page, [
    { name, buffer: pdf },
    { name: 'setup.exe', buffer: Buffer.from('MZ') },
  ]);
  await expect(page.getByRole('alert').filter({ hasText: 'Programs and scripts are not taken' })).toBeVisible();
  await page.getByRole('link', { name }).click();
  const drawer = page.getByRole('dialog', { name });
  await drawer.getByRole('button', { name: words('asset.preview.open') }).click();
  await expect(drawer.getByText(words('asset.preview.position', { page: 1, pages: 1 }))).toBeVisible();
  await expectAccessible(page);
  await drawer.getByRole('button', { name: words('asset.publish.action') }).click();
  const made = page.getByRole('dialog', { name: words('asset.publish.action') });
  await made.getByRole('button', { name: words('asset.publish.submit') }).click();
  await expectAccessible(page);
  await made.getByRole('link', { name: words('asset.publish.open') }).click();
  await expect(page.getByRole('heading', { level: 1, name: name.replace('.pdf', '') })).toBeVisible();
  await page.goBack();
  await drawer.getByRole('button', { name: words('record.delete') }).click();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  await page.getByRole('button', { name: words('record.undo') }).click();
  await expect(page.getByRole('dialog', { name })).toBeVisible();
});

test('an upload goes on by itself once the connection is back', async ({ page, context }) => {
  const name = `Long ${Date.now()}.txt`;
  await open(page);
  await page.route('**/api/v1/uploads/*?offset=2097152', async (route) => {
    await context.setOffline(true);
    await route.abort('internetdisconnected');
  });
  await choose(page, [{ name, buffer: Buffer.alloc(5 * 1024 * 1024, 'Rapport ') }]);
  await expect(page.getByText(words('upload.status.waiting'))).toBeVisible();
  await page.unroute('**/api/v1/uploads/*?offset=2097152');
  await context.setOffline(false);
  await expect(page.getByRole('link', { name })).toBeVisible({ timeout: 30_000 });
});
