import type { Browser, Page, Route } from '@playwright/test';
import { expect } from '@playwright/test';
import { api } from './support/application';
import { demoPublication, openDocument, publication, readerPage, recordedPages, share } from './support/hub';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

/** How far what is recorded may be from the truth. */
const FAULT_MS = 2_000;
/** The idle limit of pages with few words. */
const IDLE_MS = 30_000;
const BEATS = '**/beats';
/** What each answer to a reader says. */
const KEPT_NOWHERE = { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow, noarchive' };

// What is true here takes time: pages are read for seconds, and posts are slow.
test.describe.configure({ timeout: 120_000 });

const GUIDE = 'Yard rollout guide';

type Shared = Awaited<ReturnType<typeof share>>;

const now = () => performance.now();
const turnTo = (page: Page, number: number) => page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), `page-${number}`);
const pageShown = (page: Page, number: number) => expect(page.locator(`[data-page="${number}"] img`)).toHaveJSProperty('complete', true);

/** Somebody who has the document open. */
async function reader(browser: Browser, accountId: string, publicationId?: string): Promise<{ page: Page; shared: Shared }> {
  const shared = await share(accountId, publicationId ?? (await demoPublication(GUIDE)));
  const page = await readerPage(browser);
  await openDocument(page, shared);
  return { page, shared };
}

/** Turns to a page and reads it for so long, the mouse moving. @returns the milliseconds that it was on the screen */
async function read(page: Page, number: number, ms: number): Promise<number> {
  await turnTo(page, number);
  const begun = now();
  await pageShown(page, number);
  do {
    await page.mouse.move(600 + (now() % 50), 400);
    await page.waitForTimeout(Math.min(500, Math.max(1, ms - (now() - begun))));
  } while (now() - begun < ms);
  return now() - begun;
}

/** What is recorded of a page comes within 2 s of the truth, and stays there. */
async function expectRecorded({ hubId }: Shared, truths: Readonly<Record<number, number>>): Promise<void> {
  for (const [number, truth] of Object.entries(truths)) {
    const fault = async () => Math.abs(((await recordedPages(hubId)).find(({ page }) => page === Number(number))?.ms ?? 0) - truth);
    await expect.poll(fault, { timeout: 30_000, message: `page ${number}, read for ${Math.round(truth)} ms` }).toBeLessThan(FAULT_MS);
  }
}

const isFetch = (route: Route) => route.request().resourceType() !== 'ping';
const slowly = (ms: number) => async (route: Route) => {
  if (isFetch(route)) await new Promise((done) => setTimeout(done, ms));
  await route.continue().catch(() => undefined);
};

test('a page that is turned during a slow post has its time, and so has the next', async ({ browser, account }) => {
  const { page, shared } = await reader(browser, account.id);
  await page.route(BEATS, slowly(6_000));
  const truths = { 2: await read(page, 2, 4_000), 3: await read(page, 3, 4_000) };
  await page.unroute(BEATS);
  await page.goto('about:blank');
  await expectRecorded(shared, truths);
});

test('slow posts throughout lose nothing', async ({ browser, account }) => {
  const { page, shared } = await reader(browser, account.id);
  await page.route(BEATS, slowly(4_000));
  const truths = { 2: await read(page, 2, 7_000), 3: await read(page, 3, 9_000) };
  await turnTo(page, 4);
  await expectRecorded(shared, truths);
});

test('a tab that is closed with a post in flight hands its time over', async ({ browser, account }) => {
  const { page, shared } = await reader(browser, account.id);
  await page.waitForResponse(BEATS);
  await page.route(BEATS, async (route) => {
    if (!isFetch(route)) await route.continue();
  });
  const truth = await read(page, 5, 6_500);
  await page.close({ runBeforeUnload: true });
  await expectRecorded(shared, { 5: truth });
});

test('a link that downloads fires beforeunload, and the reader stays', async ({ browser, account }) => {
  const { page, shared } = await reader(browser, account.id);
  await page.evaluate(() => {
    addEventListener('beforeunload', () => document.documentElement.setAttribute('data-unloading', ''));
  });
  const begun = now();
  await read(page, 6, 3_000);
  const download = page.waitForEvent('download');
  await page.evaluate((address) => location.assign(address), `/h/r/${shared.hubId}/${shared.itemId}/file`);
  await download;
  await expect(page.locator('html')).toHaveAttribute('data-unloading', '');
  await read(page, 6, 6_000);
  const truth = now() - begun;
  await page.goto('about:blank');
  await expectRecorded(shared, { 6: truth });
});

