import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { accountTabs } from '@/lib/registry/account-tabs';
import { api } from './support/application';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

/** A region of the team North, with products below it. */
const REGION = '/accounts/HF-2041/overview';
/** A company with accounts below it. */
const COMPANY = '/accounts/AP-1015/overview';

interface Target {
  team: string;
  variant: 'any' | 'parent' | 'child';
}

const tabs = (page: Page) => page.getByRole('navigation', { name: words('account.tabs.label'), exact: true });
const widget = (page: Page, id: Parameters<typeof words>[0]) => page.getByRole('heading', { level: 2, name: words(id), exact: true });
const strips = (page: Page) => page.locator('[data-focus$=" handle"]').allInnerTexts();
const strip = (page: Page, id: string) => page.locator(`[data-focus="${id} handle"]`);
const said = (page: Page) => page.locator('[aria-live="assertive"]').first();
const saved = (page: Page) => expect(page.getByText(words('layout.saving.saved'), { exact: true })).toBeVisible();

/** Begins a layout for the type of the account on a page. */
async function begin(page: Page, path: string, { team, variant }: Target): Promise<void> {
  await page.goto(`${path}?edit=new`);
  await page.getByLabel(words('layout.new.team')).selectOption({ label: team });
  await page.getByLabel(words('layout.new.variant')).selectOption(variant);
  await page.getByRole('button', { name: words('layout.begin') }).click();
  await expect(page.getByRole('button', { name: words('layout.publish'), exact: true })).toBeVisible();
}

/** Deletes a layout where all of them are listed. */
async function remove(page: Page, name: string): Promise<void> {
  await page.goto('/settings/layouts');
  const row = page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
  await row.getByRole('button', { name: words('layout.settings.delete') }).click();
  const deleted = page.waitForResponse((response) => response.request().method() === 'POST');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('layout.settings.delete') })
    .click();
  await deleted;
  await expect(page.getByRole('listitem').filter({ hasText: name })).toHaveCount(0);
}

async function pageOf(browser: Browser, storageState: Awaited<ReturnType<BrowserContext['storageState']>>): Promise<Page> {
  return (await browser.newContext({ storageState })).newPage();
}

test('people of a team see their layout of a type once it is published, and not before', async ({ page, browser, colleagueSession }) => {
  test.slow();
  const hers = await pageOf(browser, colleagueSession);
  await hers.goto(REGION);
  await expect(widget(hers, 'overview.widget.status')).toBeVisible();

  await begin(page, REGION, { team: 'North', variant: 'parent' });
  await strip(page, 'status').focus();
  await page.keyboard.press('Delete');
  await expect(said(page)).toHaveText(words('layout.said.removed', { name: words('overview.widget.status') }));
  await page.getByRole('button', { name: words('layout.tabs'), exact: true }).click();
  await page.getByRole('checkbox', { name: words('account.tabs.notes') }).click();
  await page.keyboard.press('Escape');
  await saved(page);
  await expect(tabs(page).getByRole('link', { name: words('account.tabs.notes') })).toHaveCount(0);
  await expectAccessible(page);

  await hers.reload();
  await expect(widget(hers, 'overview.widget.status')).toBeVisible();
  await page.getByRole('button', { name: words('layout.publish'), exact: true }).click();
  await expect(page.getByText(words('layout.said.published'))).toBeVisible();
  await hers.reload();
  await expect(widget(hers, 'overview.widget.usage')).toBeVisible();
  await expect(widget(hers, 'overview.widget.status')).toHaveCount(0);
  await expect(tabs(hers).getByText(words('account.tabs.notes'))).toHaveCount(0);
  // She may not change it: the page offers nothing, and the editor's address is a page like any other.
  await hers.goto(`${REGION}${new URL(page.url()).search}`);
  await expect(widget(hers, 'overview.widget.usage')).toBeVisible();
  await expect(hers.getByRole('button', { name: words('layout.publish'), exact: true })).toHaveCount(0);

  await remove(page, words('layout.target.variant', { target: 'Region × North', variant: words('layout.target.parent') }));
  await hers.goto(REGION);
  await expect(widget(hers, 'overview.widget.status')).toBeVisible();
  await hers.context().close();
});

test('a board is arranged by keys alone, and each step is said', async ({ page }) => {
  test.slow();
  await begin(page, COMPANY, { team: 'Central', variant: 'child' });
  const before = await strips(page);
  await strip(page, 'status').focus();
  await page.keyboard.press('ArrowRight');
  await expect(strip(page, 'status')).toBeFocused();
  const at = before.indexOf(words('overview.widget.status'));
  expect(await strips(page)).toEqual(before.toSpliced(at, 2, before[at + 1] ?? '', before[at] ?? ''));
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  const place = {
    name: words('overview.widget.status'),
    area: words('layout.areas.main'),
    place: at + 2,
    count: before.indexOf(words('overview.widget.tasks')),
  };
  await expect(said(page)).toHaveText(words('layout.said.placed', { ...place, columns: 2, height: words('layout.heights.3') }));
  await saved(page);
  await page.getByRole('button', { name: words('layout.change', { name: words('overview.widget.status') }) }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: words('layout.toSidebar') }).press('Enter');
  await expect(page.locator('[data-focus="status menu"]')).toBeFocused();
  expect((await strips(page)).at(-1)).toBe(words('overview.widget.status'));
  await saved(page);
  await page.reload();
  expect((await strips(page)).at(-1)).toBe(words('overview.widget.status'));
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoOverflow(page);
  await page.getByRole('button', { name: words('layout.earlier', { name: words('overview.widget.status') }) }).click();
  await saved(page);
  expect((await strips(page)).at(-2)).toBe(words('overview.widget.status'));
  await remove(page, 'Company × Central, child accounts');
});

