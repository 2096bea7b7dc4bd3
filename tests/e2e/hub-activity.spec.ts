import { expect, type Page } from '@playwright/test';
import { api } from './support/application';
import { VISITED, visit } from './support/hub';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { table } from './support/table';
import { test } from './support/test';
import { words } from './support/words';

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A hub of a new contact on an account, by sending them the library's guide. @returns its id */
async function sendGuide(accountId: string, subject: string): Promise<string> {
  const contact = `contact-${crypto.randomUUID()}`;
  const reader = { id: contact, accountId, firstName: 'Ingrid', lastName: 'Solheim', email: `${contact}@customer.example` };
  await api('PUT', '/contacts', { data: [reader] });
  const { data } = (await api('GET', '/publications?limit=200')) as { data: { id: string; title: string }[] };
  const publicationIds = data.filter(({ title }) => title === 'Yard rollout guide').map(({ id }) => id);
  await api('POST', '/hub-messages', { contactIds: [contact], subject, body: 'Hello {firstName}', publicationIds });
  const hubs = (await api('GET', `/hubs?accountId=${accountId}`)) as { data: { id: string }[] };
  return String(hubs.data[0]?.id);
}

test('the button at the bottom left leads to the funnel, whose stages open who is stuck there', async ({ page }) => {
  await page.goto('/');
  await button(page, words('shell.nav.hub')).click();
  await page.getByRole('menuitem', { name: words('shell.hub.mine') }).click();
  await expect(page).toHaveURL(/\/hub$/);
  await page.goto('/hub?whose=all&days=90');
  const stages = page.getByRole('list', { name: words('hubManager.activity.stages') });
  await expect(stages.getByRole('listitem')).toHaveCount(5);
  await stages.getByRole('link').first().click();
  await expect(page).toHaveURL(/at=sent/);
  const stuck = panel(page, words('hubManager.stuckTitle.sent'));
  await expect(stuck.getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page);
  await button(page, words('controls.explain', { name: words('hubManager.activity.measured') })).click();
  await expect(page.getByRole('dialog')).toContainText(words('hubManager.activity.measuredText'));
  await page.keyboard.press('Escape');
  await stuck.getByRole('link', { name: words('hubManager.close') }).click();
  await expect(stuck).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/\/accounts/);
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await expect(page).toHaveURL(/\/hub$/);
});

test('who is stuck at a stage gets tasks, each once', async ({ page, account }) => {
  await sendGuide(account.id, 'The guide');
  const stuck = panel(page, words('hubManager.stuckTitle.sent'));
  /** Asks for a task for the account's contact alone. @returns what the dialog says */
  const addTask = async () => {
    await page.goto('/hub?whose=all&days=7&at=sent');
    await stuck.getByRole('checkbox', { name: words('hubManager.tasks.all') }).uncheck();
    await stuck.getByRole('row').filter({ hasText: account.name }).getByRole('checkbox').check();
    await button(page, words('hubManager.tasks.add', { count: 1 })).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel(words('hubManager.tasks.title'))).toHaveValue(words('hubManager.tasks.usual'));
    await dialog.getByRole('button', { name: words('hubManager.tasks.submit') }).click();
    return dialog.getByRole('paragraph');
  };
  const said = (added: number, known: number) => words('hubManager.tasks.added', { added, known }).trim();
  await expect((await addTask()).last()).toHaveText(said(1, 0));
  await expectAccessible(page);
  await expect((await addTask()).last()).toHaveText(said(0, 1));
  await page.goto(`/accounts/${account.id}/tasks`);
  await expect(table(page).getByRole('link', { name: 'Follow up with Ingrid Solheim' })).toHaveCount(1);
});

test('an account’s tab says who has a hub there, and begins a message', async ({ page, account }) => {
  await page.goto(`/accounts/${account.id}/hub`);
  await expect(panel(page, words('hubManager.contacts.title'))).toContainText(words('hubManager.account.empty'));
  const hubId = await sendGuide(account.id, 'The guide');
  await page.reload();
  await expectAccessible(page);
  await page.getByRole('link', { name: words('hubManager.account.send') }).click();
  await expect(page.getByRole('dialog')).toContainText(words('hub.account.title'));
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/hub$/);
  await panel(page, words('hubManager.contacts.title')).getByRole('link', { name: 'Ingrid Solheim' }).click();
  await expect(page).toHaveURL(`/hub/contacts/${hubId}`);
});

