import { invoke } from '@/lib/core/operation';
import { type acknowledgeAlert, closeAlert, deleteAlert, raiseAlert, snoozeAlert } from '@/lib/features/alert/commands';
import { createRule, deleteRule } from '@/lib/features/alert-rule/commands';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

type Make = (org: Populated) => Promise<string>;

const FAR_DAY = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

const raised: Make = async ({ system, open }) => (await invoke(raiseAlert, system, { accountId: open, title: 'No logins' })).id;
const after =
  (operation: typeof acknowledgeAlert | typeof closeAlert | typeof deleteAlert | typeof snoozeAlert, rest = {}): Make =>
  async (org) => {
    const id = await raised(org);
    await invoke(operation as typeof acknowledgeAlert, org.system, { id, ...rest });
    return id;
  };

const ofAlert = (make: Make, rest = {}): Example => ({
  input: async (org) => ({ id: await make(org), ...rest }),
  naming: { alert: (id) => ({ id, ...rest }) },
});
const ofAccount = (rest: object): Example => ({
  input: ({ open }) => ({ accountId: open, ...rest }),
  naming: { account: (accountId) => ({ accountId, ...rest }) },
});

const condition = { kind: 'figure', metric: 'wau', op: 'lte', figure: -1 };
const terms = { conditions: [condition], accountTypes: [], segment: null, delayDays: 14, checked: 'daily' };
const newRule: Make = async ({ system }) => (await invoke(createRule, system, { name: 'Matrix', ...terms })).id;
const ofRule = (make: Make, rest = {}): Example => ({
  input: async (org) => ({ id: await make(org), ...rest }),
  naming: { alertRule: (id) => ({ id, ...rest }) },
});
const deletedRule: Make = async (org) => {
  const id = await newRule(org);
  await invoke(deleteRule, org.system, { id });
  return id;
};

/** The alerts' rows of the matrix. */
export const ALERT_EXAMPLES: Readonly<Record<string, Example>> = {
  'alert-rule.create': { input: () => ({ name: 'Matrix', ...terms }) },
  'alert-rule.delete': ofRule(newRule),
  'alert-rule.evaluate': { input: () => ({}) },
  'alert-rule.evaluate-changed': { input: () => ({}) },
  'alert-rule.list': { input: () => ({}) },
  'alert-rule.mark': { input: () => ({ accountIds: [] }) },
  'alert-rule.order': { input: () => ({ ids: [] }) },
  'alert-rule.prune': { input: () => ({}) },
  'alert-rule.read': ofRule(newRule),
  'alert-rule.replace-value': { input: () => ({ from: crypto.randomUUID(), into: crypto.randomUUID() }) },
  'alert-rule.restore': ofRule(deletedRule),
  'alert-rule.try': { input: () => terms },
  'alert-rule.update': ofRule(newRule, { enabled: false }),
  'alert.book': { input: () => ({ filter: { all: [] }, sort: { column: 'title', direction: 'asc' }, cursor: null }) },
  'alert.change-book': { input: () => ({ alerts: { ids: ['none'] }, change: { to: 'acknowledged' } }) },
  'alert.mail': { input: () => ({}) },
  'alert.preference': { input: () => ({}) },
  'alert.save-preference': { input: () => ({ delivery: 'off', dailyAt: 8, quietFrom: null, quietTo: null }) },
  'alert.assign': {
    input: async (org) => ({ id: await raised(org), assigneeId: org.memberId }),
    naming: {
      alert: (id) => ({ id, assigneeId: null }),
    },
  },
  'alert.raise-fired': {
    input: async (org) => ({ ruleId: await newRule(org), firedOn: '2026-01-18', firings: [] }),
    naming: { alertRule: (ruleId) => ({ ruleId, firedOn: '2026-01-18', firings: [] }) },
  },
  'metric.keep-missing': { input: () => ({ day: '2026-01-18', accountIds: [], metrics: [] }) },
  'alert.acknowledge': ofAlert(raised),
  'alert.change-many': ofAccount({ alerts: { ids: ['none'] }, change: { to: 'acknowledged' } }),
  'alert.close': ofAlert(raised, { outcome: 'successful' }),
  'alert.delete': ofAlert(raised),
  'alert.get': ofAlert(raised),
  'alert.list-records': { input: () => ({}) },
  'alert.raise': ofAccount({ title: 'No logins' }),
  'alert.reopen': ofAlert(after(closeAlert, { outcome: 'false_alarm' })),
  'alert.restore': ofAlert(after(deleteAlert)),
  'alert.snooze': ofAlert(raised, { until: FAR_DAY, reason: 'On holiday' }),
  'alert.table': ofAccount({ filter: { all: [] }, sort: { column: 'title', direction: 'asc' }, cursor: null }),
  'alert.wake': ofAlert(after(snoozeAlert, { until: FAR_DAY, reason: 'On holiday' })),
};
