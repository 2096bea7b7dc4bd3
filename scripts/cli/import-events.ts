import { systemCaller } from '@/lib/core/auth/callers';
import { invoke } from '@/lib/core/operation';
import { importEvents } from '@/lib/features/event/import';
import { foldUsage } from '@/lib/features/usage/commands';
import type { Given } from './commands';
import { progressBar } from './progress-bar';

/** Ends when the figures show what was imported, whether or not a worker runs. */
export async function run({ org = '', file = '' }: Given): Promise<object> {
  const caller = await systemCaller(org, 'command line');
  const bar = progressBar('bytes');
  const result = await importEvents(caller, file, bar.reach).finally(bar.stop);
  for (let events = 1; events > 0; ) ({ events } = await invoke(foldUsage, caller, {}));
  return { ...result };
}
