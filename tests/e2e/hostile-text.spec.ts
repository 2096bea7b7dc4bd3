import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import naughty from 'big-list-of-naughty-strings' with { type: 'json' };
import { isStorable } from '@/lib/kit/plain-text';
import { accountTabs } from '@/lib/registry/account-tabs';
import { api, origin } from './support/application';
import { test } from './support/test';
import { words } from './support/words';

const ACCOUNT = 'hostile';
const xss: string[] = JSON.parse(readFileSync('tests/e2e/data/xss.json', 'utf8'));
/** Everything that can be stored: what is blank or no text is refused by the API, as its own tests prove. */
const texts = [...new Set([...xss, ...(naughty as string[])])].filter((text) => text.trim() !== '' && isStorable(text));

/** The first letters of a text, as a short field takes them. */
const short = (text: string, most: number) => [...text].slice(0, most).join('').trim() || '-';

const PAST = '2026-01-10T09:00:00.000Z';

/** Collections that take records by the hundred, with every text of a record. */
const COLLECTIONS: Record<string, (text: string, id: string) => object> = {
  interactions: (text, id) => ({
    ...{ id, accountId: ACCOUNT, type: short(text, 100), subtype: short(text, 100), subject: short(text, 300), body: text, occurredAt: PAST },
    participants: [{ email: `${id}@hostile.example`, role: short(text, 100) }],
  }),
  contacts: (text, id) => ({
    ...{ id, accountId: ACCOUNT, email: `${id}@hostile.example`, firstName: short(text, 100), lastName: short(text, 100) },
    ...{ title: short(text, 200), role: short(text, 100) },
  }),
  tasks: (text, id) => ({ id, accountId: ACCOUNT, title: short(text, 300), body: text }),
  deals: (text, id) => ({ id, accountId: ACCOUNT, name: short(text, 255), stage: 'lead', kind: 'new' }),
};

/** What is made one by one. */
const RECORDS: Record<string, (text: string) => object> = {
  notes: (body) => ({ accountId: ACCOUNT, body }),
  plans: (text) => ({ accountId: ACCOUNT, name: short(text, 200), summary: text }),
  objectives: (text) => ({ accountId: ACCOUNT, name: short(text, 200), unit: short(text, 50) }),
  goals: (text) => ({ accountId: ACCOUNT, name: short(text, 200), body: text }),
  assets: (text) => ({
    ...{ accountId: ACCOUNT, name: short(text, 255), kind: short(text, 60), tags: [short(text, 50)], description: text },
    url: `https://hostile.example/?${encodeURIComponent(text)}`,
  }),
};

async function firstStage(): Promise<string> {
  const { data } = (await api('GET', '/deal-stages')) as { data: { id: string }[] };
  return data[0]?.id ?? '';
}

async function fill(): Promise<void> {
  const [first = ''] = xss;
  await api('PUT', '/accounts', {
    data: [
      {
        id: ACCOUNT,
        name: first,
        status: first,
        lifecycleStage: first,
        domain: first,
        attributes: Object.fromEntries(xss.map((text, index) => [`x${index}`, text])),
      },
    ],
  });
  const stage = await firstStage();
  for (const [collection, record] of Object.entries(COLLECTIONS)) {
    const data = texts.map((text, index) => ({ ...record(text, `${ACCOUNT}-${index}`), ...(collection === 'deals' && { stage }) }));
    const { rejected } = (await api('PUT', `/${collection}`, { data })) as { rejected: unknown[] };
    expect(rejected, collection).toEqual([]);
  }
  for (const [collection, record] of Object.entries(RECORDS)) for (const text of xss) await api('POST', `/${collection}`, record(text));
  await api('POST', '/notes', { accountId: ACCOUNT, body: texts.join('\n\n').slice(0, 50_000) });
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await fill();
});
test.afterAll(() => api('DELETE', `/accounts/${ACCOUNT}`));

