import { type RevenuePlace, requestOf, revenueTableAt } from '@/app/(app)/revenue/_revenue/place';
import { ask, invokeTogether } from '@/lib/core/operation';
import { listAccountChoices } from '@/lib/features/account/queries';
import { accountTable } from '@/lib/features/account/table';
import { readRenewals } from '@/lib/features/money/renewals';
import { readRevenue } from '@/lib/features/money/revenue-queries';
import { listRevenueTable } from '@/lib/features/money/revenue-rows';
import { listViews } from '@/lib/features/view/queries';

/** How far ahead the page looks for renewals. */
const RENEWAL_DAYS = 90;

/** Everything the page shows, read at one instant. */
export async function readRevenuePage(place: RevenuePlace) {
  const request = requestOf(place);
  const { filter, sort, cursor } = revenueTableAt(place).table.state;
  const { groupBy: _grouping, from: _from, to: _to, ...segment } = request;
  return invokeTogether(place.caller, {
    reading: ask(readRevenue, request),
    accounts: ask(listRevenueTable, { ...request, filter, sort, cursor }),
    renewals: ask(readRenewals, { days: RENEWAL_DAYS, ...segment }),
    choices: ask(listAccountChoices, {}),
    views: ask(listViews, { tableId: accountTable.id }),
  });
}
