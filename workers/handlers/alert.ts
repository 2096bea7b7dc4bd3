import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization } from '@/lib/core/tenants';
import { evaluateRules } from '@/lib/features/alert-rule/evaluate';
import { evaluateRulesJob } from '@/lib/features/alert-rule/jobs';

/** Evaluates every organization's rules of its yesterday; does nothing where that is done. */
export async function evaluateAllRules(): Promise<void> {
  await forEachOrganization(await allOrganizations(), evaluateRulesJob.name, async (caller) => {
    for (let more = true; more; ) ({ more } = await invoke(evaluateRules, caller, {}));
  });
}
