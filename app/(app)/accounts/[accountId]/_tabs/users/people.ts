import { fileOf, type TabFile } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { ask } from '@/lib/core/operation';
import { exportContacts } from '@/lib/features/contact/export';
import { listContactChoices, listContactTable } from '@/lib/features/contact/queries';
import { contactTable } from '@/lib/features/contact/table';
import { exportUsers } from '@/lib/features/usage/export';
import { listUserTable } from '@/lib/features/usage/queries';
import { userTable } from '@/lib/features/usage/table';
import { type AccountPlace, tableAt } from '@/lib/next/account-page';

/** What keeps the tab on product users. */
export const USERS = { of: 'users' };

/** What the tab shows: contacts unless the address says users. */
export function showsUsers({ search }: Pick<AccountPlace, 'search'>): boolean {
  return search.of === USERS.of;
}

export const contactsAt = (place: AccountPlace) => tableAt(contactTable, place);
export const usersAt = (place: AccountPlace) => tableAt(userTable, place, USERS);

/** The page of contacts, when they are shown. */
export function askContacts(place: AccountPlace) {
  if (showsUsers(place)) return undefined;
  const { filter, sort, cursor } = contactsAt(place).table.state;
  return ask(listContactTable, { accountId: place.accountId, asOf: place.asOf, filter, sort, cursor });
}

/** What their filters choose from. */
export function askChoices(place: AccountPlace) {
  return showsUsers(place) ? undefined : ask(listContactChoices, { accountId: place.accountId });
}

/** The page of product users, likewise. */
export function askUsers(place: AccountPlace) {
  if (!showsUsers(place)) return undefined;
  const { filter, sort, cursor } = usersAt(place).table.state;
  return ask(listUserTable, { accountId: place.accountId, asOf: place.asOf, filter, sort, cursor });
}

/** The table that is shown, as a file. */
export function peopleFile(place: AccountPlace): TabFile {
  const input = { accountId: place.accountId, asOf: place.asOf };
  return showsUsers(place) ? fileOf(exportUsers, usersAt(place).table, input) : fileOf(exportContacts, contactsAt(place).table, input);
}