test('lists of contacts and messages lead to what was read, and to files', async ({ page }) => {
  await page.goto('/hub/contacts?whose=all');
  await expectAccessible(page);
  await table(page).locator('tbody').getByRole('link').first().click();
  await expect(panel(page, words('hubManager.column.visits'))).toBeVisible();
  await expectAccessible(page);
  await page.goto('/hub/messages?whose=all');
  await expectAccessible(page);
  await table(page).getByRole('link', { name: 'Price list 2026' }).first().click();
  await expect(panel(page, words('hubManager.message.recipients')).getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page);
  const file = await page.request.get('/hub/contacts.csv?whose=all');
  expect(await file.text()).toContain(words('hubManager.column.attention'));
});

test('access to a hub and to one document is ended and restored, and the hub is tidied away', async ({ page, account }) => {
  const hubId = await sendGuide(account.id, 'The guide');
  await page.goto(`/hub/contacts/${hubId}`);
  const name = 'Ingrid Solheim';
  const title = 'Yard rollout guide';
  await button(page, words('hubManager.act.documentOf', { title })).click();
  await page.getByRole('menuitem', { name: words('hubManager.act.revokeDocument') }).click();
  await button(page, words('hubManager.act.revokeVerb')).click();
  await expect(panel(page, title)).toContainText(words('hubManager.state.revoked'));
  await button(page, words('hubManager.act.undo')).first().click();
  await expect(panel(page, title)).not.toContainText(words('hubManager.state.revoked'));

  await button(page, words('hubManager.act.copyLink')).click();
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(/\/h\/[\w-]{40,}/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await button(page, words('hubManager.act.archive')).click();
  await page.getByRole('checkbox', { name: words('hubManager.act.archiveClose') }).check();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('hubManager.act.archive'), exact: true })
    .click();
  await button(page, words('hubManager.act.reopen')).click();
  await expect(page.getByText(words('hubManager.act.reopened', { name })).first()).toBeVisible();

  await button(page, words('hubManager.act.revoke')).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('hubManager.act.revokeVerb'), exact: true })
    .click();
  await button(page, words('hubManager.act.restore')).click();
  await expect(button(page, words('hubManager.act.revoke'))).toBeVisible();
});

test('newer versions wait behind the button on top', async ({ page }) => {
  await page.goto('/hub?whose=all');
  await page.getByRole('button', { name: words('hubManager.updates.button') }).click();
  const dialog = page.getByRole('dialog', { name: words('hubManager.updates.title') });
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  const before = await dialog.getByRole('listitem').count();
  await expectAccessible(page);
  await dialog.getByRole('listitem').last().getByRole('button').first().click();
  await expect(dialog.getByRole('listitem')).toHaveCount(before - 1);
});

test('one chooses how to hear of each topic, and finds the news in the inbox', async ({ page }) => {
  await page.goto('/hub/settings');
  await expectAccessible(page);
  const how = page.getByLabel(words('hubManager.settings.deliveryOf', { topic: words('hubManager.topic.expiring') }));
  await how.selectOption('weekly');
  await expect(page.getByText(words('hubManager.settings.saved')).first()).toBeVisible();
  await page.reload();
  await expect(how).toHaveValue('weekly');
  await page.goto('/inbox');
  await expect(panel(page, words('hubManager.inbox.news'))).toBeVisible();
  await expectAccessible(page);
});

test('a colleague stands in for some days, and no longer', async ({ page }) => {
  await page.goto('/hub/settings');
  const standIns = panel(page, words('hubManager.absence.title'));
  await standIns.getByRole('button', { name: words('hubManager.absence.add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words('hubManager.absence.standIn')).selectOption({ label: 'Marta Lindqvist' });
  await dialog.getByLabel(words('hubManager.absence.from'), { exact: true }).fill('2099-01-04');
  await dialog.getByLabel(words('hubManager.absence.until')).fill('2099-01-02');
  await dialog.getByRole('button', { name: words('hubManager.absence.add') }).click();
  await expect(dialog.getByText('It ends before it begins')).toBeVisible();
  await dialog.getByLabel(words('hubManager.absence.until')).fill('2099-01-09');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: words('hubManager.absence.add') }).click();
  const row = standIns.getByRole('listitem').filter({ hasText: '2099' });
  await expect(row).toContainText('Marta Lindqvist');
  await expectAccessible(page);
  await row.getByRole('button', { name: words('hubManager.absence.end') }).click();
  await expect(row).toHaveCount(0);
});

test('one contact’s reading fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/hub/contacts?whose=all');
  await table(page).locator('tbody').getByRole('link').first().click();
  await expect(panel(page, words('hubManager.column.visits'))).toBeVisible();
  await expectNoOverflow(page);
  await expectAccessible(page);
});

test('a hub that is handed over stands among one’s own, with the visits of its reader', async ({ page, browser }) => {
  await visit(browser);
  await page.goto('/hub/contacts');
  await expect(table(page).getByRole('row').filter({ hasText: VISITED.name }).first()).toContainText('Ingrid Solheim');
});
