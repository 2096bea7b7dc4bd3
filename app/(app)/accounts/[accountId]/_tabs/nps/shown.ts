import { fileOf, type TabFile } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { ask } from '@/lib/core/operation';
import { exportInvitations } from '@/lib/features/invitation/export';
import { listInvitationTable, readResponseRate } from '@/lib/features/invitation/queries';
import { invitationTable } from '@/lib/features/invitation/table';
import { exportNps } from '@/lib/features/survey/export';
import { listNpsTable } from '@/lib/features/survey/queries';
import { npsTable } from '@/lib/features/survey/table';
import { type AccountPlace, tableAt } from '@/lib/next/account-page';

/** What keeps the tab on the surveys that were sent. */
export const SENT = { of: 'sent' };

/** What the tab shows: answers unless the address says sent surveys. */
export const showsSent = ({ search }: Pick<AccountPlace, 'search'>): boolean => search.of === SENT.of;

export const answersAt = (place: AccountPlace) => tableAt(npsTable, place);
export const sentAt = (place: AccountPlace) => tableAt(invitationTable, place, SENT);

/** The page of answers, when they are shown. */
export function askAnswers(place: AccountPlace) {
  if (showsSent(place)) return undefined;
  const { filter, sort, cursor } = answersAt(place).table.state;
  return ask(listNpsTable, { accountId: place.accountId, asOf: place.asOf, filter, sort, cursor });
}

/** The page of sent surveys, likewise. */
export function askSent(place: AccountPlace) {
  if (!showsSent(place)) return undefined;
  const { filter, sort, cursor } = sentAt(place).table.state;
  return ask(listInvitationTable, { accountId: place.accountId, filter, sort, cursor });
}

/** How many of them were answered. */
export const askRate = (place: AccountPlace) => (showsSent(place) ? ask(readResponseRate, { accountId: place.accountId }) : undefined);

/** The table that is shown, as a file. */
export function shownFile(place: AccountPlace): TabFile {
  const { accountId, asOf } = place;
  if (showsSent(place)) return fileOf(exportInvitations, sentAt(place).table, { accountId });
  return fileOf(exportNps, answersAt(place).table, { accountId, asOf });
}
