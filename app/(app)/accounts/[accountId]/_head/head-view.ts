import type { AccountPlace } from '@/lib/next/account-page';

export const HEAD_VIEWS = ['key', 'changes', 'all'] as const;
export type HeadView = (typeof HEAD_VIEWS)[number] | 'folded';

/** Which view of the account its header shows, as the address says it. */
export function headView({ search }: Pick<AccountPlace, 'search'>): HeadView {
  return [...HEAD_VIEWS, 'folded' as const].find((view) => view === search.head) ?? 'key';
}
