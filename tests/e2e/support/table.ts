import type { Page } from '@playwright/test';

export const table = (page: Page) => page.getByRole('table');

/** The names of the columns, from left to right. */
export async function headers(page: Page): Promise<string[]> {
  return (await columnNames(page)).filter(Boolean);
}

/** The cells below a header, as they are read. */
export async function column(page: Page, header: string): Promise<string[]> {
  const at = (await columnNames(page)).indexOf(header);
  return table(page)
    .locator(`tbody td:nth-child(${at + 1})`)
    .allInnerTexts();
}

async function columnNames(page: Page): Promise<string[]> {
  const texts = await table(page).getByRole('columnheader').allInnerTexts();
  return texts.map((text) => text.trim());
}
