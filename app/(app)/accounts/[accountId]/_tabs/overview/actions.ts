'use server';

import { createLayout, discardLayoutDraft, publishLayout, rollBackLayout, saveLayoutDraft, withdrawLayout } from '@/lib/features/layout/commands';
import type { LayoutContent } from '@/lib/features/layout/contract';
import { readLayout } from '@/lib/features/layout/queries';
import { toAction } from '@/lib/next/action';

export const save = toAction(saveLayoutDraft);
export const latest = toAction(readLayout);
export const publish = toAction(publishLayout);
export const discard = toAction(discardLayoutDraft);
export const rollBack = toAction(rollBackLayout);
export const withdraw = toAction(withdrawLayout);

/** A new layout that begins as the page looks now; a field left at "any" is empty. */
export async function start(content: LayoutContent, { accountType, teamId, ...target }: Record<string, unknown>) {
  return toAction(createLayout)({ ...target, accountType: accountType || null, teamId: teamId || null, content });
}
