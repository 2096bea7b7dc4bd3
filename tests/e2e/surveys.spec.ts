import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { api } from './support/application';
import { drawer, drawerButton } from './support/drawer';
import { mailedLink } from './support/mailbox';
import { expectAccessible, expectNoOverflow, FRAMED_MAIL } from './support/page-checks';
import { table } from './support/table';
import { NOBODY, test } from './support/test';
import { words } from './support/words';

interface Asked {
  survey: string;
  email: string;
}

test.use({ expectedNoise: FRAMED_MAIL });

const THANKS = 'Every answer is read.';

/** A survey, and a key contact of the account who can be asked. */
async function prepared(accountId: string): Promise<Asked> {
  const id = crypto.randomUUID();
  const asked = { survey: `Survey ${id.slice(0, 8)}`, email: `ingrid-${id}@customer.example` };
  await api('PUT', '/contacts', { data: [{ id, accountId, email: asked.email, firstName: 'Ingrid', lastName: 'Solheim', isKey: true }] });
  const question = 'How likely are you to recommend Fernway to a colleague?';
  const text = { senderName: 'Okke Brandsma', introduction: 'You know us for a year.', thanks: THANKS };
  await api('POST', '/surveys', { kind: 'nps', name: asked.survey, question, ...text });
  return asked;
}

/** Sends the survey from the account's page. @returns the address that the mail gives to a score */
async function send(page: Page, accountId: string, { survey, email }: Asked): Promise<(score: number) => string> {
  await page.goto(`/accounts/${accountId}/nps`);
  await page
    .getByRole('link', { name: words('survey.send') })
    .first()
    .click();
  await drawer(page).getByLabel(words('survey.which')).selectOption({ label: survey });
  await expect(page).toHaveURL(/new=survey%3A/);
  await expect(drawer(page).getByRole('checkbox', { name: /Ingrid Solheim/ })).toBeChecked();
  await expectAccessible(page);
  await drawerButton(page, words('survey.sendTo', { count: 1 })).click();
  await expect(drawer(page)).toHaveCount(0);
  const nine = await mailedLink(page, email, /score=9/);
  return (score) => nine.replace('score=9', `score=${score}`);
}

