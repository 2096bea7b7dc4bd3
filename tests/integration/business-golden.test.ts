import '@/tests/support/database';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeConnections } from '@/lib/core/db/pool';
import { createOrganization } from '@/lib/features/organization/commands';
import { callApi } from '@/tests/support/api-client';

/** Books of business, and what an independent program read from them. */
const FOLDER = join(import.meta.dirname, '../golden');
const COLLECTIONS = ['subscriptions', 'invoices', 'nps', 'tickets'] as const;

type Records = Record<string, unknown>[];
interface Book {
  timezone: string;
  asOf: string;
  currency: string;
  accounts: ({ id: string; name: string; createdAt: string } & Record<(typeof COLLECTIONS)[number], Records>)[];
}
interface Reading {
  financials: object;
  nps: object;
  support: object;
}

const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
const book: Book = read('business-input.json');
const expected: Record<string, Reading> = read('business-expected.json');

let key: string;

async function put(collection: string, data: unknown[]): Promise<void> {
  const { status, body } = await callApi(`PUT /api/v1/${collection}`, { key, body: { data } });
  expect([status, body], collection).toEqual([200, { accepted: data.length, stale: 0, rejected: [] }]);
}

const reading = async (account: string, name: keyof Reading) => {
  const { status, headers, body } = await callApi(`GET /api/v1/accounts/${account}/${name}?asOf=${book.asOf}`, { key });
  expect([status, headers.get('rapport-fresh-to')], name).toEqual([200, expect.stringMatching(/^\d{4}-.*Z$/)]);
  return body;
};

beforeAll(async () => {
  const { timezone, currency } = book;
  ({ apiKey: key } = await createOrganization({ name: 'Book of business', timezone, currency }));
  await put(
    'accounts',
    book.accounts.map(({ id, name, createdAt }) => ({ id, name, createdAt })),
  );
  for (const collection of COLLECTIONS)
    await put(
      collection,
      book.accounts.flatMap(({ id: accountId, ...account }) => account[collection].map((record) => ({ ...record, accountId }))),
    );
});
afterAll(closeConnections);

it.each(book.accounts.map(({ id }) => id))('reads what %s pays, says and asks as the independent program counted it', async (id) => {
  const { financials, nps, support } = expected[id] as Reading;
  const pays = await reading(id, 'financials');
  const subscriptions = (pays.subscriptions as Records).map(({ id: subscription, monthlyRevenue }) => ({ id: subscription, monthlyRevenue }));
  expect({ ...pays, subscriptions }).toEqual(financials);
  expect(await reading(id, 'nps')).toEqual(nps);
  expect(await reading(id, 'support')).toEqual(support);
});

it('reads the same after everything was sent again, in the other order', async () => {
  for (const collection of COLLECTIONS)
    await put(
      collection,
      book.accounts.flatMap(({ id: accountId, ...account }) => account[collection].map((record) => ({ ...record, accountId }))).reverse(),
    );
  for (const { id } of book.accounts) {
    expect(await reading(id, 'financials')).toMatchObject(expected[id]?.financials as object);
    expect(await reading(id, 'support')).toEqual(expected[id]?.support);
  }
});
