import { expect, type Page } from '@playwright/test';
import { drawer, drawerButton } from './support/drawer';
import { expectAccessible } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const field = (page: Page, name: Parameters<typeof words>[0]) => drawer(page).getByLabel(words(name)).first();
const shown = (page: Page, name: Parameters<typeof words>[0]) =>
  page.getByRole('navigation', { name: words('interaction.shown.label') }).getByRole('link', { name: words(name), exact: true });

test('a touchpoint is planned with its follow-up, found among the scheduled, and completed', async ({ page, account }) => {
  const subject = 'Review of the first quarter';
  await page.goto(`/accounts/${account.id}/touchpoints?new=interaction`);
  await field(page, 'interaction.column.subject').fill(subject);
  await field(page, 'interaction.column.occurredAt').fill('2027-05-05T10:00');
  await field(page, 'interaction.column.status').selectOption({ label: words('interaction.status.scheduled') });
  await field(page, 'interaction.followUp.title').fill('Send the slot plan');
  await field(page, 'interaction.followUp.due').fill('2027-05-06');
  await expectAccessible(page);
  await drawerButton(page, words('interaction.create')).click();
  await expect(drawer(page)).toHaveCount(0);

  const link = page.getByRole('link', { name: subject, exact: true });
  await shown(page, 'interaction.status.completed').click();
  await expect(page.getByText(words('states.noMatch.title'))).toBeVisible();
  await shown(page, 'interaction.status.scheduled').click();
  await link.click();
  await expect(drawer(page).getByRole('link', { name: 'Send the slot plan' })).toBeVisible();
  await drawerButton(page, words('record.edit')).click();
  await field(page, 'interaction.column.status').selectOption({ label: words('interaction.status.completed') });
  await drawerButton(page, words('record.save')).click();
  await expect(drawer(page).locator('dl').first()).toContainText(words('interaction.status.completed'));
  await page.keyboard.press('Escape');
  await expect(page.getByText(words('states.noMatch.title'))).toBeVisible();
  await shown(page, 'interaction.status.completed').click();
  await expect(link).toBeVisible();

  await page.goto(`/accounts/${account.id}/tasks`);
  await page.getByRole('link', { name: 'Send the slot plan' }).click();
  await drawer(page).getByRole('link', { name: subject }).click();
  await expect(drawer(page).getByRole('heading', { name: subject })).toBeVisible();
});
