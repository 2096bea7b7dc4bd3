import { expect, type Page } from '@playwright/test';
import { api, signIn } from './support/application';
import { drawer, drawerButton } from './support/drawer';
import { expectAccessible } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

/** Makes names that no other run has. */
const stamp = Date.now();
const key = (kind: string) => `e2e_${kind}_${stamp}`;
const choices = [
  { value: 'gold', label: 'Gold' },
  { value: 'iron', label: 'Iron' },
];

/** A definition of each kind that is edited by hand, what is typed or chosen, and how it reads then. */
const EDITED = [
  { kind: 'text', typed: 'Reefer trucks', read: 'Reefer trucks' },
  { kind: 'number', unit: 'trucks', typed: '1250', read: '1,250 trucks' },
  { kind: 'date', typed: '2027-05-05', read: '5 May 2027' },
  { kind: 'list', choices, chosen: 'Iron', read: 'Iron' },
  { kind: 'currency', currency: 'EUR', typed: '99.50', read: '€99.50' },
  { kind: 'person', chosen: signIn.colleague.email, read: 'Marta Lindqvist' },
  { kind: 'lifecycle', choices, chosen: 'Gold', read: 'Gold' },
] as const;
const label = (kind: string) => `Browser ${kind} ${stamp}`;

/** The value of an attribute, which opens its control. */
const value = (page: Page, kind: string) =>
  page.getByRole('button', { name: words('accountHead.edit.open', { field: label(kind), value: '' }).trim() });

test.describe('each kind of attribute', () => {
  test.beforeAll(async () => {
    for (const { kind, typed: _typed, read: _read, ...rest } of EDITED.map((one) => ({ typed: '', ...one }))) {
      const { chosen: _chosen, ...options } = { chosen: '', ...rest };
      await api('POST', '/attributes', { key: key(kind), label: label(kind), kind, ...options });
    }
    await api('POST', '/attributes', { key: key('calculated'), label: label('calculated'), kind: 'calculated', formula: `${key('number')} * 2` });
  });
  test.afterAll(async () => {
    for (const kind of ['calculated', ...EDITED.map((one) => one.kind)]) await api('PUT', `/attributes/${key(kind)}/archive`);
  });

  test('is edited where it stands, checked, and calculated from', async ({ page, account }) => {
    await page.goto(`/accounts/${account.id}/activity?head=all`);
    await expectAccessible(page);
    for (const one of EDITED) {
      await value(page, one.kind).click();
      const control = page.getByLabel(label(one.kind), { exact: true });
      await expect(control).toBeFocused();
      if ('chosen' in one) {
        const option = control.locator('option').filter({ hasText: one.read });
        await expect(option).toHaveCount(1);
        await control.selectOption((await option.getAttribute('value')) ?? '');
      } else await control.fill(one.typed);
      await control.press('Enter');
      await expect(value(page, one.kind)).toHaveText(one.read);
      await expect(value(page, one.kind)).toBeFocused();
      await expect(page.getByText(words('accountHead.edit.saved', { field: label(one.kind) }))).toBeVisible();
    }
    await page.reload();
    for (const { kind, read } of EDITED) await expect(value(page, kind)).toHaveText(read);
    const calculated = page.locator('dl > div').filter({ hasText: label('calculated') });
    await expect(calculated.getByText('2,500')).toBeVisible();
    await expect(calculated.getByRole('button', { name: /2,500/ })).toHaveCount(0);
  });
});

test('a definition is made under Settings, archived, and brought back by undo', async ({ page }) => {
  const name = `Fleet ${Date.now()}`;
  await page.goto('/settings/attributes');
  await page
    .getByRole('button', { name: words('settings.attributes.add') })
    .first()
    .click();
  await drawer(page)
    .getByLabel(words('settings.attributes.kind'))
    .selectOption({ label: words('settings.attributes.kinds.list') });
  await drawer(page).getByLabel(words('settings.name')).fill(name);
  await drawer(page).getByLabel(words('settings.attributes.choices')).fill('Vans\nTrucks | trucks | good');
  await expectAccessible(page);
  await drawerButton(page, words('settings.save')).click();
  const line = page.getByRole('main').getByRole('listitem').filter({ hasText: name });
  await expect(line).toContainText(words('settings.attributes.kinds.list'));
  const archive = line.getByRole('button', { name: words('settings.attributes.archive'), exact: true });
  await archive.click();
  await expect(line).toContainText(words('settings.attributes.archivedTag'));
  await page.getByRole('button', { name: words('settings.attributes.undo'), exact: true }).click();
  await expect(line).not.toContainText(words('settings.attributes.archivedTag'));
  await archive.click();
  await expect(line).toContainText(words('settings.attributes.archivedTag'));
});

test('a member can neither see nor change definitions', async ({ browser, colleagueSession }) => {
  const context = await browser.newContext({ storageState: colleagueSession });
  const page = await context.newPage();
  await page.goto('/settings/attributes');
  await expect(page.getByText(words('states.forbidden.title'))).toBeVisible();
  await expect(page.getByRole('button', { name: words('settings.attributes.add') })).toHaveCount(0);
  const refused = await page.request.post('/api/v1/attributes', { data: { label: 'Mine', kind: 'text' } });
  expect(refused.status()).toBe(403);
  await context.close();
});
