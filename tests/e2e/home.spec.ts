import { expect, type Page } from '@playwright/test';
import { HOME_LISTS } from '@/lib/features/home-page/contract';
import { signIn } from './support/application';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { table } from './support/table';
import { test } from './support/test';
import { words } from './support/words';

const panel = (page: Page, list: 'health' | 'alerts' | 'renewals' | 'recent' | 'tasks') =>
  page.getByRole('region', { name: words(`home.list.${list}`), exact: true });
const figure = (page: Page, label: string) =>
  page.getByRole('main').locator('dl > div').filter({ hasText: label }).locator('dd').getByRole('link').first();

test.describe('a CSM’s Home', () => {
  test.use({ storageState: ({ colleagueSession }, use) => use(colleagueSession) });

  test('is where one begins, in both themes', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: words('home.title') })).toBeVisible();
    await expect(page.getByRole('navigation', { name: words('home.books') }).getByRole('link', { name: words('home.book.mine') })).toHaveAttribute(
      'aria-current',
      'true',
    );
    for (const list of ['health', 'alerts', 'renewals', 'recent', 'tasks'] as const) await expect(panel(page, list)).toBeVisible();
    await expectAccessible(page);
  });

  test('leads from whose health moved to why', async ({ page }) => {
    await page.goto('/');
    const first = panel(page, 'health').getByRole('listitem').first();
    await expect(first).toContainText(/[+−]\d+\.\d/);
    const name = await first.getByRole('link').innerText();
    await first.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.getByRole('heading', { name: words('health.changed.title') })).toBeVisible();
  });

  test('opens its figures as the accounts that they count', async ({ page }) => {
    await page.goto('/');
    const arr = figure(page, words('home.figure.arr'));
    const counted = await page
      .getByRole('main')
      .locator('dl > div')
      .filter({ hasText: words('home.figure.arr') })
      .locator('dd > div')
      .first()
      .innerText();
    await arr.click();
    await expect(page).toHaveURL(/\/accounts\?f=1!owner~is~/);
    await expect(table(page).locator('tbody tr')).toHaveCount(Number.parseInt(counted, 10));
  });

  test('goes to another book and further back by keys, and the address keeps it', async ({ page }) => {
    await page.goto('/accounts');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await expect(page).toHaveURL('/');
    const books = page.getByRole('navigation', { name: words('home.books') });
    await books.getByRole('link', { name: words('home.book.all') }).press('Enter');
    await expect(page).toHaveURL('/?book=all');
    await expect(page.getByRole('region', { name: words('home.leaders.title') })).toBeVisible();
    await page
      .getByRole('navigation', { name: words('home.period') })
      .getByRole('link')
      .first()
      .press('Enter');
    await expect(page).toHaveURL('/?book=all&days=7');
    await page.reload();
    await expect(books.getByRole('link', { name: words('home.book.all') })).toHaveAttribute('aria-current', 'true');
    await expectAccessible(page);
  });
});

test('who did what opens the rows that are counted, and a person’s own Home', async ({ page }) => {
  await page.goto('/?book=all');
  const leaders = page.getByRole('region', { name: words('home.leaders.title') }).locator('tbody tr');
  const row = leaders.first();
  const held = row.locator('td').nth(2);
  const count = Number.parseInt(await held.innerText(), 10);
  const name = await row.getByRole('link').first().innerText();
  await held.getByRole('link').click();
  await expect(page.getByRole('region', { name: words('home.list.held') }).getByRole('listitem')).toHaveCount(count);
  await page.getByRole('link', { name: words('home.back') }).click();
  await expect(page.getByRole('heading', { level: 1, name: words('home.titleOf', { name }) })).toBeVisible();
  await expect(figure(page, words('home.figure.tasks'))).toBeVisible();
});

test('each list stands alone within the width of the page', async ({ page }) => {
  for (const list of HOME_LISTS) {
    await page.goto(`/?book=all&list=${list}`);
    await expect(page.getByRole('region', { name: words(`home.list.${list}`), exact: true })).toBeVisible();
    await expectNoOverflow(page);
  }
  await expectAccessible(page);
});

test('what the address can’t mean is as if it weren’t there', async ({ page }) => {
  await page.goto('/?book=nobody&days=8&list=secrets');
  await expect(page.getByRole('heading', { level: 1, name: words('home.title'), exact: true })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(signIn.admin.email);
});
