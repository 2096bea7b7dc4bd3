import type { AccountRecord } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import type { AccountRecordKind } from '@/lib/registry/account-records';

/** Every kind's drawers; a kind of the registry that is missing here is a compile error. */
export const recordViews: Record<AccountRecordKind, AccountRecord> = {
  interaction: {},
  task: {},
  note: {},
  asset: {},
  objective: {},
  play: {},
  request: {},
  presentation: {},
  contact: {},
  deal: {},
  plan: {},
  goal: {},
};
