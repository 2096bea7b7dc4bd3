import { systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { hubNewsJob } from '@/lib/core/happenings';
import { invoke } from '@/lib/core/operation';
import { forEachOrganization, organizationsWithHubNotices, organizationsWithHubs } from '@/lib/core/tenants';
import { mailHubNewsJob, watchHubsJob } from '@/lib/features/hub-manager/jobs';
import { mailHubNews } from '@/lib/features/hub-manager/mail';
import { noticeHappening } from '@/lib/features/hub-manager/notices';
import { watchHubs } from '@/lib/features/hub-manager/watch';
import type { PayloadOf } from '@/lib/registry/jobs';

/** Leaves the members who want to hear of a happening a notice. */
export async function noticeNews({ organizationId, happeningId }: PayloadOf<'hub.news'>): Promise<void> {
  await invoke(noticeHappening, await systemCaller(organizationId, hubNewsJob.name), { happeningId });
}

/** Mails members of what is due to them, wherever something is. */
export async function mailAllHubNews(): Promise<void> {
  await forEachOrganization(await organizationsWithHubNotices(clock.now()), mailHubNewsJob.name, async (caller) => {
    for (let more = true; more; ) ({ more } = await invoke(mailHubNews, caller, {}));
  });
}

/** Tells what only time does to hubs, wherever there are some. */
export async function watchAllHubs(): Promise<void> {
  await forEachOrganization(await organizationsWithHubs(), watchHubsJob.name, async (caller) => {
    await invoke(watchHubs, caller, {});
  });
}
