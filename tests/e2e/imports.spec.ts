import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

/** Each phase is worked on by a worker, which other specs keep busy too. */
const PHASE = { timeout: 60_000 };

/** Browsers say of each answer that it was none, also of the one that the page expects. */
test.use({ expectedNoise: /the server responded with a status of 422/ });

const alert = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words });

/** A file whose first rows are sound, and whose last two are not. */
function accountsFile(mark: string) {
  const rows = [`${mark}-1,Imported one,someone@customer.example,2024-01-31`, `${mark}-2,"Imported, two",,2024-02-29`];
  const bad = [`${mark}-3,Imported three,no address,2024-01-31`, `${mark}-4,Imported four,,2024-02-30`];
  const name = `accounts ${mark}.csv`;
  return { name, mimeType: 'text/csv', buffer: Buffer.from(['Key,Company,Mail of CSM,Customer since', ...rows, ...bad].join('\n')) };
}

const figure = (page: Page, name: 'created' | 'rejected' | 'undone', count: number) =>
  expect(
    page
      .getByText(words(`dataImport.count.${name}`), { exact: true })
      .locator('xpath=following-sibling::*')
      .first(),
  ).toHaveText(String(count), PHASE);

test('a file of accounts is mapped, tried out, imported, and undone', async ({ page }) => {
  test.setTimeout(180_000);
  const mark = `e2e-${Date.now()}`;
  await page.goto('/accounts');
  await page.getByRole('link', { name: words('accounts.import'), exact: true }).click();
  await expect(page.getByRole('heading', { name: words('dataImport.new') })).toBeVisible(PHASE);
  await expectAccessible(page);
  await page.getByLabel(words('dataImport.choose')).setInputFiles(accountsFile(mark));
  await expect(page.getByRole('heading', { name: words('dataImport.columns') })).toBeVisible(PHASE);
  await expectAccessible(page);

  // The key and the name are guessed; nobody could know whose address that is.
  await expect(page.getByLabel('Company', { exact: true })).toHaveValue('name');
  await page.getByLabel('Company', { exact: true }).selectOption('');
  await page.getByRole('button', { name: words('dataImport.check') }).click();
  await expect(alert(page, words('dataImport.missing', { name: words('dataImport.column.name') }))).toBeVisible(PHASE);
  await page.getByLabel('Company', { exact: true }).selectOption('name');
  await page.getByLabel('Mail of CSM', { exact: true }).selectOption('ownerEmail');
  await page.getByRole('button', { name: words('dataImport.check') }).click();

  await expect(page.getByRole('heading', { name: words('dataImport.state.checked') })).toBeVisible(PHASE);
  await figure(page, 'created', 2);
  await figure(page, 'rejected', 2);
  await expect(page.getByRole('row', { name: /^4 Mail of CSM/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^5 Customer since/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: words('dataImport.run', { count: 2 }) }).click();
  await expect(page.getByRole('heading', { name: words('dataImport.state.done') })).toBeVisible(PHASE);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: words('dataImport.badRows') }).click();
  const lines = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  expect(lines[0]).toBe('Key,Company,Mail of CSM,Customer since,Row,Error');
  expect(lines[1]).toContain(`${mark}-3,Imported three,no address,2024-01-31,4,Mail of CSM: `);

  await page.getByRole('button', { name: words('dataImport.undo') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('dataImport.undo') })
    .click();
  await expect(page.getByRole('heading', { name: words('dataImport.state.undone') })).toBeVisible(PHASE);
  await figure(page, 'undone', 2);
  expect((await page.request.get(`/api/v1/accounts/${mark}-1`)).status()).toBe(404);
});

test('an import fits a phone, and what is no file of records is refused with the reason', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/settings/imports');
  await expectAccessible(page);
  await expectNoOverflow(page);
  const empty = { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('id,name\n') };
  await page.getByLabel(words('dataImport.choose')).setInputFiles(empty);
  await expect(alert(page, 'The file has no row below its header')).toBeVisible(PHASE);
  await page.getByLabel(words('dataImport.choose')).setInputFiles(accountsFile(`phone-${Date.now()}`));
  await expect(page.getByRole('heading', { name: words('dataImport.columns') })).toBeVisible(PHASE);
  await expectNoOverflow(page);
});
