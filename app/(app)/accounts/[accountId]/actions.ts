'use server';

import { pinAccount, unpinAccount } from '@/lib/features/account/pins';
import { tagAccounts } from '@/lib/features/account/tags';
import { createTag } from '@/lib/features/tag/commands';
import { listTags } from '@/lib/features/tag/queries';
import { listUserTable } from '@/lib/features/usage/queries';
import { userTable } from '@/lib/features/usage/table';
import { MAX_TEXT } from '@/lib/kit/filter';
import { done, toAction } from '@/lib/next/action';

/** Pins the account to the reader's rail, or takes it off. */
export async function follow(accountId: string, isFollowed: boolean): Promise<void> {
  done(await toAction(isFollowed ? pinAccount : unpinAccount)({ accountId }));
}

/** Puts tags on the account and takes others off. */
export async function changeAccountTags(accountId: string, change: { add: string[]; remove: string[] }) {
  return toAction(tagAccounts)({ data: [{ accountIds: [accountId], ...change }] });
}

/** A new tag, put on the account. */
export async function createAccountTag(accountId: string, name: string) {
  const made = await toAction(createTag)({ name });
  if (!made.ok) return made;
  const { id } = made.data;
  const put = await changeAccountTags(accountId, { add: [id], remove: [] });
  return put.ok ? { ...put, data: { id, name, colour: 'neutral' } } : put;
}

/** All tags there are. */
export async function readTags() {
  return done(await toAction(listTags)({}));
}

/** How many users the picker offers. */
const OFFERED = 20;

/** Users of the account with these words in name, e-mail or id, the most active first. */
export async function findUsers(accountId: string, words: string): Promise<{ userId: string; name: string; email: string | null }[]> {
  const value = words.trim().slice(0, MAX_TEXT);
  const filter = { all: value === '' ? [] : [{ column: 'name', op: 'has', value }] };
  const { rows } = done(await toAction(listUserTable)({ accountId, filter, sort: userTable.defaultSort, cursor: null, limit: OFFERED }));
  return rows.map(({ userId, name, email }) => ({ userId, name, email }));
}
