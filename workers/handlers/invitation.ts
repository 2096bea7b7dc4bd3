import { invoke } from '@/lib/core/operation';
import { allOrganizations, forEachOrganization } from '@/lib/core/tenants';
import { remindJob } from '@/lib/features/invitation/jobs';
import { remindInvitations } from '@/lib/features/invitation/remind';

/** Sends every organization's reminders that are due. */
export async function remindAll(): Promise<void> {
  await forEachOrganization(await allOrganizations(), remindJob.name, async (caller) => {
    for (let more = true; more; ) ({ more } = await invoke(remindInvitations, caller, {}));
  });
}
