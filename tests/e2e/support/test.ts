import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { api, origin, signIn } from './application';
import { words } from './words';

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

interface OfTest {
  /** What the console may say in this test, if anything. */
  expectedNoise: RegExp | null;
  /** An account of the test's own, gone afterwards. */
  account: { id: string; name: string };
}

interface OfWorker {
  adminSession: Session;
  colleagueSession: Session;
}

/** Fills in the sign-in form that is on the page. */
export async function fillSignIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel(words('auth.email')).fill(email);
  await page.getByLabel(words('auth.password')).fill(password);
  await page.getByRole('button', { name: words('auth.signIn.submit') }).click();
}

/** No one signed in: a first visit. */
export const NOBODY: Session = { cookies: [], origins: [] };

/** What the tests' own accounts are called, before a part of their id; mails name them after they are gone. */
export const OWN_ACCOUNT = 'Nordkai';

/** Tests run signed in as the administrator unless they say otherwise; whatever reaches the console fails them. */
export const test = base.extend<OfTest, OfWorker>({
  expectedNoise: [null, { option: true }],
  adminSession: [async ({ browser }, use) => use(await sessionOf(browser, signIn.admin)), { scope: 'worker' }],
  colleagueSession: [async ({ browser }, use) => use(await sessionOf(browser, signIn.colleague)), { scope: 'worker' }],
  storageState: ({ adminSession }, use) => use(adminSession),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  account: async ({}, use) => {
    const id = `own-${crypto.randomUUID()}`;
    const account = { id, name: `${OWN_ACCOUNT} ${id.slice(4, 12)}` };
    await api('PUT', '/accounts', { data: [account] });
    await use(account);
    await api('DELETE', `/accounts/${id}`);
  },
  page: async ({ page, expectedNoise }, use) => {
    const noise: string[] = [];
    page.on('console', (message) => {
      const isBad = message.type() === 'error' || message.type() === 'warning';
      if (isBad && !expectedNoise?.test(message.text())) noise.push(`${message.text()} at ${page.url()}`);
    });
    page.on('pageerror', (error) => noise.push(`${error.message} at ${page.url()}`));
    await use(page);
    expect(noise, 'the console').toEqual([]);
  },
});

/** Signs in as the form does; the form itself is looked at where signing in is. */
async function sessionOf(browser: Browser, { email, password }: { email: string; password: string }): Promise<Session> {
  const context = await browser.newContext({ baseURL: origin, storageState: NOBODY });
  const { csrfToken } = await (await context.request.get('/api/auth/csrf')).json();
  const answer = await context.request.post('/api/auth/callback/credentials', { form: { csrfToken, email, password, json: 'true' } });
  expect(await answer.text(), `the sign-in of ${email}`).not.toContain('error=');
  const session = await context.storageState();
  await context.close();
  return session;
}
