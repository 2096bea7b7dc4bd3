import '@/tests/support/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { closeConnections } from '@/lib/core/db/pool';
import { callApi } from '@/tests/support/api-client';
import { book, goldenOrganization, readGolden, sendDealings } from '@/tests/support/golden-book';
import { metricValues } from '@/tests/support/metric-values';

interface SupportMonth {
  openAgeDays: number;
  openByPriority: Record<string, number>;
  openByType: Record<string, number>;
}

interface Reading {
  financials: object;
  nps: object;
  support: { months: SupportMonth[] };
}

const expected: Record<string, Reading> = readGolden('business-expected.json');

let key: string;
let system: Caller;

const reading = async (account: string, name: keyof Reading) => {
  const { status, headers, body } = await callApi(`GET /api/v1/accounts/${account}/${name}?asOf=${book.asOf}`, { key });
  expect([status, headers.get('rapport-fresh-to')], name).toEqual([200, expect.stringMatching(/^\d{4}-.*Z$/)]);
  return body;
};

beforeAll(async () => {
  const made = await goldenOrganization('Book of business');
  key = made.apiKey;
  system = await systemCaller(made.organization.id, 'test');
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

it('counts escalated tickets and those past their promise, which the program counted as urgent ones and questions', async () => {
  for (const { id: accountId, tickets } of book.accounts) {
    const flagged = tickets.map((ticket) => ({
      ...{ ...ticket, accountId, escalated: ticket.priority === 'urgent' },
      slaBreachedAt: ticket.type === 'question' ? ticket.createdAt : null,
    }));
    await callApi('PUT /api/v1/tickets', { key, body: { data: flagged } });
  }
  const read = await metricValues(system, book.asOf, ['openTickets', 'escalatedTickets', 'breachedTickets', 'openTicketAge']);
  for (const { id } of book.accounts) {
    const { openAgeDays, openByPriority, openByType } = (expected[id] as Reading).support.months.at(-1) as SupportMonth;
    expect(read[id]).toEqual({
      openTickets: String(Object.values(openByPriority).reduce((sum, count) => sum + count, 0)),
      escalatedTickets: String(openByPriority.urgent ?? 0),
      breachedTickets: String(openByType.question ?? 0),
      openTicketAge: String(openAgeDays),
    });
  }
});
