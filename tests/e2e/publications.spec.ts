import { expect, type Page } from '@playwright/test';
import { drawDocument } from '@/prisma/seed/publications/draw-document';
import { expectAccessible, expectNoOverflow } from './support/page-checks';
import { test } from './support/test';
import { words } from './support/words';

// A connection that is lost while a file is sent.
test.use({ expectedNoise: /ERR_INTERNET_DISCONNECTED/ });

/** Pages are drawn by a worker, which other specs keep busy too. */
const DRAWN = { timeout: 90_000 };

const said = (text: string) => ({ title: text, blocks: [{ text: `All about ${text.toLowerCase()}.` }] });

const documentOf = (name: string, pages: readonly string[]) => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: drawDocument(name, pages.map(said)),
});

const pageLink = (page: Page, number: number) => page.getByRole('link', { name: words('publication.pageNumber', { page: number }), exact: true });
const choose = (page: Page, file: ReturnType<typeof documentOf>) =>
  page.getByRole('dialog').getByLabel(words('publication.drop.accept')).setInputFiles(file);

async function upload(page: Page, file: ReturnType<typeof documentOf>): Promise<void> {
  await page.goto('/hub/library');
  await page.getByRole('button', { name: words('publication.new') }).click();
  await choose(page, file);
}

test('a document is uploaded, looked at, renewed, archived, deleted and brought back', async ({ page }) => {
  test.setTimeout(240_000);
  const name = `Gate manual ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto('/hub/library');
  await expect(page.getByRole('heading', { level: 1, name: words('publication.label') })).toBeVisible();
  await expectAccessible(page);

  await upload(page, documentOf(name, ['Opening', 'Closing']));
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible(DRAWN);
  await expect(pageLink(page, 2)).toBeVisible(DRAWN);
  await expectAccessible(page);
  await pageLink(page, 2).click();
  const picture = page.getByRole('img', { name: words('publication.page', { page: 2, title: name }) });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(1000);

  await page.getByRole('button', { name: words('publication.newVersion') }).click();
  await page.getByRole('dialog').getByLabel(words('publication.field.note')).fill('Closing takes less time');
  await page.route('**/api/v1/uploads/*?offset=0', (route) => route.abort('internetdisconnected'), { times: 1 });
  await choose(page, documentOf(name, ['Opening', 'A new page', 'Closing']));
  await expect(page.getByText(words('upload.status.waiting'))).toBeVisible();
  await expect(page.getByText(words('publication.whatChanged', { pages: 1, list: '2' }))).toBeVisible(DRAWN);
  await expect(page.getByRole('link', { name: words('publication.pageChanged', { page: 2 }) })).toBeVisible();
  await expect(pageLink(page, 3)).toBeVisible();
  await expect(page.getByText('Closing takes less time')).toBeVisible();
  await page.getByRole('link', { name: words('publication.version', { number: 1 }), exact: true }).click();
  await expect(pageLink(page, 3)).toBeHidden();

  await page.getByRole('button', { name: words('publication.act.archive') }).click();
  await page.getByRole('button', { name: words('publication.act.undo') }).click();
  await expect(page.getByRole('button', { name: words('publication.act.archive') })).toBeVisible();
  await page.getByRole('button', { name: words('record.delete') }).click();
  await expect(page).toHaveURL(/\/hub\/library$/);
  await page
    .getByRole('listitem')
    .filter({ hasText: words('record.deleted') })
    .getByRole('button', { name: words('publication.act.undo') })
    .click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('button', { name: words('record.delete') }).click();
  await expect(page).toHaveURL(/\/hub\/library$/);
});

test('the library and a publication fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/hub/library');
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole('link', { name: 'Price list 2026' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Price list 2026' })).toBeVisible();
  await expect(page.getByRole('link', { name: words('publication.pageChanged', { page: 2 }) })).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
});

test.describe('what is refused', () => {
  /** Browsers say of each answer that it was none, also of the one that the page expects. */
  test.use({ expectedNoise: /the server responded with a status of 422/ });

  test('a file that has no pages is refused with the reason', async ({ page }) => {
    await upload(page, { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  });

  test('a broken file says why it has no pages', async ({ page }) => {
    test.setTimeout(120_000);
    const buffer = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1000, 'x')]);
    await upload(page, { name: `Broken ${crypto.randomUUID().slice(0, 8)}.pdf`, mimeType: 'application/pdf', buffer });
    await expect(page.getByText(words('publication.failure.damaged'))).toBeVisible(DRAWN);
    await page.getByRole('button', { name: words('record.delete') }).click();
    await expect(page).toHaveURL(/\/hub\/library$/);
  });
});
