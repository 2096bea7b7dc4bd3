import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { type AccountPlacement, placementOf } from '@/lib/features/layout/precedence';

/** What decides which layout an account shows. */
export interface ShapedAccount {
  type: { id: string; name: string };
  placement: AccountPlacement;
}

/** The account of the page, as layouts see it. */
export function shapedAccount({ head }: HeadAnswers): ShapedAccount {
  const { ancestors, children } = head.banner;
  return { type: head.detail.type, placement: placementOf(ancestors.length > 0, children) };
}
