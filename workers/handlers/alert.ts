import { clock } from '@/lib/core/clock';
import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization, organizationsToLookAt, organizationsWithNotices } from '@/lib/core/tenants';
import { mailAlertsJob } from '@/lib/features/alert/jobs';
import { mailNotices } from '@/lib/features/alert/mail';
import { evaluateRules } from '@/lib/features/alert-rule/evaluate';
import { evaluateChanged } from '@/lib/features/alert-rule/evaluate-changed';
import { evaluateChangedJob, evaluateRulesJob } from '@/lib/features/alert-rule/jobs';

/** Evaluates every organization's rules of its yesterday; does nothing where that is done. */
export async function evaluateAllRules(): Promise<void> {
  await forEachOrganization(await allOrganizations(), evaluateRulesJob.name, async (caller) => {
    for (let more = true; more; ) ({ more } = await invoke(evaluateRules, caller, {}));
  });
}

/** Looks at what changed within the day, wherever a rule wants to know. */
export async function evaluateChangedAccounts(): Promise<void> {
  await forEachOrganization(await organizationsToLookAt(), evaluateChangedJob.name, async (caller) => {
    for (let more = true; more; ) ({ more } = await invoke(evaluateChanged, caller, {}));
  });
}

/** Mails members of the alerts that are due to them, wherever some are. */
export async function mailDueAlerts(): Promise<void> {
  await forEachOrganization(await organizationsWithNotices(clock.now()), mailAlertsJob.name, async (caller) => {
    for (let more = true; more; ) ({ more } = await invoke(mailNotices, caller, {}));
  });
}