test('the second of two editors is told and loses nothing', async ({ page, browser, adminSession }) => {
  test.slow();
  await begin(page, COMPANY, { team: 'Central', variant: 'any' });
  const other = await pageOf(browser, adminSession);
  await other.goto(page.url());
  await strip(other, 'nps').focus();
  await strip(page, 'csat').focus();
  await page.keyboard.press('Delete');
  await saved(page);
  await other.keyboard.press('Delete');
  await expect(other.getByRole('alert').getByText(words('layout.conflict.title'))).toBeVisible();
  await expect(strip(other, 'nps')).toHaveCount(0);
  await expect(strip(other, 'csat')).toHaveCount(1);
  await other.getByRole('button', { name: words('layout.conflict.theirs') }).click();
  await expect(strip(other, 'nps')).toHaveCount(1);
  await expect(strip(other, 'csat')).toHaveCount(0);
  await other.getByRole('button', { name: words('layout.undo'), exact: true }).click();
  await expect(strip(other, 'nps')).toHaveCount(0);
  await expect(strip(other, 'csat')).toHaveCount(1);
  await saved(other);
  await other.context().close();
  await remove(page, 'Company × Central');
});

/** Takes a widget by its strip, with the pointer, to the middle of another one's strip. */
async function drag(page: Page, id: string, onto: string): Promise<void> {
  const middle = async (one: string) => {
    const { x, y, width, height } = (await strip(page, one).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return [x + width / 2, y + height / 2] as const;
  };
  await page.mouse.move(...(await middle(id)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(onto)), { steps: 10 });
  await page.mouse.up();
}

test('a board is arranged by dragging: onto another widget’s place, and into the sidebar', async ({ page }) => {
  test.slow();
  // All of the board at once: what is dragged stays under the pointer.
  await page.setViewportSize({ width: 1280, height: 3600 });
  await begin(page, COMPANY, { team: 'Central', variant: 'parent' });
  const [status, leaderboard, timeline] = (['status', 'leaderboard', 'timeline'] as const).map((id) => words(`overview.widget.${id}`));
  const moved = async (name = '', to = '') => {
    const now = await strips(page);
    return now.toSpliced(now.indexOf(name), 1).toSpliced(now.indexOf(to), 0, name);
  };
  const later = await moved(status, leaderboard);
  await drag(page, 'status', 'leaderboard');
  await expect.poll(() => strips(page)).toEqual(later);
  await expect(strip(page, 'status')).toBeFocused();
  const earlier = await moved(status, words('overview.widget.usage'));
  await drag(page, 'status', 'usage');
  await expect.poll(() => strips(page)).toEqual(earlier);
  await drag(page, 'leaderboard', 'timeline');
  await expect(said(page)).toContainText(words('layout.areas.sidebar'));
  const now = await strips(page);
  expect(now.indexOf(leaderboard ?? '')).toBe(now.indexOf(timeline ?? '') - 1);
  await saved(page);
  await page.reload();
  expect(await strips(page)).toEqual(now);
  await remove(page, 'Company × Central, parent accounts');
});

test('parents and children of a type have pages of their own, with tabs in an order of their own', async ({ page, account }) => {
  test.slow();
  const child = { id: `${account.id}-child`, name: `${account.name} South`, parentId: account.id };
  await api('PUT', '/accounts', { data: [child] });
  const overview = (id: string) => `/accounts/${id}/overview`;
  await begin(page, overview(child.id), { team: words('layout.new.anyTeam'), variant: 'child' });
  const type = words('layout.editing', { name: '' });
  const heading = page.getByRole('heading', { level: 2 }).filter({ hasText: type });
  const name = (await heading.innerText()).replace(type, '').trim();
  await strip(page, 'status').focus();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: words('layout.tabs'), exact: true }).click();
  const earlier = page.getByRole('button', { name: words('layout.earlier', { name: words('account.tabs.deals') }) });
  for (let place = accountTabs.length; place > 0 && (await earlier.isEnabled()); place -= 1) await earlier.click();
  await expect(earlier).toBeDisabled();
  await page.keyboard.press('Escape');
  await saved(page);
  await page.getByRole('button', { name: words('layout.publish'), exact: true }).click();
  await expect(page.getByText(words('layout.said.published'))).toBeVisible();

  await page.goto(overview(child.id));
  await expect(widget(page, 'overview.widget.usage')).toBeVisible();
  await expect(widget(page, 'overview.widget.status')).toHaveCount(0);
  await expect(tabs(page).getByRole('link').nth(1)).toHaveText(words('account.tabs.deals'));
  await page.goto(overview(account.id));
  await expect(widget(page, 'overview.widget.status')).toBeVisible();
  await expect(tabs(page).getByRole('link').nth(1)).not.toHaveText(words('account.tabs.deals'));
  await remove(page, name);
  await api('DELETE', `/accounts/${child.id}`);
});

interface Vitals {
  shift: number;
  paint: number;
}

test('the overview stands still while it loads', async ({ page }) => {
  await page.addInitScript(() => {
    const vitals: Vitals = { shift: 0, paint: 0 };
    Object.assign(window, { vitals });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) vitals.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      vitals.paint = list.getEntries().at(-1)?.startTime ?? 0;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto(REGION);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: words('account.tabs.label'), exact: true })).toBeVisible();
  const { shift, paint } = await page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
  test.info().annotations.push({ type: 'LCP', description: `${Math.round(paint)} ms` }, { type: 'CLS', description: shift.toFixed(4) });
  expect(paint).toBeGreaterThan(0);
  expect(shift).toBeLessThanOrEqual(0.02);
});
