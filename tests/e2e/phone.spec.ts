import { expect } from '@playwright/test';
import { SETTINGS_PARTS } from '@/app/(app)/settings/parts';
import { accountTabs } from '@/lib/registry/account-tabs';
import { signIn } from './support/application';
import { demoPublication, enter, share } from './support/hub';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { fillSignIn, NOBODY, test } from './support/test';
import { words } from './support/words';

test.use({ storageState: NOBODY, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('a first visit on a phone', async ({ page }) => {
  test.slow();
  const check = async () => {
    await expectNoOverflow(page);
    await expectAccessible(page);
  };
  await page.goto('/');
  await check();
  await fillSignIn(page, signIn.colleague);
  await expect(page.getByRole('heading', { level: 1, name: words('home.title') })).toBeVisible();
  await check();
  const main = page.getByRole('navigation', { name: words('shell.nav.label') });
  await main.getByRole('link', { name: words('shell.nav.accounts') }).click();
  await expect(page.getByRole('heading', { level: 1, name: words('accounts.title') })).toBeVisible();
  await check();
  await page.getByRole('link', { name: 'Halden Freight Nordics', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Halden Freight Nordics' })).toBeVisible();
  await check();
  const tabs = page.getByRole('navigation', { name: words('account.tabs.label'), exact: true });
  for (const tab of ['modules', 'users', 'hierarchy'] as const) {
    await tabs.getByRole('link', { name: words(`account.tabs.${tab}`) }).click();
    await expect(page).toHaveURL(`/accounts/HF-2041/${tab}?from=name~asc!1`);
    await expect(page.getByRole('table').first()).toBeVisible();
    await check();
  }
  await main.getByRole('button', { name: words('shell.nav.more') }).click();
  await page.getByRole('menuitem', { name: words('shell.nav.settings') }).click();
  await expect(page.getByRole('heading', { level: 1, name: words('settings.title') })).toBeVisible();
  await check();
});

test('a reader’s phone has room for a hub in French, whose words are long', async ({ page, account }) => {
  const shared = await share(account.id, await demoPublication('Yard rollout guide'), 'fr');
  await enter(page, shared);
  for (const path of [shared.link, ...['', `/${shared.itemId}`, '/recorded'].map((part) => `/h/r/${shared.hubId}${part}`)]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expectNoOverflow(page);
  }
});

test.describe('an administrator’s phone', () => {
  test.use({ storageState: ({ adminSession }, use) => use(adminSession) });

  for (const { id } of SETTINGS_PARTS) {
    test(`has room for ${id}`, async ({ page }) => {
      await page.goto(`/settings/${id}`);
      await expect(page.getByRole('heading', { level: 1, name: words('settings.title') })).toBeVisible();
      await expectNoOverflow(page);
    });
  }

  test('has room for alerts and a new rule of them', async ({ page }) => {
    for (const path of ['/alerts?which=all', '/settings/alerts/new']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoOverflow(page);
    }
  });

  test('has room for the Account Hub Manager and the inbox', async ({ page }) => {
    const parts = ['', '/contacts', '/messages', '/timeline'].map((part) => `/hub${part}?whose=all`);
    for (const path of [...parts, '/hub?whose=all&at=sent', '/hub/settings', '/hub/messages/new', '/inbox']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoOverflow(page);
    }
  });

  test('has room for everyone’s Home and for one list of it', async ({ page }) => {
    for (const path of ['/?book=all', '/?book=all&list=health']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: words('home.title') })).toBeVisible();
      await expectNoOverflow(page);
    }
  });

  for (const { id } of accountTabs) {
    test(`has room for an account’s ${id}`, async ({ page }) => {
      await page.goto(`/accounts/HF-2041/${id}`);
      await expect(page.getByRole('heading', { level: 1, name: 'Halden Freight Nordics' })).toBeVisible();
      await expect(page.getByRole('main').locator('tbody tr, article, section').nth(1)).toBeAttached();
      await expectNoOverflow(page);
    });
  }
});
