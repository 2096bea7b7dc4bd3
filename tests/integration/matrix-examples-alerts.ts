import { invoke } from '@/lib/core/operation';
import { type acknowledgeAlert, closeAlert, deleteAlert, raiseAlert, snoozeAlert } from '@/lib/features/alert/commands';
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

/** The alerts' rows of the matrix. */
export const ALERT_EXAMPLES: Readonly<Record<string, Example>> = {
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
