import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization } from '@/lib/core/tenants';
import { startMoneyDay } from '@/lib/features/money/commands';
import { moneyDayJob } from '@/lib/features/money/jobs';

/** Brings every account's figures of money to its organization's yesterday, some accounts a transaction. */
export async function startMoneyDays(): Promise<void> {
  await forEachOrganization(await allOrganizations(), moneyDayJob.name, async (caller) => {
    for (let refreshed = 1; refreshed > 0; ) ({ refreshed } = await invoke(startMoneyDay, caller, {}));
  });
}
