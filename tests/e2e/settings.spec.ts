import { expect, type Page } from '@playwright/test';
import { SETTINGS_PARTS } from '@/app/(app)/settings/parts';
import { mailedLink } from './support/mailbox';
import { expectAccessible } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const part = (page: Page, id: (typeof SETTINGS_PARTS)[number]['id']) => page.goto(`/settings/${id}`);

for (const { id } of SETTINGS_PARTS) {
  test(`shows ${id} in both themes`, async ({ page }) => {
    await part(page, id);
    const tab = page.getByRole('navigation', { name: words('settings.nav') }).getByRole('link', { name: words(`settings.parts.${id}`) });
    await expect(tab).toHaveAttribute('aria-current', 'page');
    await expectAccessible(page);
  });
}

test('an invitation is a mail with a link to join', async ({ page, browser }) => {
  const name = `Ida Winter ${Date.now()}`;
  const email = `ida.${Date.now()}@fernway.example`;
  await part(page, 'members');
  await page.getByRole('button', { name: words('settings.members.invite') }).click();
  const dialog = page.getByRole('dialog', { name: words('settings.members.invite') });
  await dialog.getByLabel(words('settings.members.email')).fill(email);
  await dialog.getByLabel(words('settings.name')).fill(name);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: words('settings.members.send') }).click();
  const member = page.getByRole('listitem').filter({ hasText: email });
  await expect(member).toContainText(words('settings.members.status.invited'));

  const address = await mailedLink(page, email, /\/accept\?/);
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const invitee = await context.newPage();
  await invitee.goto(address);
  await expect(invitee.getByText(words('auth.accept.text', { email }))).toBeVisible();
  await context.close();
});

test('a write key’s secret is shown once', async ({ page }) => {
  const name = `Browser ${Date.now()}`;
  await part(page, 'keys');
  await page.getByRole('button', { name: words('settings.keys.addWrite') }).click();
  const dialog = page.getByRole('dialog', { name: words('settings.keys.addWrite') });
  await dialog.getByLabel(words('settings.name')).fill(name);
  await dialog.getByRole('button', { name: words('settings.keys.create') }).click();
  const secret = await dialog.getByLabel(words('settings.keys.secret')).inputValue();
  expect(secret).toMatch(/^wk_\w{20,}$/);
  await expect(dialog.getByText(words('controls.shownOnce'))).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  expect(await page.content()).not.toContain(secret);
  const key = page.getByRole('listitem').filter({ hasText: name });
  await key.getByRole('button', { name: words('settings.keys.revoke') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('settings.keys.revoke') })
    .click();
  await expect(key).toContainText(words('settings.keys.revoked'));
});

test('the permission matrix says who may do what', async ({ page }) => {
  await part(page, 'permissions');
  const row = page.getByRole('row', { name: words('settings.permissions.name.event.admin') });
  const cells = (await row.getByRole('cell').allInnerTexts()).map((text) => text.includes(words('settings.permissions.yes')));
  expect(cells.filter(Boolean)).toHaveLength(2);
  expect(cells[2], 'a global admin with the full licence').toBe(true);
});

test('a colleague is shown only the parts that are hers', async ({ browser, colleagueSession }) => {
  const context = await browser.newContext({ storageState: colleagueSession });
  const page = await context.newPage();
  await part(page, 'keys');
  await expect(page.getByText(words('states.forbidden.title'))).toBeVisible();
  await expect(page.getByRole('navigation', { name: words('settings.nav') }).getByRole('link')).toHaveText(
    (['profile', 'sessions', 'members', 'permissions', 'imports', 'organization'] as const).map((id) => words(`settings.parts.${id}`)),
  );
  await context.close();
});

test.describe('an address that nothing can have', () => {
  test.use({ expectedNoise: /the server responded with a status of 404/ });

  for (const path of ['/settings/imports/new', '/settings/health/new', '/settings/mail/new', '/people/nobody']) {
    test(`is told as such: ${path}`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByText(words('shell.notFound.title'))).toBeVisible();
    });
  }
});
