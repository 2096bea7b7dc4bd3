import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { api, logged, origin } from './support/application';
import { demoPublication, pdfOf, publication, readerPage, share } from './support/hub';
import { mailedLink } from './support/mailbox';
import { expectAccessible, expectNoOverflow, FRAMED_MAIL } from './support/page-checks';
import { test } from './support/test';
import { words, wordsIn } from './support/words';

test.use({ expectedNoise: FRAMED_MAIL });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, acceptDownloads: true };
const GUIDE = 'Yard rollout guide';

/** A contact of the account. @returns id and address */
async function newContact(accountId: string) {
  const id = crypto.randomUUID();
  const email = `ingrid-${id}@customer.example`;
  await api('PUT', '/contacts', { data: [{ id, accountId, email, firstName: 'Ingrid', lastName: 'Solheim', isKey: true }] });
  return { id, email };
}

/** Writes and sends a message from its page. @returns the link that the contact gets */
async function send(page: Page, { id, email }: { id: string; email: string }, title: string): Promise<string> {
  await page.goto(`/hub/messages/new?contacts=${id}`);
  await page.getByRole('checkbox', { name: new RegExp(title) }).check();
  await page.getByRole('button', { name: words('hub.templates.share') }).click();
  const mail = page.frameLocator(`iframe[title="${words('hub.previewFor', { name: 'Ingrid Solheim' })}"]`);
  await expect(mail.getByText(/^Hello Ingrid,/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: words('hub.send', { count: 1 }) }).click();
  await expect(page).toHaveURL(/\/hub\/messages\/[\w-]{36}$/, { timeout: 30_000 });
  return mailedLink(page, email, /\/h\/[\w-]+\?m=[\w-]+$/);
}

/** Publishes a version that the reader must wait for, and approves it, with word to them. @returns the link that they get */
async function update(page: Page, email: string, { id, title }: { id: string; title: string }): Promise<string> {
  await publication(3, id);
  await page.goto('/hub?whose=all');
  await page.getByRole('button', { name: words('hubManager.updates.button') }).click();
  const dialog = page.getByRole('dialog', { name: words('hubManager.updates.title') });
  await dialog.getByLabel(words('hubManager.updates.tell')).check();
  await expectAccessible(page);
  const waiting = dialog.getByRole('region', { name: title });
  await waiting.getByRole('button', { name: words('hubManager.updates.approveAll', { count: 1 }) }).click();
  await expect(waiting).toHaveCount(0);
  return mailedLink(page, email, /\/h\/[\w-]+\?d=[\w-]+$/);
}

/** Whatever the reader's browser asked of another site, or told of the link where it came from. */
function spied(page: Page, link: string): string[] {
  const told: string[] = [];
  page.on('request', (request) => {
    const { referer = '' } = request.headers();
    // The font of the development server's own tools, which readers never meet.
    if (request.url().includes('/__nextjs_font/')) return;
    if (!request.url().startsWith(origin) || referer.includes(new URL(link).pathname)) told.push(`${request.url()} from ${referer}`);
  });
  return told;
}

