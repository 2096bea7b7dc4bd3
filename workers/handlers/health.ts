import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization, organizationsWithMarks } from '@/lib/core/tenants';
import { addDefaultModel } from '@/lib/features/health/commands';
import { scoreChangedJob, scoreDayJob } from '@/lib/features/health/jobs';
import { scoreChanged, scoreDay } from '@/lib/features/health/passes';

/** Scores what changed, wherever something did. */
export async function scoreChangedAccounts(): Promise<void> {
  await forEachOrganization(await organizationsWithMarks(), scoreChangedJob.name, async (caller) => {
    for (let scored = 1; scored > 0; ) ({ scored } = await invoke(scoreChanged, caller, {}));
  });
}

/** Keeps every organization's yesterday; does nothing where that is done. */
export async function scoreDays(): Promise<void> {
  await forEachOrganization(await allOrganizations(), scoreDayJob.name, async (caller) => {
    await invoke(addDefaultModel, caller, {});
    for (let scored = 1; scored > 0; ) ({ scored } = await invoke(scoreDay, caller, {}));
  });
}
