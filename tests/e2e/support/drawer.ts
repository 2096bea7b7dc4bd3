import type { Locator, Page } from '@playwright/test';

/** The record that is open beside the page. */
export const drawer = (page: Page): Locator => page.getByRole('dialog');

/** A button of the drawer, by its exact words. */
export const drawerButton = (page: Page, name: string): Locator => drawer(page).getByRole('button', { name, exact: true });
