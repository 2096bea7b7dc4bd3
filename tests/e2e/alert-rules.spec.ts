import { expect, type Page } from '@playwright/test';
import type { Filter } from '@/lib/kit/filter';
import { encodeFilter } from '@/lib/kit/url-codec';
import { api } from './support/application';
import { drawerButton } from './support/drawer';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

interface Rule {
  id: string;
  name: string;
  open: number;
  outcomes: Record<'successful' | 'unsuccessful' | 'false_alarm', number>;
}

test.use({ storageState: ({ adminSession }, use) => use(adminSession) });

const rules = async () => ((await api('GET', '/alert-rules')) as { data: Rule[] }).data;
const rowOf = (page: Page, name: string) =>
  page
    .getByRole('list', { name: words('alertRule.title') })
    .getByRole('listitem')
    .filter({ hasText: name });

/** Share of the closed alerts that were no false alarm, as the list says it. */
function precisionOf({ successful, unsuccessful, false_alarm: wrong }: Rule['outcomes']): string {
  const real = successful + unsuccessful;
  return words('alertRule.precision', { percent: Math.floor((100 * real) / (real + wrong) + 0.5) });
}

test('closing an alert as a false alarm moves the precision of its rule', async ({ page }) => {
  const rule = (await rules()).find(({ open }) => open > 0);
  if (!rule) throw new Error('no rule of the demo has an open alert');
  await page.goto('/settings/alerts');
  await expect(rowOf(page, rule.name)).toContainText(precisionOf(rule.outcomes));
  await expectAccessible(page);

  const ofRule: Filter = {
    all: [
      { column: 'open', op: 'is', value: true },
      { column: 'title', op: 'has', value: rule.name },
    ],
  };
  await page.goto(`/alerts?which=all&f=${encodeURIComponent(encodeFilter(ofRule))}`);
  await page.getByRole('table').getByRole('link', { name: rule.name }).first().click();
  await expect(page).toHaveURL(/[?&]open=alert/);
  const id = new URL(page.url()).searchParams.get('open')?.replace('alert:', '');
  try {
    await drawerButton(page, words('alert.close')).click();
    const closing = page.getByRole('dialog', { name: words('alert.close'), exact: true });
    await closing.getByLabel(words('alert.column.outcome')).selectOption('false_alarm');
    await closing.getByRole('button', { name: words('alert.close'), exact: true }).click();
    await expect(drawerButton(page, words('alert.reopen'))).toBeVisible();
    await page.goto('/settings/alerts');
    await expect(rowOf(page, rule.name)).toContainText(precisionOf({ ...rule.outcomes, false_alarm: rule.outcomes.false_alarm + 1 }));
  } finally {
    await api('DELETE', `/alerts/${id}/resolution`);
  }
});

test('a rule is made, tried on the past, switched off and deleted', async ({ page }) => {
  const name = `Silent ${Date.now()}`;
  await page.goto('/settings/alerts');
  await page.getByRole('link', { name: words('alertRule.new') }).click();
  await page.getByLabel(words('alertRule.name')).fill(name);
  await page.getByLabel(words('alertRule.sort.label')).selectOption('happens');
  await expect(page.getByLabel(words('alertRule.event'), { exact: true })).toHaveValue(/./);
  await page.getByLabel(words('alertRule.sort.label')).selectOption('gte');
  await page.getByLabel(words('alertRule.metric')).selectOption('openTicketAge');
  await page.getByLabel(words('alertRule.figure')).fill('10');
  await page.getByRole('button', { name: words('alertRule.dryRun') }).click();
  await expect(page.getByRole('heading', { name: words('alertRule.trial.title') })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /\d/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoOverflow(page);
  await page.getByLabel(words('alertRule.enabled')).uncheck();
  await page.getByRole('button', { name: words('alertRule.save') }).click();
  await expect(rowOf(page, name)).toContainText(words('alertRule.off'));
  await rowOf(page, name)
    .getByRole('button', { name: words('alertRule.delete') })
    .click();
  await expect(rowOf(page, name)).toHaveCount(0);
});
