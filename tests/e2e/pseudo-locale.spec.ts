import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { SETTINGS_PARTS } from '@/app/(app)/settings/parts';
import { accountTabs } from '@/lib/registry/account-tabs';
import { api, signIn } from './support/application';
import { demoPublication, enter, share } from './support/hub';
import { OWN_ACCOUNT, test } from './support/test';

const PAGES = [
  '/',
  '/?book=all',
  '/accounts',
  ...accountTabs.map(({ id }) => `/accounts/HF-2041/${id}`),
  '/accounts/HF-2041/modules?of=features',
  ...SETTINGS_PARTS.map(({ id }) => `/settings/${id}`),
  '/settings/events?show=refused',
  '/alerts?which=all',
  '/charts',
  '/settings/alerts/new',
  '/hub/library',
  '/hub?whose=all&at=viewed',
  '/hub/contacts?whose=all',
  '/hub/messages?whose=all',
  '/hub/messages/new',
  '/hub/timeline?whose=all',
  '/hub/settings',
  '/inbox',
];
/** What the records of the seeded organization say; such words are nobody's translation. */
const RECORDS = [
  '/accounts?limit=200',
  '/alerts?limit=200',
  '/members?limit=200',
  '/teams',
  '/keys',
  '/organization',
  '/events?limit=200',
  '/events/refused',
  '/audit?limit=200',
  '/attributes',
  '/collections',
  '/deal-stages',
  '/tags',
  '/interactions?limit=200',
  '/invoices?limit=200',
  '/nps?limit=200',
  '/subscriptions?limit=200',
  '/tickets?limit=200',
  '/imports',
  '/surveys',
  '/layouts',
  '/plays',
  '/publications?limit=200',
  '/hubs?limit=200',
  '/hub-messages?limit=200',
  '/alert-rules',
  '/charts',
  '/metrics',
  ...['assets', 'contacts', 'deals', 'goals', 'objectives', 'plans', 'tasks'].map((name) => `/${name}?accountId=HF-2041&limit=200`),
];
const OF_ACCOUNT = [
  '/users?limit=200',
  '/modules?limit=200',
  '/features?limit=200',
  '/events?limit=200',
  '/timeline?limit=200',
  '/notes?limit=200',
  '/history',
  '/charts',
];

/** Written by Intl, and the key that leads to the notices. */
const OTHERS = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone'),
  ...Intl.supportedValuesOf('currency'),
  'min',
  'alt',
  // Languages, each in its own.
  ...['en', 'de', 'fr', 'nl'].map((language) => new Intl.DisplayNames(language, { type: 'language' }).of(language)),
  ...Array.from({ length: 12 }, (_, month) => new Date(2026, month).toLocaleString('en', { month: 'short' })),
];

/** Texts and labels that a reader sees or hears, apart from the catalogue's and from cells, which hold records. */
function uncatalogued(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent || parent.closest('script,style,template,pre,tbody td')) continue;
      // A text with a link in it stands in several nodes: its brackets are around them all.
      const whole = parent.textContent ?? '';
      texts.push(/^\s*\[.*\]\s*$/su.test(whole) ? whole : (walker.currentNode.nodeValue ?? ''));
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? '');
    }
    // Each text of the catalogue stands in brackets in this locale, with what it was given inside; one may hold others.
    const innermost = /\[[^[\]]*\]/gu;
    const outside = (text: string): string => (text.search(innermost) < 0 ? text : outside(text.replace(innermost, ' ')));
    return texts.map(outside);
  });
}

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
/** Those of records; what JSON writes for the end of a line begins with a letter, which is nobody's. */
const wordsIn = (records: unknown) => wordsOf(JSON.stringify(records).replaceAll(String.raw`\n`, ' '));

/** What was mailed stays as it was written; no list of the API gives users' titles and health models. */
const WRITTEN = [
  'scripts/messages/en/mail.json',
  'scripts/messages/en/reader-mail.json',
  'scripts/messages/en/hub.json',
  'prisma/seed/scenarios/product.ts',
  'prisma/seed/scenarios/fernway/agreements.ts',
  'prisma/seed/scenarios/fernway/conversations.ts',
  'prisma/seed/scenarios/fernway/health.ts',
].map((file) => readFileSync(file, 'utf8'));

/** Everybody who can be written to. */
async function contacts(): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = (await api('GET', `/contacts?limit=200${cursor && `&cursor=${cursor}`}`)) as { data: unknown[]; nextCursor: string | null };
    all.push(...page.data);
    cursor = page.nextCursor;
  }
  return all;
}

async function recordWords(userAgent: string, publicationId: string): Promise<Set<string>> {
  const paths = [...RECORDS, `/publications/${publicationId}/pages`, ...OF_ACCOUNT.map((path) => `/accounts/HF-2041${path}`)];
  const answers = await Promise.all(paths.map((path) => api('GET', path)));
  return new Set(wordsIn([answers, await contacts(), signIn, userAgent, OTHERS, WRITTEN, OWN_ACCOUNT]));
}

test('every word comes from the catalogue or from a record', async ({ page, context, baseURL, account }) => {
  test.slow();
  const guide = await demoPublication('Yard rollout guide');
  const shared = await share(account.id, guide);
  await context.addCookies([{ name: 'locale', value: 'en-XA', url: String(baseURL) }]);
  const known = await recordWords(await page.evaluate(() => navigator.userAgent), guide);
  await enter(page, shared);
  const readers = ['', `/${shared.itemId}`, '/recorded'].map((part) => `/h/r/${shared.hubId}${part}`);
  for (const path of [...PAGES, shared.link, ...readers]) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
    const strange = (await uncatalogued(page)).flatMap(wordsOf).filter((word) => !known.has(word));
    expect([...new Set(strange)], path).toEqual([]);
  }
});
