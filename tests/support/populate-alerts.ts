import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { raiseAlert, raiseFired } from '@/lib/features/alert/commands';
import { createRule, markForRules } from '@/lib/features/alert-rule/commands';
import { createTask } from '@/lib/features/task/commands';

interface Place {
  /** Both accounts get alerts with a task; every text in them begins with its account's canary. */
  open: string;
  hidden: string;
  /** What names of what is no account's begin with. */
  canary: string;
  /** Who is told of what the rule raises. */
  memberId: string;
}

async function raise(system: Caller, accountId: string): Promise<string> {
  const alert = { accountId, title: `${accountId} alert`, body: `${accountId} alert text`, rule: `${accountId} rule` };
  const { id } = await invoke(raiseAlert, system, { ...alert, severity: 'critical', raisedAt: '2026-01-18T09:00:00.000Z' });
  await invoke(createTask, system, { accountId, title: `${accountId} alert task`, alertId: id });
  return id;
}

/** A rule, what it raised on both accounts and saw of them within a day, and that it is to look at them again. @returns its id */
async function raiseByRule(system: Caller, { canary, memberId }: Place): Promise<string> {
  const condition = { kind: 'figure', metric: 'wau', op: 'lte', figure: -1 };
  const { id } = await invoke(createRule, system, { name: `${canary} rule`, conditions: [condition], recipients: [memberId], checked: 'on_change' });
  const accounts = await withTenant(system.organization.id, (db) => db.selectFrom('account').select('id').where('deletedAt', 'is', null).execute());
  const day = '2026-01-18';
  const sighting = {
    organizationId: system.organization.id,
    day,
    at: new Date(`${day}T09:00:00Z`),
    seen: JSON.stringify({ wau: '0' }),
    band: 'poor',
  };
  await withTenant(system.organization.id, (db) =>
    db
      .insertInto('alertSighting')
      .values(accounts.map((account) => ({ ...sighting, accountId: account.id })))
      .execute(),
  );
  await invoke(markForRules, system, { accountIds: accounts.map((account) => account.id) });
  const evidence = [{ condition, value: '0', before: null }];
  await invoke(raiseFired, system, { ruleId: id, firedOn: day, firings: accounts.map((account) => ({ accountId: account.id, evidence })) });
  return id;
}

/** Alerts for an organization with a record of each kind. @returns the open account's, and the rule that raised some */
export async function populateAlerts(system: Caller, place: Place): Promise<{ alertId: string; alertRuleId: string }> {
  await raise(system, place.hidden);
  return { alertId: await raise(system, place.open), alertRuleId: await raiseByRule(system, place) };
}
