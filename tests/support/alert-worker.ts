import { closeConnections } from '@/lib/core/db/pool';
import { evaluateAllRules, evaluateChangedAccounts, mailDueAlerts } from '@/workers/handlers/alert';

/** Evaluates rules and mails what is due as a worker does, in a process that can be killed. */
process.send?.('begun');
await evaluateAllRules();
await evaluateChangedAccounts();
await mailDueAlerts();
await closeConnections();
process.disconnect?.();
