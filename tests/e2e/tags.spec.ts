import { expect } from '@playwright/test';
import { drawer, drawerButton } from './support/drawer';
import { expectAccessible } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

test('a tag is made, put on an account, taken off, and deleted', async ({ page, account }) => {
  const name = `Pilot ${Date.now()}`;
  await page.goto('/settings/tags');
  await page.getByRole('button', { name: words('tag.add') }).click();
  await drawer(page).getByLabel(words('tag.name')).fill(name);
  await drawer(page)
    .getByLabel(words('tag.colour'))
    .selectOption({ label: words('tag.colours.green') });
  await drawerButton(page, words('tag.save')).click();
  const line = page.getByRole('listitem').filter({ hasText: name });
  await expect(line).toContainText(words('tag.meta', { count: 0 }));

  await page.goto(`/accounts/${account.id}/activity`);
  await page.getByRole('button', { name: words('tag.add') }).click();
  const box = page.getByRole('dialog', { name: words('tag.open') });
  await expect(box.getByRole('checkbox', { name })).toBeVisible();
  // Chips change at once: what is saved is known by the answer.
  const saved = page.waitForResponse((response) => response.request().method() === 'POST');
  await box.getByRole('checkbox', { name }).check();
  await saved;
  await page.keyboard.press('Escape');
  const chips = page.getByRole('list', { name: words('tag.label') });
  await expect(chips).toContainText(name);
  await page.reload();
  await expect(chips).toContainText(name);
  await expectAccessible(page);
  await chips.getByRole('button', { name: words('tag.remove', { name }) }).click();
  await expect(chips).not.toContainText(name);

  await page.goto('/settings/tags');
  await expect(line).toContainText(words('tag.meta', { count: 0 }));
  await line.getByRole('button', { name: words('tag.delete') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('tag.delete') })
    .click();
  await expect(line).toHaveCount(0);
});
