import { expect, type Page } from '@playwright/test';
import { api, origin } from './support/application';
import { drawer, drawerButton } from './support/drawer';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const ACCOUNT = 'BW-1107';
const TASKS = `/accounts/${ACCOUNT}/tasks`;

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });

async function newTask(title: string, rest: object = {}): Promise<string> {
  return ((await api('POST', '/tasks', { accountId: ACCOUNT, title, ...rest })) as { id: string }).id;
}

test('a task is written down, completed by its box, and brought back with the focus on it', async ({ page }) => {
  const title = `Agree the slots ${Date.now()}`;
  await page.goto(`${TASKS}?new=task`);
  await drawer(page).getByLabel(words('task.column.title')).fill(title);
  await drawer(page).getByLabel(words('task.column.due')).fill('2026-01-05');
  await drawerButton(page, words('task.create')).click();
  await expect(drawer(page)).toHaveCount(0);
  const box = row(page, title).getByRole('checkbox');
  await box.click();
  await expect(row(page, title)).toHaveCount(0);
  await page.getByRole('button', { name: words('task.undo') }).click();
  await expect(box).toBeFocused();
  await expectAccessible(page);
});

test('an editor whose change comes second sees both and saves', async ({ page }) => {
  const title = `Two editors ${Date.now()}`;
  const id = await newTask(title);
  await page.goto(`${TASKS}?open=task:${id}`);
  await drawerButton(page, words('record.edit')).click();
  await api('PATCH', `/tasks/${id}`, { body: 'Theirs' });
  await drawer(page)
    .getByRole('textbox', { name: words('task.column.title'), exact: true })
    .fill(`${title}, mine`);
  await drawerButton(page, words('record.save')).click();
  await expect(drawer(page).getByRole('alert', { name: words('record.conflict.title') })).toContainText('Theirs');
  await drawer(page)
    .getByRole('button', { name: words('record.conflict.take') })
    .last()
    .click();
  await drawerButton(page, words('record.save')).click();
  await expect(drawer(page)).toContainText('Theirs');
});

test('a draft that is taken up again after somebody else saved does not save over them', async ({ page }) => {
  const title = `Taken up again ${Date.now()}`;
  const id = await newTask(title);
  const name = drawer(page).getByRole('textbox', { name: words('task.column.title'), exact: true });
  await page.goto(`${TASKS}?open=task:${id}`);
  await drawerButton(page, words('record.edit')).click();
  await expect(name).toBeFocused();
  await name.fill(`${title}, mine`);
  await expect.poll(() => page.evaluate(() => Object.values(sessionStorage).join())).toContain('mine');
  await api('PATCH', `/tasks/${id}`, { body: 'Theirs' });
  await page.reload();
  await page.keyboard.press('e');
  await expect(name).toHaveValue(`${title}, mine`);
  await drawerButton(page, words('record.save')).click();
  await expect(drawer(page).getByRole('alert', { name: words('record.conflict.title') })).toContainText('Theirs');
  await drawerButton(page, words('record.cancel')).click();
  await expect(drawerButton(page, words('record.edit'))).toBeFocused();
});

test('a deleted task comes back where it was', async ({ page }) => {
  const title = `Gone and back ${Date.now()}`;
  const id = await newTask(title, { dueOn: '2026-01-06' });
  await page.goto(`${TASKS}?open=task:${id}`);
  await drawerButton(page, words('record.delete')).click();
  await expect(row(page, title)).toHaveCount(0);
  await page.getByRole('button', { name: words('record.undo') }).click();
  await expect(drawer(page)).toContainText(title);
});

test('my tasks are grouped by when they are due, and moved through by keys', async ({ page }) => {
  await page.goto('/tasks');
  await expect(page.getByRole('heading', { level: 1, name: words('task.mine.title') })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(page.locator('[data-row-link]:focus')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoOverflow(page);
});

test('a calendar program reads the tasks under an address that can be ended', async ({ page, request }) => {
  await page.goto('/settings/profile');
  const make = page.getByRole('button', { name: new RegExp(`^(${words('settings.feed.make')}|${words('settings.feed.replace')})$`) });
  await make.click();
  await drawer(page)
    .getByRole('button', { name: new RegExp(`^(${words('settings.feed.make')}|${words('settings.feed.replace')})$`) })
    .click();
  const address = await drawer(page).getByLabel(words('settings.feed.address')).inputValue();
  const path = new URL(address).pathname;
  expect((await request.get(`${origin}${path}`)).headers()['content-type']).toContain('text/calendar');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words('settings.feed.revoke') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('settings.feed.revoke') })
    .click();
  await expect.poll(async () => (await request.get(`${origin}${path}`)).status()).toBe(404);
});

test('the plan shows how far objectives have come, and starts a play', async ({ page }) => {
  await api('POST', '/objectives', { accountId: ACCOUNT, name: 'Half way', baseline: '10', target: '20', current: '15' });
  await page.goto(`/accounts/${ACCOUNT}/plan`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Half way' })).toContainText('50%');
  await page.getByRole('link', { name: words('plan.play.start') }).click();
  await drawer(page).getByLabel(words('plan.play.which')).selectOption({ index: 1 });
  await drawerButton(page, words('plan.play.startNow')).click();
  await expect(page.getByRole('region', { name: words('plan.play.title') })).toContainText(words('plan.play.status.running'));
  await expectAccessible(page);
});
