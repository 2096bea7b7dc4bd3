import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const dialog = (page: Page) => page.getByRole('dialog');
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const drawing = (page: Page, title: string) => page.getByRole('group', { name: words('chart.reading', { title }) });

/** Takes a chart off the tabs again, so that the next run finds them as they were. */
async function takeOff(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: words('explorer.tab.menu', { name }) }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await expect(panel(page, name)).toHaveCount(0);
}

/** Makes a chart wider and taller by keys alone, finds it so after a reload, and takes the last step back. */
async function resizeByKeys(page: Page, name: string): Promise<void> {
  const sides = async () => {
    const box = await panel(page, name).boundingBox();
    return { width: Math.round(box?.width ?? 0), height: Math.round(box?.height ?? 0) };
  };
  const before = await sides();
  const menu = page.getByRole('button', { name: words('explorer.tab.menu', { name }) });
  await menu.press('Shift+ArrowRight');
  await expect.poll(async () => (await sides()).width).toBeGreaterThan(before.width * 1.8);
  await expect(page.getByText(words('explorer.tab.resized'))).toBeVisible();
  await menu.press('Shift+ArrowDown');
  await expect.poll(async () => (await sides()).height).toBeGreaterThan(before.height + 100);
  await expect(menu).toBeFocused();
  const undo = page.getByRole('button', { name: words('explorer.tab.undo'), exact: true });
  await expect(undo).toHaveCount(2);
  await undo.first().click();
  await expect.poll(async () => (await sides()).height).toBeLessThan(before.height + 100);
  await page.reload();
  await expect(drawing(page, name)).toBeVisible();
  expect((await sides()).width).toBeGreaterThan(before.width * 1.8);
}

test('a chart is built, shared, and found on another account', async ({ page }) => {
  test.slow();
  const name = `Touchpoints ${Date.now()}`;
  await page.goto('/charts');
  await page.getByLabel(words('explorer.alone')).selectOption('touchDays');
  await expect(page).toHaveURL(/metrics=touchDays/);
  await page
    .getByRole('navigation', { name: words('explorer.grain.label') })
    .getByRole('link', { name: words('explorer.grain.week') })
    .click();
  await expect(page).toHaveURL(/grain=week/);
  await expectAccessible(page);
  await page.getByRole('button', { name: words('explorer.save'), exact: true }).click();
  await dialog(page).getByLabel(words('explorer.name')).fill(name);
  await dialog(page).getByLabel(words('explorer.share')).check();
  await dialog(page)
    .getByRole('button', { name: words('explorer.save'), exact: true })
    .click();
  await expect(panel(page, words('explorer.saved')).getByRole('link', { name })).toBeVisible();

  await page.goto('/accounts/HF-2041/metrics');
  await page.getByRole('button', { name: words('explorer.tab.load') }).click();
  await dialog(page).getByLabel(words('explorer.tab.chart')).selectOption({ label: name });
  await dialog(page)
    .getByRole('button', { name: words('explorer.tab.add'), exact: true })
    .click();
  await expect(drawing(page, name)).toBeVisible();

  await page.goto('/accounts/BW-1107/metrics');
  await expect(drawing(page, name)).toBeVisible();
  await expectAccessible(page);
  await takeOff(page, name, words('explorer.tab.removeEverywhere'));

  await page.goto('/charts');
  await panel(page, words('explorer.saved')).getByRole('link', { name }).click();
  await page.getByRole('button', { name: words('explorer.delete') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('explorer.delete') })
    .click();
  await expect(panel(page, words('explorer.saved')).getByRole('link', { name })).toHaveCount(0);
});

test('a chart made on an account stands on every account, and comes back once it is taken off', async ({ page }) => {
  const name = `Made here ${Date.now()}`;
  await page.goto('/accounts/HF-2041/metrics');
  await page.getByRole('button', { name: words('explorer.tab.create') }).click();
  await dialog(page).getByLabel(words('explorer.name')).fill(name);
  await dialog(page).getByLabel(words('metric.name.stickiness'), { exact: true }).check();
  await dialog(page)
    .getByRole('button', { name: words('explorer.tab.add'), exact: true })
    .click();
  await expect(drawing(page, name)).toBeVisible();
  await page.goto('/accounts/BW-1107/metrics');
  await expect(drawing(page, name)).toBeVisible();
  await resizeByKeys(page, name);
  await takeOff(page, name, words('explorer.tab.removeEverywhere'));
  await page.getByRole('button', { name: words('explorer.tab.undo'), exact: true }).click();
  await expect(drawing(page, name)).toBeVisible();
  await takeOff(page, name, words('explorer.tab.removeEverywhere'));
});

test('a formula is refused for its units, and drawn once it is right', async ({ page }) => {
  const name = `Formula ${Date.now()}`;
  await page.goto('/settings/metrics');
  await page.getByRole('button', { name: words('formula.new') }).click();
  await dialog(page).getByLabel(words('formula.name'), { exact: true }).fill(name);
  await dialog(page).getByLabel(words('formula.expression'), { exact: true }).fill('mrr + mau');
  await dialog(page)
    .getByRole('button', { name: words('formula.create') })
    .click();
  await expect(dialog(page)).toContainText('money and a bare number');
  await dialog(page).getByLabel(words('formula.expression'), { exact: true }).fill('mrr / mau');
  await dialog(page)
    .getByRole('button', { name: words('formula.create') })
    .click();
  const row = page
    .getByRole('list', { name: words('formula.title') })
    .getByRole('listitem')
    .filter({ hasText: name });
  await expect(row).toContainText(words('formula.unit.money'));
  await expectAccessible(page);
  await page.goto('/charts');
  await expect(page.getByLabel(words('explorer.alone'))).toContainText(name);
  await page.goto('/settings/metrics');
  await row.getByRole('button', { name: words('formula.archive') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('formula.archive') })
    .click();
  await expect(row).toHaveCount(0);
});

test('what users do is drawn by account, also as a table', async ({ page }) => {
  await page.goto('/charts');
  await page
    .getByRole('navigation', { name: words('explorer.exploration.label') })
    .getByRole('link', { name: words('explorer.exploration.user') })
    .click();
  await expect(drawing(page, words('explorer.measure.activeUsers'))).toBeVisible();
  await page.getByLabel(words('explorer.group.label')).selectOption('account');
  await expect(page).toHaveURL(/by=account/);
  const kind = (id: 'pie' | 'table') =>
    page.getByRole('navigation', { name: words('explorer.kind.label') }).getByRole('link', { name: words(`explorer.kind.${id}`) });
  await kind('pie').click();
  await expect(drawing(page, words('explorer.measure.activeUsers')).locator('path').first()).toBeVisible();
  await drawing(page, words('explorer.measure.activeUsers')).press('Home');
  await expect(page.getByText(/ \(\d+(\.\d)?%\)$/).first()).toBeVisible();
  await expectAccessible(page);
  await kind('table').click();
  await expect(page.getByRole('columnheader', { name: words('explorer.group.rest') })).toBeVisible();
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/charts', '/accounts/HF-2041/metrics']) {
    await page.goto(path);
    await expect(page.getByRole('group').first()).toBeVisible();
    await expectNoOverflow(page);
  }
});
