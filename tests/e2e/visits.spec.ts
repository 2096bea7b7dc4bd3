import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { api } from './support/application';
import { demoPublication, newContact, readerPage, send } from './support/hub';
import { expectAccessible, FRAMED_MAIL } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

test.use({ expectedNoise: FRAMED_MAIL });

const GUIDE = 'Yard rollout guide';
const MINUTE_MS = 60_000;

/** The mail about a visit to the account's hub, looked for from the newest on; null while there is none. */
async function summaryOf(page: Page, account: string): Promise<Locator | null> {
  const subject = words('mail.hubVisit.subject', { reader: 'Ingrid Solheim', account });
  for (let path: string | null = '/settings/mail'; path !== null; ) {
    await page.goto(path);
    const mail = page.getByRole('link', { name: subject, exact: true }).first();
    if (await mail.isVisible()) return mail;
    const older = page.getByRole('link', { name: words('settings.mail.older') });
    path = (await older.isVisible()) ? await older.getAttribute('href') : null;
  }
  return null;
}

/** Sends a document to a contact of the account, who reads in it. */
async function visit(page: Page, browser: Browser, accountId: string): Promise<void> {
  const id = await demoPublication(GUIDE);
  const { title } = (await api('GET', `/publications/${id}`)) as { title: string };
  const reader = await readerPage(browser);
  await reader.goto(await send(page, await newContact(accountId), title));
  await reader.getByRole('button', { name: words('hubPage.door.open') }).click();
  await reader.getByRole('link', { name: title, exact: true }).click();
  await reader.waitForResponse('**/beats');
  await reader.context().close();
}

test('who sent a message is mailed what a visit came to, ten minutes after it', async ({ page, browser, readAccount }) => {
  // In the whole run the visit is that of the story of a message, long over; alone, it has to be made and waited for.
  test.setTimeout(15 * MINUTE_MS);
  const { data: hubs } = (await api('GET', `/hubs?accountId=${readAccount.id}`)) as { data: { id: string }[] };
  if (hubs.length === 0) await visit(page, browser, readAccount.id);
  const isThere = async () => (await summaryOf(page, readAccount.name)) !== null;
  await expect.poll(isThere, { timeout: 13 * MINUTE_MS, intervals: [10_000] }).toBe(true);
  await (await summaryOf(page, readAccount.name))?.click();
  const mail = page.getByRole('main');
  const [opening = ''] = words('mail.hubVisit.text', { pages: 7, time: '' }).split('7');
  await expect(mail).toContainText(opening);
  await expectAccessible(page);
  await page.goto(
    (await mail
      .getByRole('link', { name: /\/hub\/contacts\/[\w-]{36}$/ })
      .first()
      .getAttribute('href')) ?? '',
  );
  await expect(page.getByRole('heading', { level: 1, name: 'Ingrid Solheim' })).toBeVisible();
});
