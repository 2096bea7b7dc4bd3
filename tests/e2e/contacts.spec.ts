import { expect, type Page } from '@playwright/test';
import { api } from './support/application';
import { drawer, drawerButton } from './support/drawer';
import { expectAccessible } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

/** An account whose product has users. */
const USED = 'AP-1015';

/** Also while a drawer hides them from assistive technology. */
const rows = (page: Page) => page.locator('main tbody tr');

test('a contact is written down, linked with a product user, and has a page of its own', async ({ page }) => {
  const lastName = `Solheim ${Date.now()}`;
  await page.goto(`/accounts/${USED}/users?new=contact`);
  await drawer(page).getByLabel(words('contact.field.firstName')).fill('Ingrid');
  await drawer(page).getByLabel(words('contact.field.lastName')).fill(lastName);
  await drawer(page).getByLabel(words('contact.column.title'), { exact: false }).first().fill('Head of dispatch');
  await drawerButton(page, words('contact.add')).click();
  await expect(drawer(page)).toHaveCount(0);
  await page.goto(`/accounts/${USED}/users?f=1!name~has~${encodeURIComponent(lastName)}`);
  await page.getByRole('link', { name: `Ingrid ${lastName}` }).click();
  await expect(drawer(page)).toContainText(words('contact.link.nobody'));

  await drawerButton(page, words('contact.link.change')).click();
  const linking = page.getByRole('dialog', { name: words('contact.link.title') });
  const who = linking.getByLabel(words('contact.link.hint'));
  const user = (await who.locator('option[value^="user:"]').first().innerText()).trim();
  await who.selectOption({ label: user });
  await linking.getByRole('button', { name: words('contact.link.change') }).click();
  await expect(drawer(page)).toContainText(words('contact.link.by.manual'));
  await expect(drawer(page)).toContainText(user);

  await drawer(page)
    .getByRole('link', { name: words('contact.personPage') })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: `Ingrid ${lastName}` })).toBeVisible();
  await expect(page.getByRole('region', { name: words('contact.person.usage') })).toContainText(user);
  await expect(page.getByRole('region', { name: words('contact.person.details') })).toContainText('Head of dispatch');
  await expectAccessible(page);
  await page.getByRole('link', { name: words('contact.person.edit') }).click();
  await drawerButton(page, words('record.delete')).click();
  await expect(page.getByText(words('record.deleted'))).toBeVisible();
});

test('two contacts who are one person become one, and two again', async ({ page, account }) => {
  const person = (name: string, title: string) => ({
    ...{ id: `${name}-${account.id}`, accountId: account.id, email: `${name}.${account.id}@customer.example` },
    ...{ firstName: name, lastName: 'Solheim', title },
  });
  await api('PUT', '/contacts', { data: [person('Ingrid', 'Head of dispatch'), person('Inga', 'Chief of dispatch')] });
  await page.goto(`/accounts/${account.id}/users`);
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('link', { name: 'Ingrid Solheim' }).click();
  await drawerButton(page, words('contact.merge.open')).click();
  const merging = page.getByRole('dialog', { name: words('contact.merge.title', { name: 'Ingrid Solheim' }) });
  await merging.getByLabel(words('contact.merge.choose')).selectOption({ label: 'Inga Solheim' });
  await merging.getByRole('radio', { name: words('contact.merge.take', { value: 'Chief of dispatch' }) }).check();
  await merging.getByRole('button', { name: words('contact.merge.submit'), exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(drawer(page)).toContainText('Chief of dispatch');
  await page
    .getByRole('button', { name: words('contact.merge.undo'), exact: true })
    .last()
    .click();
  await expect(page.getByText(words('contact.merge.undone'))).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await expect(drawer(page)).toContainText('Head of dispatch');
});
