import { expect, type Page } from '@playwright/test';
import { api } from './support/application';
import { drawer, drawerButton } from './support/drawer';
import { expectAccessible } from './support/page-checks';
import { column } from './support/table';
import { test } from './support/test';
import { words } from './support/words';

/** The last of the columns in the editor of a collection. */
async function nameColumn(page: Page, label: string, kind: Parameters<typeof words>[0]): Promise<void> {
  const row = drawer(page).getByRole('listitem').last();
  await row.getByLabel(words('collection.editor.label')).fill(label);
  await row.getByLabel(words('collection.editor.kind')).selectOption({ label: words(kind) });
}

async function addRow(page: Page, depot: string): Promise<void> {
  await page
    .getByRole('link', { name: words('collection.add') })
    .first()
    .click();
  await drawer(page).getByLabel('Depot').fill(depot);
  await drawerButton(page, words('collection.add')).click();
}

async function find(name: string): Promise<{ id: string; columns: object[] }> {
  const { data } = (await api('GET', '/collections')) as { data: { id: string; name: string; columns: object[] }[] };
  const found = data.find((one) => one.name === name);
  if (!found) throw new Error(`There is no collection ${name}`);
  return found;
}

test('a table of one’s own: defined, filled, told of a name that is taken, and given another column', async ({ page, account }) => {
  const name = `Depots ${Date.now()}`;
  await page.goto('/settings/collections');
  await page.getByRole('button', { name: words('collection.create') }).click();
  await drawer(page).getByLabel(words('collection.editor.name')).fill(name);
  await nameColumn(page, 'Depot', 'collection.kinds.text');
  await expectAccessible(page);
  await drawerButton(page, words('collection.editor.save')).click();
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('Depot');

  const { id } = await find(name);
  await page.goto(`/accounts/${account.id}/collections?collection=${id}`);
  await addRow(page, 'North');
  await expect.poll(() => column(page, 'Depot')).toEqual(['North']);
  await addRow(page, 'North');
  await expect(drawer(page).getByLabel('Depot')).toHaveAttribute('aria-invalid', 'true');
  await expect(drawer(page)).toContainText('There is such a row already');
  await drawer(page).getByLabel('Depot').fill('South');
  await drawerButton(page, words('collection.add')).click();
  await expect.poll(() => column(page, 'Depot')).toEqual(['North', 'South']);
  await page.getByRole('link', { name: 'South' }).click();
  await drawerButton(page, words('record.edit')).click();
  await drawer(page).getByLabel('Depot').fill('North');
  await drawerButton(page, words('record.save')).click();
  await expect(drawer(page).getByLabel('Depot')).toHaveAttribute('aria-invalid', 'true');

  await page.goto('/settings/collections');
  const line = page.getByRole('listitem').filter({ hasText: name });
  await line.getByRole('button', { name: words('collection.edit') }).click();
  await drawerButton(page, words('collection.editor.add')).click();
  await nameColumn(page, 'Docks', 'collection.kinds.number');
  await drawerButton(page, words('collection.editor.save')).click();
  await expect(line).toContainText('Depot, Docks');
  await page.goto(`/accounts/${account.id}/collections?collection=${id}&open=${encodeURIComponent(`row:${id}:North`)}`);
  await drawerButton(page, words('record.edit')).click();
  await drawer(page).getByLabel('Docks').fill('12');
  await drawerButton(page, words('record.save')).click();
  await expect(drawer(page)).toContainText('12');
  await page.keyboard.press('Escape');
  await expect.poll(() => column(page, 'Docks')).toEqual(['12', '—']);
  await api('PUT', `/collections/${id}/archive`);
});
