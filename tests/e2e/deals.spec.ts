import { expect, type Page } from '@playwright/test';
import { api } from './support/application';
import { drawer, drawerButton } from './support/drawer';
import { expectAccessible } from './support/page-checks';
import { addFilter, column, table } from './support/table';
import { test } from './support/test';
import { words } from './support/words';

const field = (page: Page, name: Parameters<typeof words>[0]) => drawer(page).getByLabel(words(name)).first();

async function stages(): Promise<{ id: string; name: string }[]> {
  return ((await api('GET', '/deal-stages')) as { data: { id: string; name: string }[] }).data;
}

test('a deal is added with its amount, counted as open, and found by its stage', async ({ page, account }) => {
  const [first, second] = await stages();
  await page.goto(`/accounts/${account.id}/deals?new=deal`);
  await field(page, 'deal.column.name').fill('Second depot');
  await field(page, 'deal.column.currency').fill('EUR');
  await field(page, 'deal.column.amount').fill('a lot');
  await drawerButton(page, words('deal.add')).click();
  await expect(drawer(page)).toContainText(words('deal.badAmount', { currency: 'EUR' }));
  await field(page, 'deal.column.amount').fill('12,500.00');
  await drawerButton(page, words('deal.add')).click();
  await expect(drawer(page)).toHaveCount(0);
  await expect.poll(() => column(page, words('deal.column.amount'))).toEqual(['€12,500']);
  await expect(
    page
      .getByRole('main')
      .getByText(words('deal.open.count', { count: 1 }))
      .first(),
  ).toBeVisible();

  for (const [stage, found] of [
    [first, 1],
    [second, 0],
  ] as const) {
    await page.goto(`/accounts/${account.id}/deals`);
    await addFilter(page, words('deal.column.stage'), words('table.operator.is'), async (editor) => {
      await editor.getByLabel(words('table.filter.value')).selectOption({ label: stage?.name ?? '' });
    });
    if (found === 1) await expect(table(page).getByRole('link', { name: 'Second depot' })).toBeVisible();
    else await expect(page.getByText(words('states.noMatch.title'))).toBeVisible();
  }
  await expectAccessible(page);
});

test('the second of two who change a deal is shown both amounts', async ({ page, account }) => {
  const [stage] = await stages();
  const id = `deal-${account.id}`;
  const deal = { id, accountId: account.id, name: 'Second depot', stage: stage?.id, kind: 'expansion', amount: 100_000, currency: 'EUR' };
  await api('PUT', '/deals', { data: [deal] });
  await page.goto(`/accounts/${account.id}/deals?open=${encodeURIComponent(`deal:${id}`)}`);
  await drawerButton(page, words('record.edit')).click();
  await api('PATCH', `/deals/${id}`, { amount: 200_000, name: 'Third depot' });
  await field(page, 'deal.column.amount').fill('3000');
  await drawerButton(page, words('record.save')).click();
  const conflict = drawer(page).getByRole('alert', { name: words('record.conflict.title') });
  await expect(conflict).toContainText('2000.00');
  await expect(conflict).toContainText('3000');
  await conflict
    .getByRole('button', { name: words('record.conflict.take') })
    .first()
    .click();
  await drawerButton(page, words('record.save')).click();
  await expect(drawer(page).getByRole('heading', { name: 'Third depot' })).toBeVisible();
  await expect(drawer(page)).toContainText('€3,000');
});
