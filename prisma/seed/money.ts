import type { Caller } from '@/lib/core/actor';
import { invoke, type Operation } from '@/lib/core/operation';
import { MAX_RECORDS, type UpsertResult } from '@/lib/core/upsert';
import { upsertInvoices, upsertSubscriptions } from '@/lib/features/money/upsert';
import { upsertCsat, upsertNps } from '@/lib/features/survey/commands';
import { upsertTickets } from '@/lib/features/ticket/commands';
import { localDay } from '@/lib/kit/day';
import { type Dealings, dealingsOf } from './scenarios/fernway/money';
import type { Scenario } from './scenarios/types';

const UPSERTS: Record<keyof Dealings, Operation<{ data: unknown[] }, UpsertResult>> = {
  subscriptions: upsertSubscriptions,
  invoices: upsertInvoices,
  nps: upsertNps,
  csat: upsertCsat,
  tickets: upsertTickets,
};

/** What the accounts of a scenario pay, say and ask, by the operations that the API calls; again, it changes nothing. */
export async function addMoney(caller: Caller, { accounts, users }: Pick<Scenario, 'accounts' | 'users'>, now: Date): Promise<void> {
  const today = localDay(now, caller.organization.timezone);
  const people = new Map<string, { email: string }[]>();
  for (const { context, traits } of users) people.set(context.groupId, [...(people.get(context.groupId) ?? []), { email: traits.email }]);
  const dealings = accounts.map((account) => dealingsOf(account, people.get(account.id) ?? [], today));
  for (const [collection, upsert] of Object.entries(UPSERTS)) {
    const data = dealings.flatMap((of) => of[collection as keyof Dealings]);
    for (let from = 0; from < data.length; from += MAX_RECORDS) {
      const { rejected } = await invoke(upsert, caller, { data: data.slice(from, from + MAX_RECORDS) });
      if (rejected.length > 0) throw new Error(`${collection} of the scenario were refused: ${JSON.stringify(rejected.slice(0, 3))}`);
    }
  }
}
