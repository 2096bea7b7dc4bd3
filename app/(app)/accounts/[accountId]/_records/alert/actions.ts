'use server';

import {
  acknowledgeAlert,
  assignAlert,
  changeAlerts,
  changeBookAlerts,
  closeAlert,
  deleteAlert,
  reopenAlert,
  restoreAlert,
  snoozeAlert,
  wakeAlert,
} from '@/lib/features/alert/commands';
import type { BookAlertsChange } from '@/lib/features/alert/contract';
import { toAction } from '@/lib/next/action';

export const acknowledge = toAction(acknowledgeAlert);
export const changeBook = toAction(changeBookAlerts);
export const wake = toAction(wakeAlert);
export const reopen = toAction(reopenAlert);
export const removeAlert = toAction(deleteAlert);
export const bringBackAlert = toAction(restoreAlert);

export async function snooze(id: string, input: object) {
  return toAction(snoozeAlert)({ ...input, id });
}

export async function close(id: string, input: object) {
  return toAction(closeAlert)({ ...input, id });
}

export async function changeMany(accountId: string, input: BookAlertsChange) {
  return toAction(changeAlerts)({ ...input, accountId });
}

export async function assign(id: string, { assigneeId }: { assigneeId?: unknown }) {
  return toAction(assignAlert)({ id, assigneeId: assigneeId || null });
}
