import { headView } from '@/app/(app)/accounts/[accountId]/_head/head-view';
import { type Answers, ask } from '@/lib/core/operation';
import { getAccountHead } from '@/lib/features/account/queries';
import { readActivity } from '@/lib/features/usage/queries';
import type { AccountPlace } from '@/lib/next/account-page';

/** What `edit` says while another layout begins. */
export const NEW_LAYOUT = 'new';

/** What the header asks on every tab; tabs are given the answers too. */
export function headReads(place: AccountPlace) {
  const { accountId, asOf, from, search } = place;
  const layoutId = [search.preview, search.edit].find((id) => id !== undefined && id !== NEW_LAYOUT);
  return {
    head: ask(getAccountHead, { accountId, list: from, layoutId, history: headView(place) === 'changes' }),
    activity: ask(readActivity, { accountId, asOf }),
  };
}

export type HeadAnswers = Answers<ReturnType<typeof headReads>>;
