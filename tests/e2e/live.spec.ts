import { expect, type Page } from '@playwright/test';
import { segmentClient } from '@/tests/support/senders';
import { ingestOrigin, signIn } from './support/application';
import { expectAccessible } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

const ACCOUNT = 'AP-1015';
/** Milliseconds within which what was sent must be on the screen. */
const SOON = 10_000;

/** One event sent by the SDK that customers use; resolves when it is acknowledged. */
async function send(event: string, properties: Record<string, unknown>): Promise<string> {
  const client = segmentClient(ingestOrigin, signIn.writeKey, 1);
  const userId = `live-${crypto.randomUUID()}`;
  client.track({ userId, event, properties, context: { groupId: ACCOUNT } });
  await client.closeAndFlush();
  return userId;
}

async function activeToday(page: Page): Promise<number> {
  const today = page.getByRole('region', { name: words('account.activity.today') });
  const row = await today.locator('dl').innerText();
  return Number(new RegExp(`${words('account.activity.todayUsers')}\\s+([\\d,]+)`).exec(row)?.[1]?.replaceAll(',', ''));
}

test('what a customer’s SDK sends is on the account’s page within seconds', async ({ page }) => {
  await page.goto(`/accounts/${ACCOUNT}/activity`);
  const stream = page.waitForResponse((response) => response.url().endsWith('/live'));
  const before = await activeToday(page);
  await stream;
  await page.evaluate(() => document.body.setAttribute('data-drawn-once', ''));
  const userId = await send('Live check', { module: 'Live', durationMs: 60_000 });
  await expect.poll(() => activeToday(page), { timeout: SOON }).toBe(before + 1);
  const events = page.getByRole('region', { name: words('account.events.title') });
  await expect(events.getByRole('row', { name: userId })).toContainText('Live check');
  await expect(page.locator('body[data-drawn-once]'), 'the page was not loaded again').toHaveCount(1);
});

test('the debugger shows what was taken and what was refused and why, as it comes', async ({ page }) => {
  await page.goto('/settings/events');
  await expect(page.getByRole('status').getByText(words('settings.events.live.live'))).toBeVisible();
  const userId = await send('Debugger check', { module: 'Live', count: 3 });
  const row = page.getByRole('row').filter({ hasText: userId });
  await expect(row).toContainText('Debugger check', { timeout: SOON });
  await expect(row.getByRole('link', { name: 'Alder & Pine Homes' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: words('settings.events.refused') }).click();
  await expect(page.getByRole('status').getByText(words('settings.events.live.live'))).toBeVisible();
  const refused = await send('Refused check', { count: -1 });
  const entry = page.getByRole('listitem').filter({ hasText: refused });
  await expect(entry).toContainText('properties.count must be an integer', { timeout: SOON });
  await entry.locator('summary').click();
  await expect(entry.locator('pre')).toContainText('"event": "Refused check"');
  await expectAccessible(page);
});

test('the debugger holds still while it is told to, and catches up after', async ({ page }) => {
  await page.goto('/settings/events');
  const follow = page.getByRole('switch', { name: words('settings.events.follow') });
  await follow.uncheck();
  await expect(page.getByText(words('settings.events.live.quiet'))).toBeVisible();
  const userId = await send('Paused check', {});
  await expect.poll(async () => (await page.request.get('/api/v1/events?limit=5')).text()).toContain(userId);
  await expect(page.getByRole('row').filter({ hasText: userId })).toHaveCount(0);
  await follow.check();
  await expect(page.getByRole('row').filter({ hasText: userId })).toHaveCount(1, { timeout: SOON });
  await page.getByRole('link', { name: words('settings.events.older') }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(follow).toHaveCount(0);
});
