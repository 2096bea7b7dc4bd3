import { systemCaller } from '@/lib/core/auth/callers';
import { AppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import { listAccountsWithUsage, recomputeUsage } from '@/lib/features/usage/commands';
import { Day } from '@/lib/features/usage/contract';
import type { Given } from './commands';
import { progressBar } from './progress-bar';

/** Rebuilds the rollups from the raw events, an account a transaction, so that pages stay readable meanwhile. */
export async function run({ org = '', from }: Given): Promise<object> {
  if (!Day.optional().safeParse(from).success) throw new AppError('invalid', `--from must be a day, YYYY-MM-DD: ${from}`);
  const caller = await systemCaller(org, 'command line');
  const { accountIds } = await invoke(listAccountsWithUsage, caller, {});
  const bar = progressBar('accounts');
  for (const [index, accountId] of accountIds.entries()) {
    await invoke(recomputeUsage, caller, { accountId, ...(from === undefined ? {} : { from }) });
    bar.reach(index + 1, accountIds.length);
  }
  bar.stop();
  return { accounts: accountIds.length, from: from ?? null };
}
