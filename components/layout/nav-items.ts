import type { IconName } from '@/components/ui/icon';

export type NavId = 'home' | 'accounts' | 'revenue' | 'tasks' | 'alerts' | 'charts' | 'campaigns' | 'hub' | 'settings';

/** An entry of the main navigation; only what exists and may be seen is passed in. */
export interface NavItem {
  id: NavId;
  href: string;
  count?: number;
}

/** The drawing of each entry, and the key that follows `g`. */
export const navLooks: Record<NavId, { icon: IconName; key: string }> = {
  home: { icon: 'home', key: 'h' },
  accounts: { icon: 'building', key: 'a' },
  revenue: { icon: 'coin', key: 'r' },
  tasks: { icon: 'check', key: 't' },
  alerts: { icon: 'bell', key: 'l' },
  charts: { icon: 'chart', key: 'c' },
  campaigns: { icon: 'send', key: 'm' },
  hub: { icon: 'hub', key: 'u' },
  settings: { icon: 'gear', key: 's' },
};

/** Whether an address is the entry's page or one below it. */
export function isUnder(pathname: string, href: string): boolean {
  return pathname === href || (href !== '/' && pathname.startsWith(`${href}/`));
}
