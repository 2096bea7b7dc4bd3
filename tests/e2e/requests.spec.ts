import { type Browser, expect, type Page } from '@playwright/test';
import { drawer, drawerButton } from './support/drawer';
import { mailedLink } from './support/mailbox';
import { expectAccessible } from './support/page-checks';
import { NOBODY, test } from './support/test';
import { words } from './support/words';

/** A browser of someone who has no account here. */
async function outsider(browser: Browser): Promise<Page> {
  return (await browser.newContext({ storageState: NOBODY })).newPage();
}

/** Asks an address for the first attribute that can be asked for. @returns what was asked */
async function ask(page: Page, accountId: string, email: string): Promise<string> {
  await page.goto(`/accounts/${accountId}/overview?new=request`);
  await drawer(page).getByLabel(words('request.email')).first().fill(email);
  await drawer(page).getByLabel(words('request.name')).first().fill('Ingrid Solheim');
  const question = drawer(page)
    .getByRole('group', { name: words('request.fields') })
    .locator('label')
    .first();
  await question.getByRole('checkbox').check();
  const asked = (await question.innerText()).trim();
  await drawerButton(page, words('request.send')).click();
  await expect(page.getByText(words('request.sent'))).toBeVisible();
  return asked;
}

test('an outsider answers by the link, once, and the account knows it', async ({ page, browser, account }) => {
  const email = `${account.id}@customer.example`;
  const question = await ask(page, account.id, email);
  const link = await mailedLink(page, email, /\/request\?/);
  const theirs = await outsider(browser);
  await theirs.goto(link);
  await expect(theirs.getByText(words('request.page.text', { recipient: 'Ingrid Solheim' }))).toBeVisible();
  expect(await theirs.content()).not.toContain(account.name);
  await expectAccessible(theirs);
  const control = theirs.getByLabel(question);
  const given = (await control.evaluate((element) => element.tagName)) === 'SELECT' ? { index: 1 } : undefined;
  if (given) await control.selectOption(given);
  else await control.fill((await control.getAttribute('type')) === 'date' ? '2027-05-05' : '42');
  await theirs.getByRole('button', { name: words('request.page.submit') }).click();
  await expect(theirs.getByText(words('request.page.thanks'))).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText(words('shell.notFound.title'))).toBeVisible();

  await page.goto(`/accounts/${account.id}/timeline`);
  await expect(page.getByRole('article').filter({ hasText: words('timeline.event.change.answered') })).toContainText('Ingrid Solheim');
  await page.goto(`/accounts/${account.id}/overview?new=request`);
  await expect(drawer(page).getByRole('listitem').filter({ hasText: email })).toContainText(words('request.state.answered'));
  await theirs.context().close();
});

test('a request that was taken back leads nowhere', async ({ page, browser, account }) => {
  const email = `${account.id}@customer.example`;
  await ask(page, account.id, email);
  const link = await mailedLink(page, email, /\/request\?/);
  await page.goto(`/accounts/${account.id}/overview?new=request`);
  const line = drawer(page).getByRole('listitem').filter({ hasText: email });
  await line.getByRole('button', { name: words('request.cancel') }).click();
  await expect(line).toContainText(words('request.state.cancelled'), { timeout: 15_000 });
  const theirs = await outsider(browser);
  const answer = await theirs.goto(link);
  expect(answer?.status()).toBe(404);
  await expect(theirs.getByText(words('shell.notFound.title'))).toBeVisible();
  await theirs.context().close();
});
