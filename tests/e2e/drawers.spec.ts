import { expect, type Page } from '@playwright/test';
import { accountRecords } from '@/lib/registry/account-records';
import { api } from './support/application';
import { drawer } from './support/drawer';
import { expectFocusSeen } from './support/keyboard';
import { expectAccessible, expectNoOverflow, FRAMED_MAIL } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

test.use({ expectedNoise: FRAMED_MAIL });

const ACCOUNT = 'HF-2041';

/** Where the API lists the records of a kind; the newest of them is opened. */
const LISTS = {
  interaction: '/interactions',
  task: '/tasks',
  note: `/accounts/${ACCOUNT}/notes`,
  asset: '/assets',
  objective: '/objectives',
  contact: '/contacts',
  deal: '/deals',
  plan: '/plans',
  goal: '/goals',
  nps: '/nps',
} as const;

/** Both themes, and a phone. */
async function check(page: Page, query: string): Promise<void> {
  await page.goto(`/accounts/${ACCOUNT}/hierarchy?${query}`);
  await expect(drawer(page)).toBeVisible();
  await expectFocusSeen(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoOverflow(page);
  const { scrollWidth, clientWidth } = await drawer(page).evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth, 'the width of what the drawer holds').toBeLessThanOrEqual(clientWidth);
}

for (const { id } of accountRecords.filter(({ quick }) => quick)) {
  test(`the drawer that makes: ${id}`, ({ page }) => check(page, `new=${id}`));
}

interface Listed {
  id: string;
  kind?: string;
  accountId?: string;
}

/** The account's records in a list, which may be of all accounts, as far as it has to be read to find one. */
async function recordsIn(path: string, kind: string): Promise<Listed[]> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = (await api('GET', `${path}?limit=200${cursor && `&cursor=${cursor}`}`)) as { data: Listed[]; nextCursor: string | null };
    const found = page.data.filter((one) => (one.accountId ?? ACCOUNT) === ACCOUNT && (kind !== 'note' || one.kind === 'note'));
    if (found.length > 0) return found;
    cursor = page.nextCursor;
  }
  throw new Error(`${ACCOUNT} has no ${kind}`);
}

for (const [kind, path] of Object.entries(LISTS)) {
  test(`the drawer of a record: ${kind}`, async ({ page }) => {
    const [found] = await recordsIn(path, kind);
    await check(page, `open=${encodeURIComponent(`${kind}:${found?.id}`)}`);
  });
}

test('in forced colours the focus is still seen, and nothing moves for those who want less motion', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.goto(`/accounts/${ACCOUNT}/tasks`);
  const add = page.getByRole('link', { name: words('task.new') });
  await add.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  const { outlineStyle, outlineColor } = await add.evaluate((element) => getComputedStyle(element));
  expect(outlineStyle).toBe('solid');
  expect(outlineColor).not.toBe('rgba(0, 0, 0, 0)');
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toBeVisible();
  const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  expect(moving).toBe(0);
});