test('from a message to its reader, a newer version, a colleague of theirs, and the end of access', async ({ page, browser, account }) => {
  test.slow();
  const contact = await newContact(account.id);
  const id = await publication(2);
  const { title } = (await api('GET', `/publications/${id}`)) as { title: string };
  const link = await send(page, contact, title);
  const reader = await readerPage(browser, PHONE);
  const told = spied(reader, link);
  await reader.goto(link);
  await expect(reader.getByRole('heading', { level: 1, name: words('hubPage.door.title', { organization: 'Fernway' }) })).toBeVisible();
  await expectNoOverflow(reader);
  await expectAccessible(reader);
  await reader.getByRole('button', { name: words('hubPage.door.open') }).click({ timeout: 30_000 });
  await expect(reader).toHaveURL(/\/h\/r\/[\w-]{36}$/, { timeout: 30_000 });
  await expect(reader.getByRole('heading', { level: 1, name: words('hubPage.list.title', { reader: 'Ingrid Solheim' }) })).toBeVisible();
  await expectNoOverflow(reader);
  await expectAccessible(reader);

  const { data } = (await api('GET', `/hubs?accountId=${account.id}`)) as { data: { id: string; contactId: string | null }[] };
  const own = data.find(({ contactId }) => contactId === contact.id);
  await reader.getByRole('link', { name: title, exact: true }).click();
  await expect(reader.locator('[data-page="1"] span').first()).toBeAttached({ timeout: 30_000 });
  // A browser's first report comes after five seconds, and its sender sees it within five more.
  await expect(async () => {
    await page.goto(`/hub/contacts/${own?.id}`);
    const strip = page.getByRole('group', { name: words('hubManager.contact.heat', { title, number: 1 }) });
    await expect(strip).toContainText(/0:0[2-9]/, { timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await reader.goto(await update(page, contact.email, { id, title }));
  await reader.getByRole('button', { name: words('hubPage.door.open') }).click({ timeout: 30_000 });
  await expect(reader.getByText(words('hubViewer.update.version', { number: 2 }))).toBeVisible({ timeout: 30_000 });
  await expectAccessible(reader);
  await reader.goto(`/h/r/${own?.id}`);

  const file = reader.waitForEvent('download');
  await reader.getByRole('link', { name: words('hubPage.list.download', { title }) }).click();
  expect((await file).suggestedFilename()).toMatch(/\.pdf$/);

  await reader.getByRole('button', { name: words('hubPage.forward.button') }).click();
  const dialog = reader.getByRole('dialog');
  await dialog.getByLabel(words('hubPage.forward.name')).fill('Tomas Eide');
  await dialog.getByLabel(words('hubPage.forward.email')).fill(`tomas-${contact.id}@customer.example`);
  await expectAccessible(reader);
  await dialog.getByRole('button', { name: words('hubPage.forward.submit') }).click();
  await expect(dialog.getByRole('status')).toHaveText(words('hubPage.forward.done'));
  await reader.keyboard.press('Escape');
  await reader.getByRole('button', { name: words('hubPage.ask.button') }).click();
  await dialog.getByLabel(words('hubPage.ask.question')).fill('When is the next version due?');
  await dialog.getByRole('button', { name: words('hubPage.ask.submit') }).click();
  await expect(dialog.getByRole('status')).toHaveText(words('hubPage.ask.done'));
  expect(told).toEqual([]);

  const colleague = await readerPage(browser, PHONE);
  const theirs = await mailedLink(page, `tomas-${contact.id}`, /\/h\/[\w-]+$/);
  await colleague.goto(theirs);
  await colleague.getByRole('button', { name: words('hubPage.door.open') }).click({ timeout: 30_000 });
  await expect(colleague.getByRole('link', { name: title, exact: true })).toBeVisible();

  await api('POST', `/hubs/${own?.id}/revocation`, {});
  await colleague.reload();
  await expect(colleague.getByRole('heading', { level: 1, name: words('hubPage.closed.title') })).toBeVisible();
  await reader.context().clearCookies();
  await reader.goto(link);
  await expect(reader.getByRole('heading', { level: 1, name: words('hubPage.closed.title') })).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole('button', { name: words('hubPage.closed.tell') }).click({ timeout: 30_000 });
  await expect(reader.getByText(words('hubPage.closed.told'))).toBeVisible({ timeout: 30_000 });
  const blocked = (name: string) => words('hubManager.happening.blocked', { name, document: '', has: 'no', reason: 'revoked' });
  await expect(async () => {
    await page.goto(`/accounts/${account.id}/hub`);
    for (const name of ['Ingrid Solheim', 'Tomas Eide']) await expect(page.getByText(blocked(name))).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 10_000 });
  const written = logged();
  expect(written).toContain('ready');
  for (const secret of [link, theirs]) expect(written).not.toContain(new URL(secret).pathname.slice('/h/'.length));
  for (const tab of [reader, colleague]) await tab.context().close();
});

test('a file of the device is attached while one writes on, and what has no pages says why', async ({ page, account }) => {
  const { id } = await newContact(account.id);
  await page.goto(`/hub/messages/new?contacts=${id}`);
  const attach = (name: string, mimeType: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
  await expect(page.getByRole('button', { name: words('hub.attach') })).toBeEnabled();
  await attach('Minutes.pdf', 'application/pdf', pdfOf(2));
  await page.getByRole('textbox', { name: words('hub.subject') }).fill('What we agreed');
  await page.getByRole('checkbox', { name: new RegExp(GUIDE) }).check();
  await expect(page.getByText(words('hub.attached', { name: 'Minutes.pdf' }))).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('checkbox', { name: /Minutes/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: new RegExp(GUIDE) })).toBeChecked();
  await expect(page.getByRole('textbox', { name: words('hub.subject') })).toHaveValue('What we agreed');
  await attach('Broken.pdf', 'application/pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1000, 'x')]));
  await expect(page.getByText(words('publication.failure.damaged'))).toBeVisible({ timeout: 60_000 });
});

test('a message sent in German is read in German, until its reader chooses another language', async ({ page, browser, account }) => {
  const [german, french] = [wordsIn('de'), wordsIn('fr')];
  const { email } = await share(account.id, await demoPublication(GUIDE), 'de');
  const link = await mailedLink(page, email, /\/h\/[\w-]+\?m=[\w-]+$/);
  await expect(page.getByRole('main').getByText(german('readerMail.hubMessage.action')).first()).toBeVisible();
  const reader = await readerPage(browser, PHONE);
  const check = async (heading: string, language: string) => {
    await expect(reader.getByRole('heading', { level: 1, name: heading })).toBeVisible({ timeout: 30_000 });
    await expect(reader.locator('html')).toHaveAttribute('lang', language);
    await expectNoOverflow(reader);
    if (language === 'de') await expectAccessible(reader);
  };
  await reader.goto(link);
  await check(german('hubPage.door.title', { organization: 'Fernway' }), 'de');
  await reader.getByRole('button', { name: german('hubPage.door.open') }).click({ timeout: 30_000 });
  await check(german('hubPage.list.title', { reader: 'Ingrid Solheim' }), 'de');
  await reader.getByRole('button', { name: german('hubPage.ask.button') }).click();
  await reader
    .getByRole('dialog')
    .getByRole('button', { name: german('hubPage.ask.submit') })
    .click();
  await expect(reader.getByText(german('hubPage.error.too_small'))).toBeVisible();
  await reader.keyboard.press('Escape');
  await reader.getByRole('link', { name: GUIDE, exact: true }).click();
  await expect(reader.getByRole('region', { name: german('hubViewer.pageOf', { page: 1, count: 13 }) })).toBeVisible({ timeout: 30_000 });
  await check(GUIDE, 'de');
  await reader.getByRole('link', { name: german('hubViewer.recorded') }).click();
  await check(german('hubViewer.visits.title'), 'de');
  await reader.getByLabel(german('hubPage.language')).selectOption('fr');
  await check(french('hubViewer.visits.title'), 'fr');
  await reader.getByRole('link', { name: french('hubViewer.visits.back') }).click();
  await check(french('hubPage.list.title', { reader: 'Ingrid Solheim' }), 'fr');
  await reader.goto(`${link}&l=nl`);
  await check(wordsIn('nl')('hubPage.door.title', { organization: 'Fernway' }), 'nl');
  await reader.context().close();
});

test('a door that asks for a passcode works without scripts', async ({ page, browser, account }) => {
  const contact = await newContact(account.id);
  const { data } = (await api('GET', '/publications?limit=200')) as { data: { id: string; title: string }[] };
  const publicationIds = data.filter(({ title }) => title === GUIDE).map(({ id }) => id);
  const letter = { subject: 'Your guide', body: 'Hello', publicationIds, contactIds: [contact.id], options: { passcode: 'heron' } };
  await api('POST', '/hub-messages', letter);
  const reader = await readerPage(browser, { ...PHONE, javaScriptEnabled: false });
  await reader.goto(await mailedLink(page, contact.email, /\/h\/[\w-]+\?m=[\w-]+$/));
  const passcode = reader.getByLabel(words('hubPage.door.passcode'));
  await passcode.fill('stork');
  await reader.getByRole('button', { name: words('hubPage.door.open') }).click({ timeout: 30_000 });
  await expect(reader.getByText(words('hubPage.door.wrongPasscode'))).toBeVisible();
  await passcode.fill('heron');
  await reader.getByRole('button', { name: words('hubPage.door.open') }).click({ timeout: 30_000 });
  await expect(reader.getByRole('link', { name: GUIDE, exact: true })).toBeVisible();
  await reader.context().close();
});
