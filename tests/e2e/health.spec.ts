import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const ACCOUNT = 'BW-1107';
const HEALTH = `/accounts/${ACCOUNT}/health`;

const dialog = (page: Page) => page.getByRole('dialog');
const panel = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

test('a score opens into its components, its history and why it changed', async ({ page }) => {
  await page.goto(HEALTH);
  const components = panel(page, words('health.components'));
  await expect(components.getByRole('row').last()).toContainText(words('health.column.score'));
  const name = components.getByRole('button', { name: words('controls.explain', { name: words('metric.name.stickiness') }) });
  await name.click();
  await expect(page.getByText(words('metric.definition.stickiness'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page, words('health.changed.title')).getByRole('table')).toBeVisible();
  await page.getByRole('link', { name: words('health.lastDays', { count: 90 }) }).click();
  await expect(page).toHaveURL(/days=90/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoOverflow(page);
});

test('an override shows beside the computed score until it is ended', async ({ page }) => {
  await page.goto(HEALTH);
  const end = page.getByRole('button', { name: words('health.override.end') });
  const set = page.getByRole('button', { name: words('health.override.set') });
  await expect(end.or(set)).toBeVisible();
  if (await end.isVisible()) await end.click();
  await set.click();
  await dialog(page).getByLabel(words('health.override.score')).fill('12');
  await dialog(page).getByLabel(words('health.override.reason')).fill('The sponsor left this morning');
  await dialog(page)
    .getByRole('button', { name: words('health.override.set') })
    .click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByText('The sponsor left this morning')).toBeVisible();
  await end.click();
  await expect(page.getByText('The sponsor left this morning')).toHaveCount(0);
});

test('a model is made from a preset, tried on the book, published, and taken away again', async ({ page }) => {
  const name = `Relations ${Date.now()}`;
  await page.goto('/settings/health');
  await page.getByRole('button', { name: words('healthModel.new') }).click();
  await dialog(page).getByLabel(words('healthModel.name')).fill(name);
  await dialog(page).getByLabel(words('healthModel.beginWith')).selectOption('relationship');
  await dialog(page)
    .getByRole('button', { name: words('healthModel.create') })
    .click();
  const row = page.getByRole('listitem').filter({ hasText: name });
  await row.getByRole('button', { name: words('healthModel.condition.edit') }).click();
  await dialog(page).getByLabel('Region', { exact: true }).check();
  await dialog(page)
    .getByRole('button', { name: words('healthModel.condition.save') })
    .click();
  await expect(row).toContainText('Region');
  await row.getByRole('link', { name: words('healthModel.edit') }).click();
  await page.getByLabel(words('healthModel.weight')).first().fill('45');
  await page.getByRole('button', { name: words('healthModel.preview') }).click();
  await expect(panel(page, words('healthModel.trial.title')).getByRole('table').first()).toBeVisible();
  await page.getByLabel(words('healthModel.past.horizon')).selectOption('60');
  await page.getByRole('button', { name: words('healthModel.backTest') }).click();
  await expect(panel(page, words('healthModel.past.title'))).toBeInViewport();
  await expectAccessible(page);
  await page.getByRole('button', { name: words('healthModel.publish') }).click();
  const versions = panel(page, words('healthModel.versions.title'));
  await expect(versions).toContainText(words('healthModel.versions.current'));
  await page.getByLabel(words('healthModel.weight')).first().fill('20');
  await versions.getByRole('button', { name: words('healthModel.versions.take') }).click();
  await expect(page.getByLabel(words('healthModel.weight')).first()).toHaveValue('45');
  await page.getByRole('link', { name: words('healthModel.back') }).click();
  await expect(row).toContainText(words('healthModel.inForce', { number: 1 }));
  await row.getByRole('button', { name: words('healthModel.delete') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: words('healthModel.delete') })
    .click();
  await expect(row).toHaveCount(0);
});

test('a pulse changes an account, and the tab says by how much', async ({ page }) => {
  await page.goto(HEALTH);
  const change = panel(page, words('health.changed.title'));
  for (const rating of ['poor', 'good'] as const) {
    await page.getByRole('button', { name: words('health.pulse.write') }).click();
    await dialog(page).getByLabel(words('health.pulse.rating')).selectOption(rating);
    await dialog(page).getByLabel(words('health.pulse.comment')).fill(`They said so on the phone: ${rating}`);
    await dialog(page)
      .getByRole('button', { name: words('health.save') })
      .click();
    await expect(dialog(page)).toHaveCount(0);
    const row = panel(page, words('health.components'))
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: words('controls.explain', { name: words('metric.name.pulse') }) }) });
    await expect(row).toContainText(words(`table.band.${rating}`));
  }
  await expect(change.getByRole('row').filter({ hasText: words('metric.name.pulse') })).toContainText(/[+−-]\d/);
});

test('parents are scored as their type says', async ({ page }) => {
  test.slow();
  const ofType = page
    .getByRole('list', { name: words('healthModel.parents.title') })
    .getByRole('listitem')
    .filter({ hasText: 'Line of business' });
  for (const policy of ['mean', 'own'] as const) {
    await page.goto('/settings/health');
    await ofType.getByRole('button', { name: words('healthModel.parents.change') }).click();
    await dialog(page).getByLabel(words('healthModel.parents.label')).selectOption(policy);
    await dialog(page)
      .getByRole('button', { name: words('healthModel.save') })
      .click();
    await expect(ofType).toContainText(words(`healthModel.parents.policy.${policy}`));
    await page.goto('/accounts/BW-1108/health');
    await page.getByRole('button', { name: words('health.rescore') }).click();
    await expect(page.getByText(words('health.rescored'))).toBeVisible();
    const children = panel(page, words('health.children.title'));
    await (policy === 'mean' ? expect(children.getByRole('link')).not.toHaveCount(0) : expect(children).toHaveCount(0));
  }
});
