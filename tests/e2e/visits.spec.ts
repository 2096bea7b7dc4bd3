import { expect, type Locator, type Page } from '@playwright/test';
import { api } from './support/application';
import { VISITED, visit } from './support/hub';
import { expectAccessible, FRAMED_MAIL } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

test.use({ expectedNoise: FRAMED_MAIL });

const READER = 'Ingrid Solheim';
const MINUTE_MS = 60_000;

/** The mail about a visit to the account's hub, looked for from the newest on; null while there is none. */
async function summary(page: Page): Promise<Locator | null> {
  const subject = words('mail.hubVisit.subject', { reader: READER, account: VISITED.name });
  for (let path: string | null = '/settings/mail'; path !== null; ) {
    await page.goto(path);
    const mail = page.getByRole('link', { name: subject, exact: true }).first();
    if (await mail.isVisible()) return mail;
    const older = page.getByRole('link', { name: words('settings.mail.older') });
    path = (await older.isVisible()) ? await older.getAttribute('href') : null;
  }
  return null;
}

test('who looks after a hub is mailed what a visit came to, ten minutes after it', async ({ page, browser }) => {
  // In the whole run the visit was made long before, among the tests of hubs; alone, it is made here and waited for.
  test.setTimeout(15 * MINUTE_MS);
  const { data: hubs } = (await api('GET', `/hubs?accountId=${VISITED.id}`)) as { data: { name: string }[] };
  if (!hubs.some(({ name }) => name === READER)) await visit(browser);
  await expect.poll(async () => (await summary(page)) !== null, { timeout: 13 * MINUTE_MS, intervals: [10_000] }).toBe(true);
  await (await summary(page))?.click();
  const mail = page.getByRole('main');
  const [opening = ''] = words('mail.hubVisit.text', { pages: 7, time: '' }).split('7');
  await expect(mail).toContainText(opening);
  await expectAccessible(page);
  const link = mail.getByRole('link', { name: /\/hub\/contacts\/[\w-]{36}$/ }).first();
  await page.goto((await link.getAttribute('href')) ?? '');
  await expect(page.getByRole('heading', { level: 1, name: READER })).toBeVisible();
});
