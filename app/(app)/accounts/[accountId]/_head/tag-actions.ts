import { changeAccountTags, createAccountTag, readTags } from '@/app/(app)/accounts/[accountId]/actions';
import type { TagActions } from '@/components/tag/account-tags';
import { may } from '@/lib/core/actor';
import type { AccountPlace } from '@/lib/next/account-page';

/** What this reader can do with the account's tags; undefined: look at them. */
export function tagActions({ accountId, caller: { actor } }: Pick<AccountPlace, 'accountId' | 'caller'>): TagActions | undefined {
  if (!may(actor, 'tag:write')) return undefined;
  const create = may(actor, 'tag:admin') ? createAccountTag.bind(null, accountId) : undefined;
  return { read: readTags, change: changeAccountTags.bind(null, accountId), create };
}
