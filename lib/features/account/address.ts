import { ACCOUNTS_PATH } from '@/lib/features/account/table';

/** An account's page, or a tab of it. The customer's id stands in one percent-encoded part, whatever it holds. */
export function accountHref(key: string, tab?: string): string {
  const path = `${ACCOUNTS_PATH}/${encodeURIComponent(key)}`;
  return tab === undefined ? path : `${path}/${tab}`;
}
