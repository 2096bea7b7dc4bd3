import * as z from 'zod';

/** An account that somebody looked at: enough to name it and to go there. */
const RecentAccount = z.strictObject({ key: z.string(), name: z.string(), icon: z.string(), href: z.string().startsWith('/') });
export type RecentAccount = z.infer<typeof RecentAccount>;

const MOST = 8;

/** What was kept as text; nothing when it is none of ours. */
export function parseRecent(text: string): RecentAccount[] {
  try {
    return z.array(RecentAccount).parse(JSON.parse(text)).slice(0, MOST);
  } catch {
    return [];
  }
}

/** The accounts looked at last, newest first, once this one is looked at. */
export function withVisit(recent: readonly RecentAccount[], account: RecentAccount): RecentAccount[] {
  return [account, ...recent.filter(({ key }) => key !== account.key)].slice(0, MOST);
}
