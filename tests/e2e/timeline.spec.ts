import { expect, type Page } from '@playwright/test';
import { api } from './support/application';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const ACCOUNT = 'AP-1015';
const TIMELINE = `/accounts/${ACCOUNT}/timeline`;
const DAY = 86_400_000;

const entries = (page: Page) => page.getByRole('main').getByRole('article');
const titles = (page: Page) => entries(page).locator('p:first-child').allInnerTexts();

test('goes to older entries and back again', async ({ page }) => {
  await page.goto(TIMELINE);
  const first = await titles(page);
  expect(first).toHaveLength(50);
  await page.getByRole('link', { name: words('timeline.older') }).click();
  await expect(page).toHaveURL(/older=/);
  await expect(entries(page).first()).not.toContainText(first[0] ?? '');
  await page.getByRole('link', { name: words('timeline.newer') }).click();
  await expect(page).toHaveURL(/newer=/);
  expect(await titles(page)).toEqual(first);
});

test('finds words, marks them, and says so when there are none', async ({ page }) => {
  await page.goto(TIMELINE);
  const box = page.getByRole('searchbox', { name: words('timeline.search') });
  await box.fill('review');
  await page.getByRole('button', { name: words('timeline.find'), exact: true }).click();
  await expect(page.locator('mark').first()).toHaveText(/review/i);
  await box.fill('zzqq nowhere');
  await page.getByRole('button', { name: words('timeline.find'), exact: true }).click();
  await expect(page.getByText(words('states.noMatch.title'))).toBeVisible();
});

test('shows a touchpoint as it was, what has changed since, and opens it as it is', async ({ page }) => {
  const id = `timeline-e2e-${Date.now()}`;
  const record = {
    id,
    accountId: ACCOUNT,
    type: 'email',
    subject: 'Date for the acceptance test',
    occurredAt: new Date(Date.now() + DAY).toISOString(),
  };
  await api('PUT', '/interactions', { data: [{ ...record, completed: false }] });
  await api('PUT', '/interactions', { data: [{ ...record, completed: true, body: 'It passed' }] });
  for (const view of ['emails', 'touchpoints']) {
    await page.goto(`${TIMELINE}?of=${view}`);
    const entry = entries(page).filter({ hasText: record.subject });
    await expect(entry).toContainText(words('timeline.changedSince'));
    await expect(entry).toContainText('Scheduled → Completed');
  }
  await page.getByRole('link', { name: record.subject }).click();
  await expect(page.getByRole('dialog')).toContainText('It passed');
  await api('DELETE', `/interactions/${id}`);
});

test('is accessible, and fits a phone', async ({ page }) => {
  await page.goto(TIMELINE);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoOverflow(page);
});
