import { expect } from '@playwright/test';
import { signIn } from './support/application';
import { expectAccessible } from './support/page-checks';
import { fillSignIn, NOBODY, test } from './support/test';
import { words } from './support/words';

test.use({ storageState: NOBODY });

test.describe('a wrong password', () => {
  test.use({ expectedNoise: /status of 401/ });

  test('is refused in the words for an unknown address', async ({ page }) => {
    for (const email of [signIn.admin.email, 'nobody@fernway.example']) {
      await page.goto('/sign-in');
      await fillSignIn(page, { email, password: 'not the password' });
      await expect(page.getByText(words('auth.signIn.wrong'))).toBeVisible();
    }
    await expectAccessible(page);
  });
});

test('leads back to the page that asked', async ({ page }) => {
  await page.goto('/accounts?s=mau~desc');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccounts/);
  await fillSignIn(page, signIn.colleague);
  await expect(page).toHaveURL(/\/accounts\?s=mau(~|%7E)desc$/);
  await expect(page.getByRole('columnheader', { name: words('accounts.column.mau'), exact: true })).toHaveAttribute('aria-sort', 'descending');
});

test('never leads to another site', async ({ page }) => {
  await page.goto('/sign-in?next=//elsewhere.example/');
  await fillSignIn(page, signIn.colleague);
  await expect(page.getByRole('heading', { level: 1, name: words('home.title') })).toBeVisible();
});

test('answers a forgotten password alike for every address', async ({ page }) => {
  for (const email of [signIn.colleague.email, 'nobody@fernway.example']) {
    await page.goto('/sign-in');
    await page.getByRole('link', { name: words('auth.signIn.forgotten') }).click();
    await expect(page).toHaveURL('/forgotten');
    await page.getByLabel(words('auth.email')).fill(email);
    await page.getByRole('button', { name: words('auth.forgotten.submit') }).click();
    await expect(page.getByRole('status').filter({ hasText: words('auth.forgotten.sent') })).toBeVisible();
  }
  await expectAccessible(page);
});

test('signs out from the menu', async ({ page }) => {
  await page.goto('/sign-in');
  await fillSignIn(page, signIn.colleague);
  await page.getByRole('button', { name: words('shell.userMenu', { name: 'Marta Lindqvist' }) }).click();
  await page.getByRole('menuitem', { name: words('shell.signOut') }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goto('/accounts');
  await expect(page).toHaveURL('/sign-in?next=%2Faccounts');
});
