import { fileOf, type TabFile } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { ask } from '@/lib/core/operation';
import { exportFeatures, exportModules } from '@/lib/features/usage/export';
import { readFeatures, readModules, readUserFeatures, readUserModules } from '@/lib/features/usage/queries';
import { featureTable, moduleTable } from '@/lib/features/usage/table';
import { type AccountPlace, tableAt } from '@/lib/next/account-page';

/** What the tab shows: modules unless the address says features. */
export function showsFeatures({ search }: Pick<AccountPlace, 'search'>): boolean {
  return search.of === 'features';
}

/** Modules, when they are shown: of the user whom the address names, else of the whole account. */
export function askModules({ accountId, asOf, search }: AccountPlace) {
  if (showsFeatures({ search })) return undefined;
  return search.user === undefined ? ask(readModules, { accountId, asOf }) : ask(readUserModules, { accountId, asOf, userId: search.user });
}

/** Features, likewise. */
export function askFeatures({ accountId, asOf, search }: AccountPlace) {
  if (!showsFeatures({ search })) return undefined;
  return search.user === undefined ? ask(readFeatures, { accountId, asOf }) : ask(readUserFeatures, { accountId, asOf, userId: search.user });
}

/** The tab's own parameters, which every change on it keeps. */
export function itemParams({ search }: Pick<AccountPlace, 'search'>): Record<string, string> {
  return { ...(search.user === undefined ? {} : { user: search.user }), ...(showsFeatures({ search }) ? { of: 'features' } : {}) };
}

interface Reading {
  data: readonly object[];
  user?: { userId: string; name: string | null };
}

/** Whose usage a reading is; null for the whole account's. */
export function userOf(reading: Reading | undefined): NonNullable<Reading['user']> | null {
  return reading?.user ?? null;
}

/** The table that is shown, as a file. */
export function itemFile(place: AccountPlace): TabFile {
  const { accountId, asOf, search } = place;
  const input = { accountId, asOf, userId: search.user };
  return showsFeatures(place)
    ? fileOf(exportFeatures, tableAt(featureTable, place).table, input)
    : fileOf(exportModules, tableAt(moduleTable, place).table, input);
}
