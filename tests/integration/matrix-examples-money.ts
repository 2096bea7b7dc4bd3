import type { Caller } from '@/lib/core/actor';
import { invoke, type Operation } from '@/lib/core/operation';
import type { UpsertResult } from '@/lib/core/upsert';
import { upsertInvoices, upsertSubscriptions } from '@/lib/features/money/upsert';
import { upsertCsat, upsertNps } from '@/lib/features/survey/commands';
import { upsertTickets } from '@/lib/features/ticket/commands';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example, RECORDS } from './matrix-examples';

const AT = '2026-02-03T10:00:00.000Z';
const records = {
  subscription: { code: 'TMS', billingCycle: 'year', currency: 'USD', startDate: '2026-01-01', changes: [] },
  invoice: { number: '7', issuedAt: AT, status: 'open', currency: 'USD', lines: [] },
  nps: { email: 'mari@customer.example', score: 8, submittedAt: AT },
  csat: { email: 'mari@customer.example', score: 5, submittedAt: AT },
  ticket: { subject: 'No labels', status: 'open', priority: 'high', type: 'question', createdAt: AT },
};
type Kind = keyof typeof records;

const upserts: Record<Kind, Operation<{ data: unknown[] }, UpsertResult>> = {
  subscription: upsertSubscriptions,
  invoice: upsertInvoices,
  nps: upsertNps,
  csat: upsertCsat,
  ticket: upsertTickets,
};

const recordOf = (kind: Kind, { open }: Populated) => ({ id: crypto.randomUUID(), accountId: open, ...records[kind] });

async function newRecord(kind: Kind, org: Populated): Promise<string> {
  const record = recordOf(kind, org);
  await invoke(upserts[kind], org.system, { data: [record] });
  return record.id;
}

const byId = (kind: Kind & keyof typeof RECORDS): Example => ({
  input: async (org: Populated, _caller: Caller) => ({ id: await newRecord(kind, org) }),
  naming: { [kind]: (id: string) => ({ id }) },
});

const ofAccount = (rest = {}): Example => ({
  input: ({ open }) => ({ accountId: open, ...rest }),
  naming: { account: (accountId) => ({ accountId, ...rest }) },
});

const table = (column: string) => ofAccount({ filter: { all: [] }, sort: { column, direction: 'asc' }, cursor: null });

const KINDS = Object.keys(records) as Kind[];
const answer = { email: 'mari@customer.example', score: 8 };
const rate = { currency: 'SEK', day: '2026-01-01' };

/** The rows of the matrix about what customers pay, say and ask. */
export const MONEY_EXAMPLES: Readonly<Record<string, Example>> = {
  ...Object.fromEntries(
    KINDS.flatMap((kind): [string, Example][] => [
      [`${kind}.upsert`, { input: (org) => ({ data: [recordOf(kind, org)] }) }],
      [`${kind}.list-records`, { input: () => ({}) }],
      [`${kind}.get-record`, byId(kind)],
      [`${kind}.delete`, byId(kind)],
    ]),
  ),
  'invoice.table': table('number'),
  'money.financials': ofAccount(),
  'money.new-day': { input: () => ({}) },
  'money.tree': ofAccount(),
  'nps.add': ofAccount(answer),
  'csat.add': ofAccount({ ...answer, score: 4 }),
  'nps.read': ofAccount(),
  'nps.table': table('email'),
  'payment.table': table('paidAt'),
  'rate.delete': { input: () => rate },
  'rate.list': { input: () => ({}) },
  'rate.set': { input: () => ({ ...rate, rate: '0.095' }) },
  'revenue.accounts': { input: () => ({ groupBy: 'type' }) },
  'revenue.read': { input: () => ({ groupBy: 'owner' }) },
  'revenue.renewals': { input: () => ({ days: 30 }) },
  'revenue.table': { input: () => ({ filter: { all: [] }, sort: { column: 'starting', direction: 'desc' }, cursor: null }) },
  'ticket.support': ofAccount(),
  'ticket.table': table('subject'),
};
