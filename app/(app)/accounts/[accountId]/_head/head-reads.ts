import { type Answers, ask } from '@/lib/core/operation';
import { getAccountHead } from '@/lib/features/account/queries';
import { readActivity } from '@/lib/features/usage/queries';
import type { AccountPlace } from '@/lib/next/account-page';

/** What the header asks on every tab; tabs are given the answers too. */
export function headReads({ accountId, asOf, from, search }: AccountPlace) {
  const layoutId = search.preview ?? search.edit;
  return { head: ask(getAccountHead, { accountId, list: from, layoutId }), activity: ask(readActivity, { accountId, asOf }) };
}

export type HeadAnswers = Answers<ReturnType<typeof headReads>>;
