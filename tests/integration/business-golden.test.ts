import '@/tests/support/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeConnections } from '@/lib/core/db/pool';
import { callApi } from '@/tests/support/api-client';
import { book, goldenOrganization, readGolden, sendDealings } from '@/tests/support/golden-book';

interface Reading {
  financials: object;
  nps: object;
  support: object;
}

const expected: Record<string, Reading> = readGolden('business-expected.json');

let key: string;

const reading = async (account: string, name: keyof Reading) => {
  const { status, headers, body } = await callApi(`GET /api/v1/accounts/${account}/${name}?asOf=${book.asOf}`, { key });
  expect([status, headers.get('rapport-fresh-to')], name).toEqual([200, expect.stringMatching(/^\d{4}-.*Z$/)]);
  return body;
};

beforeAll(async () => {
  ({ apiKey: key } = await goldenOrganization('Book of business'));
});
afterAll(closeConnections);

it.each(book.accounts.map(({ id }) => id))('reads what %s pays, says and asks as the independent program counted it', async (id) => {
  const { financials, nps, support } = expected[id] as Reading;
  const pays = await reading(id, 'financials');
  const listed = pays.subscriptions as { id: string; monthlyRevenue: number | null }[];
  const subscriptions = listed.map(({ id: subscription, monthlyRevenue }) => ({ id: subscription, monthlyRevenue }));
  expect({ ...pays, subscriptions }).toEqual(financials);
  expect(await reading(id, 'nps')).toEqual(nps);
  expect(await reading(id, 'support')).toEqual(support);
});

it('reads the same after everything was sent again, in the other order', async () => {
  await sendDealings(key, true);
  for (const { id } of book.accounts) {
    expect(await reading(id, 'financials')).toMatchObject(expected[id]?.financials as object);
    expect(await reading(id, 'support')).toEqual(expected[id]?.support);
  }
});
