import type { Page } from '@playwright/test';

/** The link in the newest mail to an address, as an administrator reads it under Settings. */
export async function mailedLink(page: Page, to: string, link: RegExp): Promise<string> {
  await page.goto('/settings/mail');
  await page.getByRole('listitem').filter({ hasText: to }).first().getByRole('link').click();
  // A mail may say where it leads twice: as its button, and as text.
  const address = page.getByRole('main').getByRole('link', { name: link }).first();
  return (await address.getAttribute('href')) ?? '';
}