/** The page behind a link, for somebody who is not signed in. */
async function opened(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ storageState: NOBODY, viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const given = (score: number) => words('surveyPage.recorded', { score, thanks: THANKS });
const answers = async (accountId: string) => ((await api('GET', `/accounts/${accountId}/nps?asOf=${today()}`)) as { responses: number }).responses;
const today = () => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format();

test('a contact answers by one click, says why, and the account’s figures and timeline move', async ({ page, browser, request, account }) => {
  const asked = await prepared(account.id);
  const linkTo = await send(page, account.id, asked);

  await request.get(linkTo(3));
  expect(await answers(account.id)).toBe(0);

  const contact = await opened(browser, linkTo(9));
  await expect(contact.getByRole('status')).toContainText(given(9));
  await expectNoOverflow(contact);
  await expectAccessible(contact);
  await contact.getByLabel(words('surveyPage.why')).fill('It saves us an hour a day');
  await contact.getByRole('button', { name: words('surveyPage.sendComment') }).click();
  await contact.getByRole('button', { name: '10', exact: true }).click();
  await expect(contact.getByRole('status')).toContainText(given(10));
  await contact.reload();
  await expect(contact.getByRole('status')).toContainText(given(10));
  await expect(contact.getByLabel(words('surveyPage.why'))).toHaveValue('It saves us an hour a day');
  expect(await answers(account.id)).toBe(1);

  await page.goto(`/accounts/${account.id}/nps?asOf=${today()}`);
  await page.getByRole('link', { name: words('survey.rowsOf', { figure: words('survey.figure.promoters') }) }).click();
  await expect(table(page).getByRole('row')).toHaveCount(2);
  await table(page).getByRole('link', { name: asked.email }).click();
  await expect(drawer(page)).toContainText(words('survey.origin.mail'));
  await expect(drawer(page)).toContainText(words('survey.share.oneOf', { responses: 1 }));
  await page.goto(`/accounts/${account.id}/nps?of=sent`);
  await expect(table(page)).toContainText(words('survey.state.answered'));
  await page.goto(`/accounts/${account.id}/timeline`);
  await expect(page.getByRole('main')).toContainText('It saves us an hour a day');
  await contact.context().close();
});

test('an answer needs no script, and neither does the way out', async ({ page, browser, account }) => {
  const asked = await prepared(account.id);
  const linkTo = await send(page, account.id, asked);
  const contact = await opened(browser, linkTo(6), { javaScriptEnabled: false });
  await contact.getByRole('button', { name: words('surveyPage.send', { score: 6 }) }).click();
  await expect(contact.getByRole('status')).toContainText(given(6));
  expect(await answers(account.id)).toBe(1);
  await contact.goto(linkTo(6).replace(/\?.*/, '/unsubscribe'));
  await contact.getByRole('button', { name: words('surveyPage.leave') }).click();
  await expect(contact.getByRole('status')).toContainText(/\S/);
  await page.goto(`/accounts/${account.id}/nps?new=survey`);
  await expect(drawer(page).getByRole('checkbox', { name: /Ingrid Solheim/ })).toBeDisabled();
  await expect(drawer(page)).toContainText(words('survey.standing.opted_out', { day: '', from: '' }));
  await contact.context().close();
});

test('the contacts of selected accounts are asked from the list, once it is shown how many', async ({ page, account }) => {
  const asked = await prepared(account.id);
  const plain = {
    id: crypto.randomUUID(),
    accountId: account.id,
    email: `plain-${account.id}@customer.example`,
    firstName: 'Plain',
    lastName: 'Contact',
  };
  await api('PUT', '/contacts', { data: [plain] });
  await page.goto(`/accounts?f=${encodeURIComponent(`1!name~has~${account.name}`)}`);
  await page.getByRole('checkbox', { name: words('table.selection.row', { name: account.name }) }).check();
  await page.getByRole('button', { name: words('survey.send') }).click();
  const dialog = page.getByRole('dialog', { name: words('survey.send') });
  await dialog.getByLabel(words('survey.which')).selectOption({ label: asked.survey });
  await expect(dialog.getByRole('status')).toHaveText(words('survey.bulk.gets', { contacts: 1, accounts: 1 }));
  await dialog.getByLabel(words('survey.bulk.keyOnly')).uncheck();
  await expect(dialog.getByRole('status')).toHaveText(words('survey.bulk.gets', { contacts: 2, accounts: 1 }));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: words('survey.sendTo', { count: 2 }) }).click();
  await expect(dialog).toHaveCount(0);
  const { data } = (await api('GET', `/survey-invitations?accountId=${account.id}`)) as { data: { email: string }[] };
  expect(data.map(({ email }) => email).sort()).toEqual([asked.email, plain.email].sort());
});

test('an answer by hand is deleted and brought back', async ({ page, account }) => {
  await page.goto(`/accounts/${account.id}/nps?new=nps`);
  await drawer(page).getByLabel(words('survey.column.email')).fill('mari@customer.example');
  await drawer(page).getByLabel(words('survey.column.score')).fill('4');
  await drawerButton(page, words('survey.add.nps')).click();
  await expect(page).not.toHaveURL(/new=/);
  await page.goto(`/accounts/${account.id}/nps?asOf=${today()}`);
  await table(page).getByRole('link', { name: 'mari@customer.example' }).click();
  await drawerButton(page, words('record.delete')).click();
  await expect(table(page)).toHaveCount(0);
  await page.getByRole('button', { name: words('record.undo') }).click();
  await expect(drawer(page)).toContainText(words('survey.origin.hand'));
});

test('how content one was is entered by hand, and counts', async ({ page, account }) => {
  await page.goto(`/accounts/${account.id}/nps?of=csat&asOf=${today()}`);
  await page
    .getByRole('link', { name: words('survey.add.csat') })
    .first()
    .click();
  await drawer(page).getByLabel(words('survey.column.email')).fill('mari@customer.example');
  await drawer(page).getByLabel(words('survey.column.score')).fill('4');
  await drawerButton(page, words('survey.add.csat')).click();
  await expect(table(page)).toContainText('mari@customer.example');
});
