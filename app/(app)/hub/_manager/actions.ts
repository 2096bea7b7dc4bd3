'use server';

import { archiveHub, reopenHub, restoreHub, restoreItem, revokeHub, revokeItem } from '@/lib/features/hub/closing';
import { copyLink, resendMessage } from '@/lib/features/hub/resend';
import { addHubTasks, decideUpdates } from '@/lib/features/hub-manager/commands';
import { handOverHubs } from '@/lib/features/hub-manager/hand-over';
import { seeHubNews } from '@/lib/features/hub-manager/news';
import { toAction } from '@/lib/next/action';

export const decide = toAction(decideUpdates);

export async function seeNews() {
  return toAction(seeHubNews)({});
}

export async function link(id: string) {
  return toAction(copyLink)({ id });
}

export async function resend(id: string) {
  return toAction(resendMessage)({ id });
}

export async function archive(id: string, { close }: { close: boolean }) {
  return toAction(archiveHub)({ id, close });
}

export async function reopen(id: string) {
  return toAction(reopenHub)({ id });
}

export async function revoke(id: string) {
  return toAction(revokeHub)({ id });
}

export async function restore(id: string) {
  return toAction(restoreHub)({ id });
}

export async function revokeDocument(itemId: string) {
  return toAction(revokeItem)({ itemId });
}

export async function restoreDocument(itemId: string) {
  return toAction(restoreItem)({ itemId });
}

/** A task for each of these hubs' contacts; `owner`: for who looks after each. */
export async function addTasks(hubIds: string[], { assigneeId, ...task }: Record<string, unknown>) {
  return toAction(addHubTasks)({ hubIds, ...task, assigneeId: assigneeId === 'owner' ? null : assigneeId });
}

/** Hands one hub over, or all of who looks after it. */
export async function handOver(hubId: string, ownerId: string | null, { to, scope }: Record<string, unknown>) {
  return toAction(handOverHubs)({ to, from: scope === 'all' && ownerId !== null ? { memberId: ownerId } : { hubIds: [hubId] } });
}
