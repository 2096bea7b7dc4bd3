'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import { isUnder, type NavItem, navLooks } from '@/components/layout/nav-items';
import { Icon } from '@/components/ui/icon';
import { Menu, type MenuItem } from '@/components/ui/menu';

interface BottomNavProps {
  items: readonly NavItem[];
  /** Behind the round button in the middle; without it there is none. */
  quickAdd?: readonly MenuItem[];
}

const slot = 'grid min-w-0 grow basis-0 place-items-center content-center gap-0.5 text-xs text-ink-2 current:font-medium current:text-accent-ink';

/** How many entries stand in the bar; the rest are behind "More". */
const PLACES = 4;

/** The way around on a phone. */
export function BottomNav({ items, quickAdd = [] }: BottomNavProps) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const fits = items.length <= PLACES;
  const bar = fits ? items : items.slice(0, PLACES - 1);
  const rest = items.slice(bar.length);
  const link = (item: NavItem) => (
    <Link key={item.id} href={item.href} aria-current={isUnder(pathname, item.href) ? 'page' : undefined} className={slot}>
      <Icon name={navLooks[item.id].icon} />
      {t(`nav.${item.id}`)}
    </Link>
  );
  return (
    <nav
      aria-label={t('nav.label')}
      data-print="hidden"
      className="fixed inset-x-0 bottom-0 z-10 flex h-14 border-t border-line-strong bg-surface wide:hidden"
    >
      {bar.slice(0, 2).map(link)}
      {quickAdd.length > 0 && (
        <Menu
          side="top"
          groups={[{ items: quickAdd }]}
          trigger={
            <button type="button" aria-label={t('quickAdd')} className={slot}>
              <span className="grid size-10 place-items-center rounded-full bg-accent text-on-accent">
                <Icon name="plus" />
              </span>
            </button>
          }
        />
      )}
      {bar.slice(2).map(link)}
      {rest.length > 0 && (
        <Menu
          side="top"
          groups={[{ items: rest.map(({ id, href }) => ({ label: t(`nav.${id}`), icon: navLooks[id].icon, href })) }]}
          trigger={
            <button type="button" className={slot}>
              <Icon name="more" />
              {t('nav.more')}
            </button>
          }
        />
      )}
    </nav>
  );
}
