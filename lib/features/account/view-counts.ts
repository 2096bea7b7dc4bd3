import type { Context } from '@/lib/core/context';
import { listViews } from '@/lib/features/view/queries';
import { NO_FILTER } from '@/lib/kit/filter';
import { viewState } from '@/lib/kit/view-text';
import { countAccounts } from './list';
import { accountTable } from './table';

/** Accounts of the whole list, by the empty id, and of each saved view; views that filter alike are counted once. */
export async function countViews(ctx: Context): Promise<Record<string, number>> {
  const views = await ctx.call(listViews, { tableId: accountTable.id });
  const filters = [{ id: '', filter: NO_FILTER }, ...views.map(({ id, state }) => ({ id, filter: viewState(accountTable, id, state).filter }))];
  const known = new Map<string, number>();
  const counts: Record<string, number> = {};
  for (const { id, filter } of filters) {
    const stamp = JSON.stringify(filter);
    const count = known.get(stamp) ?? (await countAccounts(ctx, filter));
    known.set(stamp, count);
    counts[id] = count;
  }
  return counts;
}
