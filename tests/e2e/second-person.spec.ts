import { expect, type Page } from '@playwright/test';
import { api, signIn } from './support/application';
import { column } from './support/table';
import { test } from './support/test';
import { words } from './support/words';

const ADDRESS = '/accounts?s=mau~desc&c=name~key~owner~mau';

/** The page's own part, without the frame around it. */
const main = (page: Page) => page.getByRole('main').innerText();

async function keys(page: Page): Promise<string[]> {
  await page.goto(ADDRESS);
  return column(page, words('accounts.column.key'));
}

test('a copied address shows a second person only what she may see', async ({ page, browser, colleagueSession }) => {
  const all = await keys(page);
  const context = await browser.newContext({ storageState: colleagueSession });
  const other = await context.newPage();
  const hers = await keys(other);
  expect(hers.length).toBeGreaterThan(3);
  expect(hers.length).toBeLessThan(all.length);
  const owners = await column(other, words('accounts.column.owner'));
  expect(new Set(owners.map((owner) => owner.trim().split('\n').at(-1)))).toEqual(new Set(['Marta Lindqvist']));
  await expect(other.getByRole('navigation', { name: words('shell.nav.label') }).first()).not.toContainText(String(all.length));
  await context.close();
});

test('an account of another team answers as one that does not exist', async ({ page, browser, colleagueSession }) => {
  const all = await keys(page);
  const context = await browser.newContext({ storageState: colleagueSession });
  const other = await context.newPage();
  const hers = await keys(other);
  const hidden = all.find((key) => !hers.includes(key));
  for (const tab of ['', '/activity', '/modules', '/users', '/hierarchy']) {
    const seen = await other.goto(`/accounts/${hidden}${tab}`);
    expect(seen?.status(), `the status of ${tab}`).toBe(404);
    const text = await main(other);
    expect(text).toContain(words('shell.notFound.title'));
    const absent = await other.goto(`/accounts/NO-SUCH${tab}`);
    expect(absent?.status()).toBe(404);
    expect(await main(other)).toBe(text);
  }
  await context.close();
});

test('a file taken while one sees the page as somebody else is theirs', async ({ page, browser, colleagueSession }) => {
  const all = await keys(page);
  const context = await browser.newContext({ storageState: colleagueSession });
  const hers = await keys(await context.newPage());
  await context.close();
  const { data: members } = (await api('GET', '/members?limit=200')) as { data: { id: string; email: string }[] };
  const { id = '' } = members.find(({ email }) => email === signIn.colleague.email) ?? {};
  const statusOf = async (key: string | undefined, query: string) => (await page.request.get(`/accounts/${key}/users/csv${query}`)).status();
  const hidden = all.find((key) => !hers.includes(key));
  expect(await statusOf(hidden, '')).toBe(200);
  expect(await statusOf(hidden, `?preview=draft&as=${id}`)).toBe(404);
  expect(await statusOf(hers[0], `?preview=draft&as=${id}`)).toBe(200);
});
