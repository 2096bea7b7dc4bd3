import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { AccountTabId } from '@/lib/registry/account-tabs';
import { api, signIn } from './support/application';
import { drawer, drawerButton } from './support/drawer';
import { expectFocusSeen, tabTo } from './support/keyboard';
import { test } from './support/test';
import { words } from './support/words';

const CONTRACT = join(import.meta.dirname, '../integration/data/uploads/09-Minutes.bin');
/** A day that reads the same whichever of day and month is typed first. */
const DAY = '05052027';

const add = (page: Page) => page.getByRole('button', { name: words('record.add'), exact: true });
const field = (page: Page, name: string) => drawer(page).getByLabel(name).first();
const entry = (page: Page, text: string) => page.getByRole('main').getByRole('article').filter({ hasText: text });

/** By c and the first letters of its name, begins to make a record; the focus is in the drawer. */
async function begin(page: Page, kind: Parameters<typeof words>[0]): Promise<void> {
  await page.keyboard.press('c');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.type(words(kind).slice(0, 4));
  await expect(page.getByRole('menuitem', { name: words(kind), exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toBeVisible();
  await expectFocusSeen(page);
}

/** The drawer is gone, and the focus is back on the button that opened it. */
async function expectBack(page: Page): Promise<void> {
  await expect(drawer(page)).toHaveCount(0);
  await expect(add(page)).toBeFocused();
}

/** Goes to a tab of the account, past the frame by the skip link; it may stand under More. */
async function openTab(page: Page, id: AccountTabId): Promise<void> {
  const name = words(`account.tabs.${id}`);
  const bar = page.getByRole('navigation', { name: words('account.tabs.label'), exact: true });
  const link = bar.getByRole('link', { name, exact: true });
  if (await link.isVisible()) await tabTo(page, link);
  else {
    await tabTo(page, bar.getByRole('button', { name: words('controls.more') }));
    await page.keyboard.press('Enter');
    await page.keyboard.type(name.slice(0, 4));
    await expect(page.getByRole('menuitem', { name, exact: true })).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(bar.locator('[aria-current=page]')).toHaveText(name);
  await expectFocusSeen(page);
}

async function find(page: Page, name: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: words('shell.search.label') })).toBeFocused({ timeout: 3_000 });
  }).toPass();
  await page.keyboard.type(name);
  await expect(page.locator('[role=option][aria-selected=true]')).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function lookBack(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words('account.tabs.timeline'));
  await expect(page.locator('[role=option][aria-selected=true]')).toContainText(words('account.tabs.timeline'));
  await page.keyboard.press('Enter');
  const search = page.getByRole('searchbox', { name: words('timeline.search') });
  await tabTo(page, search);
  await page.keyboard.type('pilot');
  await page.keyboard.press('Enter');
  await expect(page.locator('mark').first()).toHaveText(/pilot/i);
  await expect(search).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: words('timeline.clear'), exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.locator('mark')).toHaveCount(0);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('');
  await tabTo(page, page.getByRole('button', { name: words('timeline.find'), exact: true }));
}

async function writeTouchpoint(page: Page, subject: string): Promise<void> {
  await begin(page, 'record.kinds.interaction');
  await expect(field(page, words('interaction.column.subject'))).toBeFocused();
  await page.keyboard.type(subject);
  await tabTo(page, drawer(page).getByRole('checkbox', { name: 'Ingrid Solheim' }));
  await page.keyboard.press('Space');
  await tabTo(page, field(page, words('interaction.followUp.title')));
  await page.keyboard.type('Send the slot plan');
  await tabTo(page, field(page, words('interaction.followUp.due')));
  await page.keyboard.type(DAY);
  await tabTo(page, drawerButton(page, words('interaction.create')));
  await page.keyboard.press('Enter');
  await expectBack(page);
}

async function writeNote(page: Page, colleague: string): Promise<void> {
  await begin(page, 'record.kinds.note');
  await page.keyboard.type(`They asked for @${colleague.slice(0, 3)}`);
  await expect(drawer(page).getByRole('option', { name: colleague })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer(page).getByRole('option')).toHaveCount(0);
  await page.keyboard.type(colleague.slice(3, 4));
  await expect(drawer(page).getByRole('option', { name: colleague })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' at the go-live');
  await tabTo(page, drawerButton(page, words('note.create')));
  await page.keyboard.press('Enter');
  await expectBack(page);
}

