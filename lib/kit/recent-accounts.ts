/** An account that somebody looked at: enough to name it and to go there. */
export interface RecentAccount {
  key: string;
  name: string;
  icon: string;
  href: string;
}

const MOST = 8;

/** By hand: a schema would bring its library to every page. */
function isRecentAccount(value: unknown): value is RecentAccount {
  const { key, name, icon, href } = (value ?? {}) as Partial<Record<string, unknown>>;
  return [key, name, icon, href].every((text) => typeof text === 'string') && String(href).startsWith('/');
}

/** What was kept as text; nothing when it is none of ours. */
export function parseRecent(text: string): RecentAccount[] {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) && kept.every(isRecentAccount) ? kept.slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** The accounts looked at last, newest first, once this one is looked at. */
export function withVisit(recent: readonly RecentAccount[], account: RecentAccount): RecentAccount[] {
  return [account, ...recent.filter(({ key }) => key !== account.key)].slice(0, MOST);
}
