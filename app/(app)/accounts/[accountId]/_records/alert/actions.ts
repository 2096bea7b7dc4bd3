'use server';

import {
  acknowledgeAlert,
  changeAlerts,
  closeAlert,
  deleteAlert,
  reopenAlert,
  restoreAlert,
  snoozeAlert,
  wakeAlert,
} from '@/lib/features/alert/commands';
import type { AlertsChange } from '@/lib/features/alert/contract';
import { toAction } from '@/lib/next/action';

export const acknowledge = toAction(acknowledgeAlert);
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

export async function changeMany(accountId: string, input: Omit<AlertsChange, 'accountId'>) {
  return toAction(changeAlerts)({ ...input, accountId });
}
