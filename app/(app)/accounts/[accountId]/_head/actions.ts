'use server';

import type { AccountField } from '@/components/account/account-field';
import { editField } from '@/lib/features/account/edit-field';
import { readHistory } from '@/lib/features/account/history';
import { listAccountChoices } from '@/lib/features/account/queries';
import { listMembers } from '@/lib/features/member/queries';
import { done, toAction } from '@/lib/next/action';

export async function saveField(accountId: string, change: object) {
  return toAction(editField)({ ...change, accountId });
}

/** A page of the account's changes, or of one field's. */
export async function readChanges(accountId: string, request: object) {
  return done(await toAction(readHistory)({ ...request, accountId }));
}

/** What a field's control offers: members, types, or the words in use. */
export async function offerValues(what: NonNullable<AccountField['offers']>) {
  if (what !== 'person')
    return done(await toAction(listAccountChoices)({}))[what].map(({ value, label }) => ({ value, label: what === 'type' ? label : value }));
  const members = done(await toAction(listMembers)({}));
  return members.filter(({ status }) => status === 'active').map(({ email, name }) => ({ value: email, label: name }));
}
