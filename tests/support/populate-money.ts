import type { Caller } from '@/lib/core/actor';
import { invoke, type Operation } from '@/lib/core/operation';
import type { UpsertResult } from '@/lib/core/upsert';
import { setExchangeRate } from '@/lib/features/money/commands';
import { upsertInvoices, upsertSubscriptions } from '@/lib/features/money/upsert';
import { upsertCsat, upsertNps } from '@/lib/features/survey/commands';
import { upsertTickets } from '@/lib/features/ticket/commands';

interface Place {
  /** Both accounts get a record of each kind; every text in them begins with its account's canary. */
  open: string;
  hidden: string;
}

const AT = '2026-01-20T09:00:00.000Z';

async function put(system: Caller, upsert: Operation<{ data: unknown[] }, UpsertResult>, record: { id: string }): Promise<string> {
  const { rejected } = await invoke(upsert, system, { data: [record] });
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
  return record.id;
}

async function fill(system: Caller, accountId: string) {
  const of = (what: string) => ({ id: `${accountId}-${what}`, accountId });
  const answer = { email: `${accountId}@customer.example`, comment: `${accountId} comment`, survey: `${accountId} survey`, submittedAt: AT };
  return {
    subscriptionId: await put(system, upsertSubscriptions, {
      ...of('subscription'),
      ...{ code: `${accountId} code`, billingCycle: 'month', currency: 'EUR', startDate: '2026-01-01' },
      changes: [{ effectiveOn: '2026-01-01', quantity: 2, unitAmount: 5000, discountAmount: 0 }],
    } as { id: string }),
    invoiceId: await put(system, upsertInvoices, {
      ...of('invoice'),
      ...{ number: `${accountId} number`, issuedAt: AT, status: 'paid', currency: 'EUR' },
      lines: [{ description: `${accountId} line`, amount: 10_000, recurring: true }],
      payments: [{ id: `${accountId}-payment`, amount: 10_000, paidAt: AT }],
    } as { id: string }),
    npsId: await put(system, upsertNps, { ...of('nps'), ...answer, score: 9 } as { id: string }),
    csatId: await put(system, upsertCsat, { ...of('csat'), ...answer, score: 4 } as { id: string }),
    ticketId: await put(system, upsertTickets, {
      ...of('ticket'),
      ...{ subject: `${accountId} ticket`, status: `${accountId} status`, priority: `${accountId} priority`, type: `${accountId} type` },
      ...{ createdAt: AT, url: `https://${accountId}.example/1`, requesterEmail: `${accountId}@customer.example` },
    } as { id: string }),
  };
}

/** What customers pay, say and ask, for an organization with a record of each kind. @returns the open account's */
export async function populateMoney(system: Caller, { open, hidden }: Place) {
  await invoke(setExchangeRate, system, { currency: 'EUR', day: '2026-01-01', rate: '1.08' });
  await fill(system, hidden);
  return fill(system, open);
}
