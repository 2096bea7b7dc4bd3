import type { Locator, Page } from '@playwright/test';
import { words } from './words';

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

/** Adds a condition to the table’s filter; `fill` gives its value. */
export async function addFilter(page: Page, field: string, operator: string, fill: (editor: Locator) => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: words('table.filter.add') }).click();
  const editor = page.getByRole('dialog', { name: words('table.filter.edit') });
  await editor.getByLabel(words('table.filter.column')).selectOption({ label: field });
  await editor.getByLabel(words('table.filter.operator')).selectOption({ label: operator });
  await fill(editor);
  await editor.getByRole('button', { name: words('table.filter.apply') }).click();
}
