import { fileOf, type TabFile } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { ask } from '@/lib/core/operation';
import { exportInvitations } from '@/lib/features/invitation/export';
import { listInvitationTable, readResponseRate } from '@/lib/features/invitation/queries';
import { invitationTable } from '@/lib/features/invitation/table';
import { exportCsat, exportNps } from '@/lib/features/survey/export';
import { listCsatTable, listNpsTable, readAccountCsat, readAccountNps } from '@/lib/features/survey/queries';
import { csatTable, npsTable } from '@/lib/features/survey/table';
import { type AccountPlace, tableAt } from '@/lib/next/account-page';

/** The parts of the tab, and what keeps the address on each. */
export const PARTS = { nps: {}, csat: { of: 'csat' }, sent: { of: 'sent' } } as const;
export type PartId = keyof typeof PARTS;

/** What the tab shows: NPS answers unless the address says otherwise. */
export function shownPart({ search }: Pick<AccountPlace, 'search'>): PartId {
  return search.of === 'csat' || search.of === 'sent' ? search.of : 'nps';
}

export const npsAt = (place: AccountPlace) => tableAt(npsTable, place);
export const csatAt = (place: AccountPlace) => tableAt(csatTable, place, PARTS.csat);
export const sentAt = (place: AccountPlace) => tableAt(invitationTable, place, PARTS.sent);

/** What the part that is shown asks: its figures and a page of its table. */
export function askShown(place: AccountPlace) {
  const part = shownPart(place);
  const { accountId, asOf } = place;
  const day = { accountId, asOf };
  const page = <S extends { state: { filter: unknown; sort: unknown; cursor: unknown } }>({ state: { filter, sort, cursor } }: S) => ({
    filter,
    sort,
    cursor,
  });
  return {
    nps: part === 'nps' ? ask(readAccountNps, day) : undefined,
    npsPage: part === 'nps' ? ask(listNpsTable, { ...day, ...page(npsAt(place).table) }) : undefined,
    csat: part === 'csat' ? ask(readAccountCsat, day) : undefined,
    csatPage: part === 'csat' ? ask(listCsatTable, { ...day, ...page(csatAt(place).table) }) : undefined,
    rate: part === 'sent' ? ask(readResponseRate, { accountId }) : undefined,
    sentPage: part === 'sent' ? ask(listInvitationTable, { accountId, ...page(sentAt(place).table) }) : undefined,
  };
}

/** The table that is shown, as a file. */
export function shownFile(place: AccountPlace): TabFile {
  const { accountId, asOf } = place;
  const files = {
    nps: () => fileOf(exportNps, npsAt(place).table, { accountId, asOf }),
    csat: () => fileOf(exportCsat, csatAt(place).table, { accountId, asOf }),
    sent: () => fileOf(exportInvitations, sentAt(place).table, { accountId }),
  };
  return files[shownPart(place)]();
}