/** What a page must never do, noted as it happens: run a script of a text, ask another server, break the policy. */
async function watch(page: Page): Promise<string[]> {
  const crimes: string[] = [];
  await page.exposeFunction('confess', (what: string) => crimes.push(what));
  await page.addInitScript(() => {
    const confess = (what: string) => (window as unknown as { confess(text: string): void }).confess(what);
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) Object.defineProperty(window, name, { value: () => confess(`${name} ran`) });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      confess(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  page.on('dialog', (dialog) => {
    crimes.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) crimes.push(`asked ${url.href}`);
  });
  return crimes;
}

/** Addresses, styles and handlers in the page that come from nowhere but a text. */
function plantedIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    if (!main) return ['there is no main'];
    const elements = [...document.querySelectorAll('main *, [role=dialog] *')];
    return elements.flatMap((element) => {
      const handlers = [...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name);
      const href = element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? element.getAttribute('src') ?? '';
      const isBad = ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'STYLE', 'LINK', 'BASE', 'META'].includes(element.tagName);
      const runs = /^\s*(javascript|vbscript|data|file|blob|mention):/i.test(href);
      return isBad || runs || handlers.length > 0 ? [element.outerHTML.slice(0, 200)] : [];
    });
  });
}

/** Opens a page and all that follow it by the same links. @returns how many there were */
async function walk(page: Page, path: string): Promise<number> {
  await page.goto(path);
  for (let pages = 1; ; pages += 1) {
    await expect(page.getByRole('main')).toBeVisible();
    expect(await plantedIn(page), page.url()).toEqual([]);
    const next = page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^(${words('timeline.older')}|${words('note.older')}|${words('table.pages.next')})$`) });
    if ((await next.count()) === 0 || pages === 20) return pages;
    const before = page.url();
    await next.first().click();
    await page.waitForURL((url) => url.href !== before);
  }
}

for (const { id } of accountTabs) {
  test(`${id} shows hostile texts as texts`, async ({ page }) => {
    test.setTimeout(120_000);
    const crimes = await watch(page);
    await walk(page, `/accounts/${ACCOUNT}/${id}`);
    expect(crimes).toEqual([]);
  });
}

test('search marks hostile texts as texts', async ({ page }) => {
  test.setTimeout(240_000);
  const crimes = await watch(page);
  for (const query of ['script', '<script>', 'alert(1)', '"><img', 'javascript:alert']) {
    expect(await walk(page, `/accounts/${ACCOUNT}/timeline?q=${encodeURIComponent(query)}`)).toBeGreaterThan(0);
    await expect(page.locator('mark').first()).toBeVisible();
  }
  expect(crimes).toEqual([]);
});

/** Texts that one record holds: a drawer takes a page to open, and the editor's preview shows each text by itself. */
const TOGETHER = 6;
const bodies = xss.flatMap((_, index) => (index % TOGETHER === 0 ? [xss.slice(index, index + TOGETHER).join('\n\n')] : []));

/** Makes a record of each kind that shows Markdown, in turns. @returns where its drawer opens */
async function drawerOf(body: string, index: number): Promise<string> {
  const id = `${ACCOUNT}-drawer-${index}`;
  const record = { id, accountId: ACCOUNT, body };
  if (index % 3 === 0) await api('PUT', '/tasks', { data: [{ ...record, title: id }] });
  else if (index % 3 === 1) await api('PUT', '/interactions', { data: [{ ...record, type: 'call', subject: id, occurredAt: PAST }] });
  else return `notes?open=note:${((await api('POST', '/notes', { accountId: ACCOUNT, body })) as { id: string }).id}`;
  return index % 3 === 0 ? `tasks?open=task:${id}` : `touchpoints?open=interaction:${id}`;
}

test('drawers show them as texts', async ({ page }) => {
  test.slow();
  const crimes = await watch(page);
  expect(bodies.length).toBeGreaterThan(10);
  for (const [index, body] of bodies.entries()) {
    const drawer = await drawerOf(body, index);
    await page.goto(`/accounts/${ACCOUNT}/${drawer}`);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await plantedIn(page), drawer).toEqual([]);
  }
  expect(crimes).toEqual([]);
});

test('the editor’s preview shows them as texts', async ({ page }) => {
  test.setTimeout(180_000);
  const crimes = await watch(page);
  await page.goto(`/accounts/${ACCOUNT}/tasks?open=${encodeURIComponent(`task:${ACCOUNT}-0`)}`);
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: words('record.edit') }).click();
  await drawer.getByRole('button', { name: words('form.mark.preview') }).click();
  for (const text of xss) {
    await drawer.getByRole('textbox', { name: words('task.body') }).fill(text);
    expect(await plantedIn(page), text).toEqual([]);
  }
  expect(crimes).toEqual([]);
});
