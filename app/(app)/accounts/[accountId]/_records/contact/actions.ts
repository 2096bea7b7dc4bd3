'use server';

import { createContact, deleteContact, linkContact, restoreContact, updateContact } from '@/lib/features/contact/commands';
import { mergeContacts, unmergeContacts } from '@/lib/features/contact/merge';
import { getContact } from '@/lib/features/contact/queries';
import { withdrawInvitation } from '@/lib/features/invitation/withdraw';
import { setOptOut } from '@/lib/features/opt-out/commands';
import { done, toAction } from '@/lib/next/action';

export const removeContact = toAction(deleteContact);
export const bringBackContact = toAction(restoreContact);
export const mergeInto = toAction(mergeContacts);
export const takeMergeBack = toAction(unmergeContacts);
export const noteOptOut = toAction(setOptOut);
export const withdraw = toAction(withdrawInvitation);

export async function addContact(accountId: string, input: object) {
  return toAction(createContact)({ ...input, accountId });
}

export async function changeContact(id: string, input: object) {
  return toAction(updateContact)({ ...input, id });
}

/** What a contact says now, as forms hold it. */
export async function latestContact(id: string) {
  const { version, ...values } = done(await toAction(getContact)({ id }));
  return { version, values };
}

/** `who`: email, none, or the id of a product user after a colon. */
export async function chooseUser(id: string, { who }: { who?: string }) {
  const userId = who?.startsWith('user:') ? who.slice('user:'.length) : undefined;
  return toAction(linkContact)(userId === undefined ? { id, link: who ?? 'email' } : { id, link: 'manual', userId });
}
