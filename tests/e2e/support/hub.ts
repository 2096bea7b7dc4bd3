import { PDFDocument } from '@napi-rs/canvas';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { api, origin, signIn } from './application';
import { NOBODY } from './test';

const [WIDTH, HEIGHT] = [595, 842];
/** As people's browsers call themselves; the tests' own says that nobody sits before it. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

interface Shared {
  hubId: string;
  itemId: string;
  /** The link that the mail holds. */
  link: string;
  /** Where the mail went. */
  email: string;
}

/** A PDF of pages that say which they are. */
export function pdfOf(pages: number): Buffer {
  const pdf = new PDFDocument({ title: 'Pages' });
  for (let page = 1; page <= pages; page += 1) {
    const context = pdf.beginPage(WIDTH, HEIGHT);
    context.font = '24px sans-serif';
    context.fillText(`Step ${page}: open the gate`, 64, 96);
    pdf.endPage();
  }
  return pdf.close();
}

interface Publication {
  id: string;
  title: string;
  versions: { state: string }[];
}

/** A publication of so many pages, or the next version of one, once they are drawn. @returns its id */
export async function publication(pages: number, of?: string): Promise<string> {
  const title = encodeURIComponent(`Gates ${crypto.randomUUID().slice(0, 8)}`);
  const address = `${origin}/api/v1/publications${of ? `/${of}/versions?` : `?title=${title}&`}fileName=pages.pdf`;
  const answer = await fetch(address, { method: 'POST', headers: { authorization: `Bearer ${signIn.apiKey}` }, body: new Uint8Array(pdfOf(pages)) });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  const { id } = (await answer.json()) as { id: string };
  const states = async () => ((await api('GET', `/publications/${id}`)) as Publication).versions.map(({ state }) => state);
  await expect.poll(async () => new Set(await states()), { timeout: 60_000 }).toEqual(new Set(['ready']));
  return id;
}

/** A publication of the demo. @returns its id */
export async function demoPublication(title: string): Promise<string> {
  const { data } = (await api('GET', '/publications?limit=200')) as { data: Publication[] };
  return data.find((one) => one.title === title)?.id ?? '';
}

/** Sends a publication to a new contact of the account. */
export async function share(accountId: string, publicationId: string, language = 'en'): Promise<Shared> {
  const id = crypto.randomUUID();
  const contact = { id, accountId, email: `ingrid-${id}@customer.example`, firstName: 'Ingrid', lastName: 'Solheim' };
  await api('PUT', '/contacts', { data: [contact] });
  const letter = { subject: 'Your guide', body: 'Hello {firstName}, here it is.', language, publicationIds: [publicationId], contactIds: [id] };
  const { messageId } = (await api('POST', '/hub-messages', letter)) as { messageId: string };
  const { recipients } = (await api('GET', `/hub-messages/${messageId}`)) as { recipients: { hubId: string }[] };
  const hubId = recipients[0]?.hubId ?? '';
  const { items } = (await api('GET', `/hubs/${hubId}`)) as { items: { id: string }[] };
  const { url } = (await api('POST', `/hubs/${hubId}/link`)) as { url: string };
  return { hubId, itemId: items[0]?.id ?? '', link: url, email: contact.email };
}

/** Somebody at a browser of their own, not signed in; `driven` says what browsers say that a program drives. */
export async function readerPage(browser: Browser, options: BrowserContextOptions & { driven?: boolean } = {}): Promise<Page> {
  const { driven = false, ...rest } = options;
  const context = await browser.newContext({ storageState: NOBODY, userAgent: BROWSER, ...rest });
  if (!driven) await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }));
  return context.newPage();
}

/** Goes through the door, whatever language it speaks. */
export async function enter(page: Page, { link, hubId }: Pick<Shared, 'link' | 'hubId'>): Promise<void> {
  await page.goto(link);
  await page.locator('form[action$="/open"]').getByRole('button').click({ timeout: 30_000 });
  await page.waitForURL(`**/h/r/${hubId}*`);
}

/** Goes through the door, and to the document in it. */
export async function openDocument(page: Page, { link, hubId, itemId }: Shared): Promise<void> {
  await enter(page, { link, hubId });
  await page.goto(`${origin}/h/r/${hubId}/${itemId}`);
  await expect(page.locator('[data-page="1"]')).toBeVisible();
  // The words of a page come once its picture and the page's scripts are there.
  await expect(page.locator('[data-page="1"] span').first()).toBeAttached();
}

interface Readings {
  data: { versions: { pages: { page: number; ms: number; state: string }[] }[] }[];
}

/** What is recorded of a hub's pages. */
export async function recordedPages(hubId: string) {
  const { data } = (await api('GET', `/hub-readings?hubId=${hubId}`)) as Readings;
  return data.flatMap(({ versions }) => versions).flatMap(({ pages }) => pages);
}

/** An account of the demo in whose hub one test reads, so that another, ten minutes later, finds what the visit came to. */
export const VISITED = { id: 'BB-1923', name: 'Bordewijk Bloemen' };

/** A visit to a hub of that account which the administrator looks after. */
export async function visit(browser: Browser): Promise<void> {
  const shared = await share(VISITED.id, await demoPublication('Yard rollout guide'));
  const { data } = (await api('GET', '/members?limit=200')) as { data: { id: string; email: string }[] };
  const to = data.find(({ email }) => email === signIn.admin.email)?.id;
  await api('POST', '/hub-handovers', { to, from: { hubIds: [shared.hubId] } });
  const reader = await readerPage(browser);
  await openDocument(reader, shared);
  await reader.waitForResponse('**/beats');
  await reader.context().close();
}
