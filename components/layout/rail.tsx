'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import { isUnder, type NavItem, navLooks } from '@/components/layout/nav-items';
import { useShortcut } from '@/components/layout/shortcuts';
import { Band, type Tone } from '@/components/ui/band';
import { cx } from '@/components/ui/cx';
import { Icon, type IconName } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';

export interface PinnedAccount {
  name: string;
  href: string;
  /** Its health, where it is known; with the word for it. */
  health?: { tone: Tone; word: string };
}

/** A line of the Account Hub Manager's menu. */
export interface HubEntry {
  label: string;
  icon: IconName;
  href: string;
}

export interface RailProps {
  organization: string;
  items: readonly NavItem[];
  pinned?: readonly PinnedAccount[];
  /** The menu of the Account Hub Manager; without it there is no such button. */
  hub?: readonly HubEntry[];
}

const row =
  'flex h-8 items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-pressed hover:text-ink ' +
  'current:bg-pressed current:font-medium current:text-ink';

/** The way around on a wide screen. */
export function Rail({ organization, items, pinned = [], hub }: RailProps) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  return (
    <nav
      aria-label={t('nav.label')}
      data-print="hidden"
      className="sticky top-0 flex h-screen flex-col gap-0.5 overflow-y-auto border-r border-line bg-canvas px-2 py-3 phone:hidden"
    >
      <Brand organization={organization} />
      {items
        .filter(({ id }) => id !== 'hub')
        .map((item) => (
          <RailLink key={item.id} item={item} current={isUnder(pathname, item.href)} />
        ))}
      {pinned.length > 0 && <h2 className="mx-2 mt-4 mb-1 text-xs font-medium text-ink-3">{t('nav.pinned')}</h2>}
      {pinned.map(({ name, href, health }) => (
        <Link key={href} href={href} className={row} aria-current={pathname === href ? 'page' : undefined}>
          {health && (
            <Band tone={health.tone} look="icon">
              {health.word}
            </Band>
          )}
          <span className="cut">{name}</span>
        </Link>
      ))}
      {hub && <HubButton items={hub} />}
    </nav>
  );
}

function RailLink({ item, current }: { item: NavItem; current: boolean }) {
  const t = useTranslations('shell');
  const router = useRouter();
  const { icon, key } = navLooks[item.id];
  const name = t(`nav.${item.id}`);
  useShortcut(`g ${key}`, t('shortcuts.goTo', { name }), () => router.push(item.href));
  return (
    <Link href={item.href} aria-current={current ? 'page' : undefined} className={row}>
      <Icon name={icon} />
      {name}
      {item.count !== undefined && <span className="ml-auto text-sm font-normal text-ink-3">{item.count}</span>}
    </Link>
  );
}

/** The Account Hub Manager, at the bottom left; its first entry has a key as the pages above have. */
function HubButton({ items }: { items: readonly HubEntry[] }) {
  const t = useTranslations('shell');
  const router = useRouter();
  const pathname = usePathname();
  const keys = `g ${navLooks.hub.key}` as const;
  const [first] = items;
  useShortcut(first ? keys : null, t('shortcuts.goTo', { name: first?.label ?? '' }), () => first && router.push(first.href));
  const entries = items.map((item) => (item === first ? { ...item, keys } : item));
  return (
    <div className="sticky bottom-0 mt-auto bg-canvas pt-2">
      <Menu
        side="top"
        align="start"
        wide
        groups={[{ items: entries }]}
        trigger={
          <button
            type="button"
            className={cx(
              'flex h-9 w-full items-center gap-2 rounded-md border bg-surface px-2 font-medium whitespace-nowrap hover:bg-hover',
              first && isUnder(pathname, first.href) ? 'border-accent text-accent-ink' : 'border-line-strong',
            )}
          >
            <Icon name="hub" />
            {t('nav.hub')}
            <Icon name="chevron-up" size={14} className="ml-auto" />
          </button>
        }
      />
    </div>
  );
}

/** The mark and name of the product, and whose book of business this is. */
export function Brand({ organization, className }: { organization?: string; className?: string }) {
  const t = useTranslations('shell');
  return (
    <div className={cx('mb-3 flex h-7 flex-none items-center gap-2 px-2 font-strong', className)}>
      <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 flex-none">
        <rect width="20" height="20" rx="5" fill="var(--accent)" />
        <path
          d="M5.5 11.5h2l1.5-5 2.5 8 1.5-5h1.5"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {t('product')}
      {organization && <small className="ml-auto cut text-xs font-normal text-ink-3">{organization}</small>}
    </div>
  );
}
