import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './support/page-checks';
import { addFilter, column, headers, table } from './support/table';
import { test } from './support/test';
import { words } from './support/words';

const names = (page: Page) => table(page).locator('tbody [data-row-link]').allInnerTexts();

test('finds an account from the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: words('shell.search.label') }).pressSequentially('halden');
  const options = page.getByRole('option');
  await expect(options.nth(1)).toContainText('Halden');
  await page.keyboard.press('ArrowDown');
  const chosen = page.locator('[role=option][aria-selected=true]');
  await expect(chosen).toHaveCount(1);
  const [name = ''] = (await chosen.innerText()).split('\n');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(/\/accounts\/HF-\d+\/overview$/);
});

test('offers the accounts looked at last, newest first', async ({ page }) => {
  const look = async (key: string, name: string) => {
    await page.goto(`/accounts/${key}`);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  };
  await look('AP-1015', 'Alder & Pine Homes');
  await look('HF-2041', 'Halden Freight Nordics');
  await page.keyboard.press('Control+k');
  const recent = page.getByRole('group', { name: words('shell.search.recent') }).getByRole('option');
  await expect(recent).toHaveText([/Halden Freight Nordics/, /Alder & Pine Homes/]);
  await recent.last().click();
  await expect(page).toHaveURL('/accounts/AP-1015/overview');
  await page.reload();
  await page.keyboard.press('Control+k');
  await expect(recent).toHaveText([/Alder & Pine Homes/, /Halden Freight Nordics/]);
});

test('filters by a chip, and the way back is the chip’s cross', async ({ page }) => {
  await page.goto('/accounts');
  const before = await names(page);
  await addFilter(page, words('accounts.column.name'), words('table.operator.has'), (editor) =>
    editor.getByLabel(words('table.filter.value')).fill('halden'),
  );
  await expect(page).toHaveURL(/[?&]f=1!name~has~halden/);
  await expect(table(page).locator('tbody tr')).toHaveCount(7);
  for (const name of await names(page)) expect(name).toMatch(/halden/i);
  await expectAccessible(page);
  await page.getByRole('button', { name: words('controls.remove', { name: words('accounts.column.name') }) }).click();
  await expect(page).toHaveURL('/accounts');
  await expect.poll(() => names(page)).toEqual(before);
});

test('sorts by a column, and the address keeps it', async ({ page }) => {
  await page.goto('/accounts');
  const mau = words('accounts.column.mau');
  await page.getByRole('columnheader', { name: mau, exact: true }).getByRole('link').click();
  await expect(page).toHaveURL(/s=mau~desc/);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: mau, exact: true })).toHaveAttribute('aria-sort', 'descending');
  const figures = (await column(page, mau)).map((text) => Number(text.replaceAll(',', '')));
  expect(figures.length).toBeGreaterThan(10);
  expect(figures).toEqual([...figures].sort((a, b) => b - a));
});

test('shows the columns that were chosen, also after a reload', async ({ page }) => {
  await page.goto('/accounts');
  await page.getByRole('button', { name: words('table.columns.title') }).click();
  const chooser = page.getByRole('dialog', { name: words('table.columns.title') });
  await chooser.getByLabel(words('accounts.column.stickiness'), { exact: true }).uncheck();
  await chooser.getByLabel(words('accounts.column.key'), { exact: true }).check();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/[?&]c=/);
  await page.reload();
  const shown = await headers(page);
  expect(shown).toContain(words('accounts.column.key'));
  expect(shown).not.toContain(words('accounts.column.stickiness'));
  expect(await column(page, words('accounts.column.key'))).toContain('HF-2041');
});

test('downloads what the table shows', async ({ page }) => {
  await page.goto(`/accounts?f=1!name~has~halden&c=${encodeURIComponent('name~key~mau')}&s=mau~desc`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: words('accounts.export') }).click()]);
  expect(download.suggestedFilename()).toBe('accounts.csv');
  const [head = '', ...lines] = readFileSync(await download.path(), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  expect(head.split(',')).toEqual(await headers(page));
  const columns = await Promise.all(head.split(',').map((header) => column(page, header)));
  const rows = (columns[0] ?? []).map((_, row) => columns.map((cells) => cells[row]).join(','));
  expect(lines).toEqual(rows);
});

test('saves what is shown as a view of its own', async ({ page }) => {
  await page.goto('/accounts?f=1!name~has~halden');
  const name = `Halden ${Date.now()}`;
  await page.getByRole('button', { name: words('table.views.menu') }).click();
  await page.getByRole('menuitem', { name: words('table.views.saveAs') }).click();
  await page.getByLabel(words('table.views.name')).fill(name);
  await page.getByRole('button', { name: words('table.views.submit'), exact: true }).click();
  await expect(page).toHaveURL(/\?view=/);
  const tab = page.getByRole('navigation', { name: words('table.views.label') }).getByRole('link', { name });
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await expect(table(page).locator('tbody tr')).toHaveCount(7);
  await page.getByRole('button', { name: words('table.views.menu') }).click();
  await page.getByRole('menuitem', { name: words('table.views.remove') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('table.views.remove') })
    .click();
  await expect(page).toHaveURL('/accounts');
  await expect(tab).toHaveCount(0);
});
