import { expect, type Page } from '@playwright/test';
import { api } from './support/application';
import { drawer, drawerButton } from './support/drawer';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const ACCOUNT = 'AP-1016';
const NOTES = `/accounts/${ACCOUNT}/notes`;

const text = (page: Page) => drawer(page).getByRole('textbox', { name: words('note.body') });

async function newNote(body: string): Promise<string> {
  return ((await api('POST', '/notes', { accountId: ACCOUNT, body })) as { id: string }).id;
}
const remove = (id: string) => api('DELETE', `/notes/${id}`);

test('what is typed survives a reload, and becomes a note', async ({ page }) => {
  await page.goto(`${NOTES}?new=note`);
  await text(page).fill('Agreed on **two docks** for the pilot');
  await expect.poll(() => page.evaluate(() => Object.values(sessionStorage).join())).toContain('two docks');
  await page.reload();
  await expect(text(page)).toHaveValue('Agreed on **two docks** for the pilot');
  await drawerButton(page, words('note.create')).click();
  await expect(drawer(page)).toHaveCount(0);
  const card = page.getByRole('article').filter({ hasText: 'Agreed on two docks for the pilot' });
  await expect(card.locator('strong')).toHaveText('two docks');
  await card.getByRole('link').first().click();
  await drawerButton(page, words('record.delete')).click();
  await expect(card).toHaveCount(0);
});

test('the second of two editors is shown both texts, and nothing is lost', async ({ page }) => {
  const id = await newNote('Both begin here');
  await page.goto(`${NOTES}?open=${encodeURIComponent(`note:${id}`)}`);
  await drawerButton(page, words('record.edit')).click();
  await text(page).fill('What the second wrote');
  const { version } = (await api('GET', `/notes/${id}`)) as { version: number };
  await api('PATCH', `/notes/${id}`, { body: 'What the first wrote', version });
  await drawerButton(page, words('record.save')).click();
  await expect(drawer(page)).toContainText(words('record.conflict.title'));
  await expect(drawer(page)).toContainText('What the first wrote');
  await expect(text(page)).toHaveValue('What the second wrote');
  await drawerButton(page, words('record.save')).click();
  await expect(drawer(page).getByText(words('note.history.versions', { count: 3 }))).toBeVisible();
  await remove(id);
});

test('undo brings a deleted note back', async ({ page }) => {
  const id = await newNote('Deleted by mistake');
  await page.goto(`${NOTES}?open=${encodeURIComponent(`note:${id}`)}`);
  await drawerButton(page, words('record.delete')).click();
  await expect(page.getByRole('article').filter({ hasText: 'Deleted by mistake' })).toHaveCount(0);
  await page.getByRole('button', { name: words('record.undo') }).click();
  await expect(drawer(page)).toContainText('Deleted by mistake');
  await remove(id);
});

test('shows one kind alone, finds words, and fits a phone', async ({ page }) => {
  await page.goto(NOTES);
  const touchpoints = page.getByRole('checkbox', { name: words('note.kinds.interaction') });
  await touchpoints.click();
  await expect(page).toHaveURL(/kinds=note/);
  await expect(touchpoints).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: words('note.kinds.note'), exact: true })).toBeDisabled();
  await page.getByRole('searchbox', { name: words('note.search') }).fill('no note says zzqq');
  await page.getByRole('button', { name: words('note.find'), exact: true }).click();
  await expect(page.getByText(words('states.noMatch.title'))).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(NOTES);
  await expectNoOverflow(page);
  await expectAccessible(page);
});
