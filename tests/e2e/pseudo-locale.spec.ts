import { expect, type Page } from '@playwright/test';
import { SETTINGS_PARTS } from '@/app/(app)/settings/parts';
import { accountTabs } from '@/lib/registry/account-tabs';
import { api, signIn } from './support/application';
import { test } from './support/test';

const PAGES = [
  '/accounts',
  ...accountTabs.map(({ id }) => `/accounts/HF-2041/${id}`),
  '/accounts/HF-2041/modules?of=features',
  ...SETTINGS_PARTS.map(({ id }) => `/settings/${id}`),
  '/settings/events?show=refused',
];
/** What the records of the seeded organization say; such words are nobody's translation. */
const RECORDS = ['/accounts?limit=200', '/members?limit=200', '/teams', '/keys', '/organization', '/events?limit=200', '/events/refused', '/audit?limit=200'];
const OF_ACCOUNT = ['/users?limit=200', '/modules?limit=200', '/features?limit=200'];

/** Texts and labels of the page that a reader sees or hears, apart from those that are taken from the catalogue. */
function uncatalogued(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && !parent.closest('script,style,noscript,template,pre,code')) texts.push(walker.currentNode.nodeValue ?? '');
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? '');
    }
    // Each text of the catalogue stands in brackets in this locale, with what it was given inside.
    return texts.map((text) => text.replace(/\[[^\]]*\]/gu, ' '));
  });
}

const wordsOf = (text: string) => text.match(/[\p{L}]{3,}/gu) ?? [];

async function recordWords(): Promise<Set<string>> {
  const paths = [...RECORDS, ...OF_ACCOUNT.map((path) => `/accounts/HF-2041${path}`)];
  const answers = await Promise.all(paths.map((path) => api('GET', path)));
  return new Set(wordsOf(JSON.stringify([answers, signIn.organization])));
}

test('every word comes from the catalogue or from a record', async ({ page, context, baseURL }) => {
  test.slow();
  await context.addCookies([{ name: 'locale', value: 'en-XA', url: String(baseURL) }]);
  const known = await recordWords();
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
    const strange = (await uncatalogued(page)).flatMap(wordsOf).filter((word) => !known.has(word));
    expect([...new Set(strange)], path).toEqual([]);
  }
});
