import { expect, type Page } from '@playwright/test';
import { accountTabs } from '@/lib/registry/account-tabs';
import { api } from './support/application';
import { expectAccessible } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const RICH = 'HF-2041';

const tabs = (page: Page) => page.getByRole('navigation', { name: words('account.tabs.label'), exact: true });
/** Goes to a tab, which stands in the bar or under More. */
async function openTab(page: Page, id: (typeof accountTabs)[number]['id']): Promise<void> {
  const name = words(`account.tabs.${id}`);
  const link = tabs(page).getByRole('link', { name, exact: true });
  const more = tabs(page).getByRole('button', { name: words('controls.more') });
  await expect(link.or(more).first()).toBeVisible();
  if (await link.isVisible()) return link.click();
  await more.click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}
const keyFigures = (page: Page) => page.getByRole('main').locator('dl').first().innerText();

/** The calendar day so many days ago, YYYY-MM-DD. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

for (const { id } of accountTabs) {
  test(`shows ${id} in both themes`, async ({ page }) => {
    await page.goto(`/accounts/${RICH}/${id}`);
    await expect(tabs(page).locator('[aria-current=page]')).toHaveText(words(`account.tabs.${id}`));
    await expect(page.getByRole('main').locator('tbody tr, article, section').nth(1)).toBeAttached();
    await expectAccessible(page);
  });
}

test('goes from tab to tab without leaving the account', async ({ page }) => {
  await page.goto('/accounts/AP-1015');
  for (const { id } of accountTabs.toReversed()) {
    await openTab(page, id);
    await expect(page).toHaveURL(`/accounts/AP-1015/${id}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Alder & Pine Homes' })).toBeVisible();
  }
  await page.goBack();
  await expect(page).toHaveURL(`/accounts/AP-1015/${accountTabs[1].id}`);
});

test('looks at a past day, which the address keeps from tab to tab', async ({ page }) => {
  await page.goto(`/accounts/${RICH}/activity`);
  const latest = await keyFigures(page);
  const picker = page.getByRole('button', { name: /^As of / });
  await picker.click();
  await page
    .getByRole('dialog', { name: words('accountHead.asOf.label') })
    .getByLabel(words('accountHead.asOf.day'))
    .fill(daysAgo(200));
  await page.getByRole('button', { name: words('accountHead.asOf.show'), exact: true }).click();
  await expect(page).toHaveURL(`/accounts/${RICH}/activity?asOf=${daysAgo(200)}`);
  await expect.poll(() => keyFigures(page)).not.toBe(latest);
  const past = await keyFigures(page);
  await openTab(page, 'modules');
  await expect(page).toHaveURL(`/accounts/${RICH}/modules?asOf=${daysAgo(200)}`);
  await openTab(page, 'activity');
  await expect(page).toHaveURL(`/accounts/${RICH}/activity?asOf=${daysAgo(200)}`);
  await page.reload();
  expect(await keyFigures(page)).toBe(past);
  await picker.click();
  await page.getByRole('button', { name: words('accountHead.asOf.latest') }).click();
  await expect(page).toHaveURL(`/accounts/${RICH}/activity`);
  await expect.poll(() => keyFigures(page)).toBe(latest);
});

test('switches from modules to features, and from the account to one user', async ({ page }) => {
  await page.goto(`/accounts/${RICH}/modules`);
  const rows = () => page.getByRole('table').last().locator('tbody').innerText();
  const modules = await rows();
  await page.getByRole('link', { name: words('account.items.features'), exact: true }).click();
  await expect(page).toHaveURL(/of=features/);
  await expect.poll(rows).not.toBe(modules);
  const features = await rows();
  await page.getByRole('button', { name: words('account.items.choose') }).click();
  const someone = page
    .getByRole('dialog', { name: words('account.items.choose') })
    .getByRole('listitem')
    .getByRole('link')
    .first();
  const [name = ''] = (await someone.innerText()).split('\n');
  await someone.click();
  await expect(page).toHaveURL(/user=/);
  await expect(page.getByRole('button', { name: words('account.items.of', { name }) })).toBeVisible();
  await expect.poll(rows).not.toBe(features);
  await page.getByRole('link', { name: words('account.items.account') }).click();
  await expect.poll(rows).toBe(features);
});

test('has a table behind each chart', async ({ page }) => {
  await page.goto(`/accounts/${RICH}/activity`);
  const panel = page.getByRole('region', { name: words('account.activity.uniqueUsers') });
  const days = panel.getByRole('table').locator('tbody tr');
  // While the drawing stands there, for those who hear the page.
  await expect(days).toHaveCount(60);
  await panel.getByRole('button', { name: words('chart.asTable') }).click();
  await expect(days).toHaveCount(60);
  await expectAccessible(page);
  await panel.getByRole('button', { name: words('chart.asChart') }).click();
  const chart = panel.getByRole('group', { name: words('chart.reading', { title: words('account.activity.uniqueUsers') }) });
  await chart.focus();
  await page.keyboard.press('End');
  await expect(chart.getByText(/\d/).first()).toBeAttached();
});

test('is reached and left by keys', async ({ page }) => {
  await page.goto(`/accounts/${RICH}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: words('shell.skip') })).toBeFocused();
  const search = page.getByRole('button', { name: words('shell.search.placeholder') });
  await search.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: words('shell.search.label') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveURL('/accounts');
});

test('walks by j and k through the list one came from', async ({ page }) => {
  const title = page.getByRole('heading', { level: 1 });
  await page.goto('/accounts?f=1!name~has~halden&s=name~desc');
  const links = page.getByRole('table').locator('tbody [data-row-link]');
  const names = await links.allInnerTexts();
  const total = names.length;
  await links.first().click();
  await expect(title).toHaveText(names[0] ?? '');
  await expect(page.getByRole('link', { name: words('accountHead.place', { position: 1, total }) })).toBeVisible();
  await openTab(page, 'users');
  await expect(tabs(page).locator('[aria-current=page]')).toHaveText(words('account.tabs.users'));
  await expect(page.getByRole('table').first()).toBeVisible();
  await expect(page.getByRole('link', { name: words('accountHead.previous') })).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(title).toHaveText(names[1] ?? '');
  await expect(page).toHaveURL(/\/users\?from=name~desc!1!name~has~halden$/);
  await page.keyboard.press('k');
  await expect(title).toHaveText(names[0] ?? '');
  await page.getByRole('link', { name: words('accountHead.next') }).click();
  await page.getByRole('link', { name: words('accountHead.place', { position: 2, total }) }).click();
  await expect(page).toHaveURL('/accounts?f=1!name~has~halden&s=name~desc');
});

test('takes any id that a customer may choose', async ({ page }) => {
  const id = 'a/b c%2F?#ü';
  await api('PUT', '/accounts', { data: [{ id, name: 'Slashes & Söhne' }] });
  await page.goto('/accounts?f=1!name~starts~Slashes');
  await page.getByRole('link', { name: 'Slashes & Söhne' }).click();
  for (const tab of accountTabs) {
    await openTab(page, tab.id);
    await expect(page).toHaveURL(`/accounts/${encodeURIComponent(id)}/${tab.id}?from=name~asc!1!name~starts~Slashes`);
    await expect(page.getByRole('heading', { level: 1, name: 'Slashes & Söhne' })).toBeVisible();
  }
  await api('DELETE', `/accounts/${encodeURIComponent(id)}`);
  await page.goto('/accounts?f=1!name~starts~Slashes');
  await expect(page.getByText(words('states.noMatch.title'))).toBeVisible();
});
