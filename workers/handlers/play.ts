import { systemCaller } from '@/lib/core/auth/callers';
import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization } from '@/lib/core/tenants';
import { evaluatePlays } from '@/lib/features/play/evaluate';
import { evaluatePlaysJob, settleRunJob } from '@/lib/features/play/jobs';
import { settleRun } from '@/lib/features/play/settle';
import type { PayloadOf } from '@/lib/registry/jobs';

/** Completes a run with its last task. */
export async function settlePlay({ organizationId, runId }: PayloadOf<'play.settle'>): Promise<void> {
  await invoke(settleRun, await systemCaller(organizationId, settleRunJob.name), { runId });
}

/** Starts and ends every organization's plays by their criteria. */
export async function evaluateAllPlays(): Promise<void> {
  await forEachOrganization(await allOrganizations(), evaluatePlaysJob.name, async (caller) => {
    for (let more = true; more; ) ({ more } = await invoke(evaluatePlays, caller, {}));
  });
}
