import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

/** Place of churn among a segment's figures, which begin with its accounts. */
const CHURN = 6;
const amountOf = (text: string) => Number(text.replaceAll(/[^\d.]/gu, ''));
const fact = (page: Page, name: string) => page.locator('dl > div').filter({ hasText: name });

test('retention of a segment is read, opened, and narrowed down to the accounts that left', async ({ page }) => {
  await page.goto('/revenue');
  await page
    .getByRole('navigation', { name: words('revenue.group.label') })
    .getByRole('link', { name: words('revenue.group.stage') })
    .click();
  await expect(page).toHaveURL(/group=stage/);
  const segments = page.getByRole('group', { name: words('revenue.segments') });
  await expect(segments).toContainText('%');
  await expectAccessible(page);
  const churn = segments.getByRole('row').last().getByRole('link').nth(CHURN);
  const lost = amountOf(await churn.innerText());
  await churn.click();
  await expect(page).toHaveURL(/churn/);
  const column = page.locator(`#accounts tbody tr td:nth-child(${2 + CHURN})`);
  await expect.poll(async () => (await column.allInnerTexts()).map(amountOf).at(-1)).toBeGreaterThan(0);
  const left = (await column.allInnerTexts()).map(amountOf);
  expect(left.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(lost, 2);
});

test('renewals in the next 90 days lead to the accounts, the next one first', async ({ page }) => {
  await page.goto('/revenue');
  await fact(page, words('revenue.figure.renewals'))
    .getByRole('link', { name: words('revenue.rows') })
    .click();
  await expect(page).toHaveURL(/accounts\?.*renewal~next~90/);
  await expect(page.getByText(words('table.operator.next')).first()).toBeVisible();
  await expect(page.getByRole('group', { name: words('accounts.title') }).locator('tbody tr')).not.toHaveCount(0);
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/revenue?group=type');
  await expectNoOverflow(page);
});
