'use server';

import { createLayout, discardLayoutDraft, publishLayout, rollBackLayout, saveLayoutDraft, withdrawLayout } from '@/lib/features/layout/commands';
import type { LayoutContent } from '@/lib/features/layout/contract';
import { readLayout } from '@/lib/features/layout/queries';
import { toAction } from '@/lib/next/action';

const ANY = 'any';

export const save = toAction(saveLayoutDraft);
export const latest = toAction(readLayout);
export const publish = toAction(publishLayout);
export const discard = toAction(discardLayoutDraft);
export const rollBack = toAction(rollBackLayout);
export const withdraw = toAction(withdrawLayout);

/** A new layout that begins as the page of an account looks now. */
export async function start({ type, ...page }: { type: string; content: LayoutContent }, form: Record<string, unknown>) {
  const { types, teamId, variant } = form;
  return toAction(createLayout)({ content: page.content, variant, accountType: types === ANY ? null : type, teamId: teamId === ANY ? null : teamId });
}