test('what is stored while its answer is lost counts once', async ({ browser, account }) => {
  const { page, shared } = await reader(browser, account.id);
  await page.route(BEATS, async (route) => {
    if (isFetch(route)) {
      await route.fetch().catch(() => undefined);
      await route.abort().catch(() => undefined);
    } else await route.continue();
  });
  const truth = await read(page, 7, 9_000);
  await turnTo(page, 8);
  await page.waitForTimeout(3_000);
  await page.unroute(BEATS);
  await page.goto('about:blank');
  await expectRecorded(shared, { 7: truth });
});

test('of a reader who walks away, the idle limit counts', async ({ browser, account }) => {
  test.slow();
  const { page, shared } = await reader(browser, account.id);
  const truth = await read(page, 9, 3_000);
  await page.waitForTimeout(40_000);
  await page.goto('about:blank');
  const recorded = async () => (await recordedPages(shared.hubId)).find((one) => one.page === 9)?.ms ?? 0;
  // The hand moved until the end of the time that was read; from there on the limit counts, and not the ten seconds more.
  await expect.poll(async () => Math.abs((await recorded()) - (truth + IDLE_MS)), { timeout: 30_000 }).toBeLessThan(FAULT_MS);
});

const PAGES = 40;

test('forty pages flipped in eight seconds were skimmed, none of them viewed', async ({ browser, account }) => {
  test.slow();
  const { page, shared } = await reader(browser, account.id, await publication(PAGES));
  const begun = now();
  for (let number = 2; number <= PAGES; number += 1) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(Math.max(0, (number - 1) * 200 - (now() - begun)));
  }
  await page.goto('about:blank');
  const flipped = async () => (await recordedPages(shared.hubId)).filter(({ page: number }) => number > 1 && number < PAGES);
  await expect.poll(async () => (await flipped()).length, { timeout: 20_000 }).toBeGreaterThan(5);
  expect((await flipped()).filter(({ state }) => state !== 'skimmed')).toEqual([]);
});

test('a document that is revoked while it is open says so with the next request', async ({ browser, account }) => {
  const { page, shared } = await reader(browser, account.id);
  const answers: Promise<Record<string, string>>[] = [];
  page.on('response', (response) => {
    if (/\/(beats|pages\/\d+|text\/\d+)(\?|$)/.test(response.url())) answers.push(response.allHeaders());
  });
  await page.waitForResponse(BEATS);
  await api('POST', `/hub-items/${shared.itemId}/revocation`);
  await page.keyboard.press('ArrowRight');
  await page.waitForResponse((response) => response.url().endsWith('/beats') && response.status() === 404);
  for (const headers of await Promise.all(answers)) expect(headers).toMatchObject(KEPT_NOWHERE);
  await expect(page.getByRole('alert').filter({ hasText: words('hubViewer.closed.title') })).toBeVisible({ timeout: 1_000 });
  await page.reload();
  await expect(page.locator('[data-page]')).toHaveCount(0);
});

test('what a driven browser shows counts nothing', async ({ browser, account }) => {
  const shared = await share(account.id, await demoPublication(GUIDE));
  const page = await readerPage(browser, { driven: true });
  await openDocument(page, shared);
  await read(page, 1, 3_000);
  await page.goto(`/h/r/${shared.hubId}/recorded`);
  await expect(page.getByText(words('hubViewer.visits.label.automated'), { exact: true })).toBeVisible();
  expect(await recordedPages(shared.hubId)).toEqual([]);
});

test('the viewer by keyboard, on a phone, and for everybody', async ({ browser, account }) => {
  const { page, shared } = await reader(browser, account.id);
  const position = page.getByRole('contentinfo');
  await page.keyboard.press('End');
  await expect(position).toContainText('13 ');
  await page.keyboard.press('Home');
  await expect(page.locator('nav a[aria-current]')).toHaveText('1');
  await page.locator('nav a[aria-current]').focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('Minutes at the gate');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').first()).toHaveText(words('hubViewer.find.found', { times: 1, pages: 1 }));
  await expect(page.locator('[data-page="2"] mark')).toHaveText('Minutes at the gate');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(words('hubViewer.printFile'))).toBeVisible();
  await expect(page.locator('[data-page="1"]')).toBeHidden();
  await api('PATCH', `/hubs/${shared.hubId}`, { canDownload: false });
  await page.reload();
  await expect(page.getByText(words('hubViewer.noPrint'))).toBeVisible();
  await expect(page.locator('[data-page="1"]')).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.goto(`/h/r/${shared.hubId}/recorded`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('hubViewer.visits.title'));
  await expectNoOverflow(page);
  await expectAccessible(page);
});
