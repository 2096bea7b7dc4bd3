import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { raiseAlert } from '@/lib/features/alert/commands';
import { createTask } from '@/lib/features/task/commands';

interface Place {
  /** Both accounts get an alert with a task; every text in them begins with its account's canary. */
  open: string;
  hidden: string;
}

async function raise(system: Caller, accountId: string): Promise<string> {
  const alert = { accountId, title: `${accountId} alert`, body: `${accountId} alert text`, rule: `${accountId} rule` };
  const { id } = await invoke(raiseAlert, system, { ...alert, severity: 'critical', raisedAt: '2026-01-18T09:00:00.000Z' });
  await invoke(createTask, system, { accountId, title: `${accountId} alert task`, alertId: id });
  return id;
}

/** Alerts for an organization with a record of each kind. @returns the open account's */
export async function populateAlerts(system: Caller, { open, hidden }: Place): Promise<{ alertId: string }> {
  await raise(system, hidden);
  return { alertId: await raise(system, open) };
}
