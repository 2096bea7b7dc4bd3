import { expect, type Page } from '@playwright/test';
import { api } from './support/application';
import { drawer, drawerButton } from './support/drawer';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { table } from './support/table';
import { test } from './support/test';
import { words } from './support/words';

const raise = async (accountId: string, title: string) =>
  String(((await api('POST', '/alerts', { accountId, title, severity: 'critical', rule: 'Use fell' })) as { id: string }).id);
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });

test('an alert is acknowledged, put off, answered by a task, and closed', async ({ page, account }) => {
  await raise(account.id, 'Logins fell');
  await page.goto(`/accounts/${account.id}/alerts`);
  await table(page).getByRole('link', { name: 'Logins fell' }).click();
  await drawerButton(page, words('alert.acknowledge')).click();
  await expect(drawer(page)).toContainText(words('alert.status.acknowledged'));

  await drawerButton(page, words('alert.snooze')).click();
  const snooze = dialog(page, words('alert.snooze'));
  await snooze.getByLabel(words('alert.reason')).fill('They are on holiday');
  await expectAccessible(page);
  await snooze.getByRole('button', { name: words('alert.snooze'), exact: true }).click();
  await expect(drawer(page)).toContainText('They are on holiday');

  await drawer(page)
    .getByRole('link', { name: words('alert.addTask') })
    .click();
  await drawer(page)
    .getByRole('textbox', { name: words('task.column.title'), exact: true })
    .fill('Call them');
  await drawerButton(page, words('task.create')).click();
  await expect(drawer(page).getByRole('link', { name: 'Call them' })).toBeVisible();

  await drawerButton(page, words('alert.close')).click();
  const closing = dialog(page, words('alert.close'));
  await closing.getByLabel(words('alert.column.outcome')).selectOption('false_alarm');
  await closing.getByLabel(words('alert.note')).fill('A broken tracker');
  await closing.getByRole('button', { name: words('alert.close'), exact: true }).click();
  await expect(drawer(page)).toContainText(words('alert.outcome.false_alarm'));
  await expect(drawer(page)).toContainText('A broken tracker');

  await page.goto(`/accounts/${account.id}/alerts?show=tasks`);
  await expect(page.getByRole('link', { name: 'Call them' })).toBeVisible();
});

test('several alerts of an account are assigned, closed and opened again at once', async ({ page, account }) => {
  for (const title of ['Logins fell', 'Champion silent']) await raise(account.id, title);
  await page.goto(`/accounts/${account.id}/alerts`);
  await expect(table(page).getByRole('row')).toHaveCount(3);
  await table(page).getByRole('checkbox').first().check();
  await page.getByRole('button', { name: words('alert.bulk.do.assigned'), exact: true }).click();
  const assigning = dialog(page, words('alert.bulk.do.assigned'));
  await assigning.getByLabel(words('alert.assignTo')).selectOption({ label: 'Okke Brandsma' });
  await assigning.getByRole('button', { name: words('alert.bulk.do.assigned'), exact: true }).click();
  await expect(table(page).getByText('Okke Brandsma')).toHaveCount(2);
  await table(page).getByRole('checkbox').first().check();
  await page.getByRole('button', { name: words('alert.bulk.do.closed'), exact: true }).click();
  const closing = dialog(page, words('alert.bulk.do.closed'));
  await closing.getByLabel(words('alert.column.outcome')).selectOption('successful');
  await closing.getByRole('button', { name: words('alert.bulk.do.closed'), exact: true }).click();
  await expect(page.getByText(words('alert.empty'))).toBeVisible();
  await page.getByRole('link', { name: words('task.shown.closed'), exact: true }).click();
  await table(page).getByRole('checkbox').first().check();
  await expect(page.getByRole('button', { name: words('alert.bulk.do.closed'), exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: words('alert.reopen'), exact: true }).click();
  await expect(page.getByText(words('alert.bulk.open', { count: 2 }))).toBeVisible();
  await page.getByRole('link', { name: words('task.shown.open'), exact: true }).click();
  await expect(table(page).getByRole('row')).toHaveCount(3);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoOverflow(page);
});

test('a record of another account opens over its own', async ({ page, account }) => {
  const id = await raise(account.id, 'Logins fell');
  await page.goto(`/accounts/AP-1015/alerts?open=alert:${id}`);
  await expect(page).toHaveURL(new RegExp(`/accounts/${account.id}/alerts\\?open=`));
  await expect(drawer(page)).toContainText('Logins fell');
});