async function agreeTask(page: Page, title: string, assignee: string): Promise<void> {
  await begin(page, 'record.kinds.task');
  await page.keyboard.type(title);
  await tabTo(page, field(page, words('task.column.assignee')));
  await page.keyboard.type(assignee.split(' ')[0] ?? '');
  await tabTo(page, field(page, words('task.column.due')));
  await page.keyboard.type(DAY);
  await page.keyboard.press('Enter');
  await expectBack(page);
}

async function agreeObjective(page: Page, name: string): Promise<void> {
  await begin(page, 'record.kinds.objective');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expectBack(page);
}

async function attachContract(page: Page, name: string): Promise<void> {
  await begin(page, 'record.kinds.asset');
  await tabTo(page, drawerButton(page, words('asset.upload.choose')).and(page.locator('button')));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles({ name, mimeType: 'application/pdf', buffer: readFileSync(CONTRACT) });
  await expect(
    drawer(page)
      .getByRole('status')
      .filter({ hasText: words('upload.status.done') }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expectBack(page);
}

/** Completes a task, sees the focus stay in the list, and takes it back from the notice. */
async function completeAndUndo(page: Page, title: string, assignee: string): Promise<void> {
  await openTab(page, 'tasks');
  await expect(page.getByRole('row').filter({ hasText: title })).toContainText(assignee);
  const box = page.getByRole('checkbox', { name: words('task.complete', { title }) });
  await tabTo(page, box);
  await page.keyboard.press('Space');
  await expect(box).toHaveCount(0);
  await expectFocusSeen(page);
  await expect(page.getByRole('row').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Alt+t');
  await tabTo(page, page.getByRole('button', { name: words('task.undo'), exact: true }));
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
}

/** @returns the name of the deck among the assets */
async function generatePresentation(page: Page): Promise<string> {
  await begin(page, 'record.kinds.presentation');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/tasks$/);
  await expectBack(page);
  await begin(page, 'record.kinds.presentation');
  await tabTo(page, drawerButton(page, words('asset.deck.action')));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/assets$/);
  await expectBack(page);
  const deck = page.getByRole('row').filter({ hasText: 'PPTX' }).getByRole('link');
  await expect(deck).toBeVisible({ timeout: 60_000 });
  const name = await deck.innerText();
  await tabTo(page, deck);
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toBeVisible();
  await tabTo(page, drawer(page).getByRole('link', { name: words('asset.downloadVersion', { number: 1 }) }));
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await page.keyboard.press('Escape');
  await expect(deck).toBeFocused();
  return name;
}

test('a customer meeting, from looking back to the deck, by keyboard alone', async ({ page, account }) => {
  test.setTimeout(240_000);
  const past = { id: `pilot-${account.id}`, accountId: account.id, type: 'call', subject: 'Kick-off of the pilot' };
  await api('PUT', '/interactions', { data: [{ ...past, occurredAt: '2026-01-10T09:00:00Z' }] });
  const contact = { id: `contact-${account.id}`, email: `${account.id}@customer.example`, firstName: 'Ingrid', lastName: 'Solheim' };
  await api('PUT', '/contacts', { data: [{ ...contact, accountId: account.id }] });
  const { data: members } = (await api('GET', '/members?limit=200')) as { data: { name: string; email: string; sees: string }[] };
  // Those who can't see the account aren't offered.
  const colleague = members.find(({ email, sees }) => sees === 'all' && email !== signIn.admin.email)?.name ?? '';

  await page.goto('/');
  await find(page, account.name);
  await lookBack(page);
  await writeTouchpoint(page, 'Review of the first quarter');
  await writeNote(page, colleague);
  await agreeTask(page, 'Book the training', colleague);
  await agreeTask(page, 'Agree the price', colleague);
  await agreeObjective(page, 'Half the empty kilometres');
  await attachContract(page, 'Master agreement.pdf');
  await completeAndUndo(page, 'Book the training', colleague);
  const deck = await generatePresentation(page);

  await openTab(page, 'timeline');
  const told = ['Review of the first quarter', 'Send the slot plan', colleague, 'Book the training', 'Agree the price'];
  for (const text of [...told, 'Half the empty kilometres', 'Master agreement.pdf', deck]) await expect(entry(page, text).first()).toBeVisible();
});
