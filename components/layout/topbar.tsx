'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type NavItem, navLooks } from '@/components/layout/nav-items';
import { usePageActions } from '@/components/layout/page-actions';
import type { PaletteGroup, PaletteSearch } from '@/components/layout/palette-item';
import { useRecentAccounts } from '@/components/layout/recent-accounts';
import { useShortcut } from '@/components/layout/shortcuts';
import { ShortcutsDialog } from '@/components/layout/shortcuts-dialog';
import { usePaletteKeys } from '@/components/layout/use-palette-keys';
import { UserMenu, type UserMenuProps } from '@/components/layout/user-menu';
import { IconButton, IconLink } from '@/components/ui/button';
import { Icon, type IconName } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { Kbd } from '@/components/ui/tag';

const CommandPalette = lazy(async () => ({
  default: (await import('@/components/layout/command-palette')).CommandPalette,
}));

/** Something to create: its words and its page. */
export interface QuickAdd {
  label: string;
  icon: IconName;
  href: string;
}

export interface TopbarProps extends UserMenuProps {
  items: readonly NavItem[];
  search: PaletteSearch;
  quickAdd?: readonly QuickAdd[];
  inbox?: { href: string; unread: number };
}

/** Search, quick add, inbox, keys and the person. */
export function Topbar({ items, search, quickAdd = [], inbox, ...user }: TopbarProps) {
  const t = useTranslations('shell');
  const [keysOpen, setKeysOpen] = useState(false);
  const palette = usePalette();
  const onPage = usePageActions();
  useShortcut('/', t('search.label'), palette.open);
  useShortcut('?', t('shortcuts.title'), () => setKeysOpen(true));
  const groups = [
    { id: 'recent', label: t('search.recent'), items: useRecentAccounts() },
    {
      id: 'pages',
      label: t('search.pages'),
      items: items.map((item) => ({
        id: item.id,
        label: t(`nav.${item.id}`),
        icon: navLooks[item.id].icon,
        href: item.href,
      })),
    },
    { id: 'page', label: t('search.onPage'), items: onPage },
    { id: 'add', label: t('search.actions'), items: quickAdd.map((item) => ({ id: item.href, ...item })) },
  ] satisfies PaletteGroup[];
  return (
    <header data-print="hidden" className="sticky top-0 z-10 flex h-topbar items-center gap-2 border-b border-line bg-canvas px-6 phone:px-4">
      <SearchButton onOpen={palette.open} />
      <div className="ml-auto flex items-center gap-1">
        {quickAdd.length > 0 && <Menu groups={[{ items: quickAdd }]} trigger={<IconButton kind="quiet" icon="plus" label={t('quickAdd')} />} />}
        {inbox && <IconLink kind="quiet" icon="inbox" label={t('inbox', { unread: inbox.unread })} href={inbox.href} />}
        <button
          type="button"
          aria-label={t('shortcuts.title')}
          onClick={() => setKeysOpen(true)}
          className="grid size-8 place-items-center rounded-md hover:bg-pressed phone:hidden"
        >
          <Kbd>?</Kbd>
        </button>
        <UserMenu {...user} />
      </div>
      <ShortcutsDialog open={keysOpen} onOpenChange={setKeysOpen} singleKeys={user.preferences.singleKeys} />
      {palette.shown && (
        <Suspense>
          <CommandPalette onClose={palette.close} search={search} groups={groups} />
        </Suspense>
      )}
    </header>
  );
}

function SearchButton({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('shell');
  const keys = usePaletteKeys();
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 w-105 min-w-0 items-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-left text-ink-3 hover:border-line-control phone:w-auto phone:grow"
    >
      <Icon name="search" />
      <span className="cut">{t('search.placeholder')}</span>
      <Kbd className="ml-auto phone:hidden">{keys}</Kbd>
    </button>
  );
}

/** The palette's state, and the key that opens it everywhere: Cmd-K or Ctrl-K. */
function usePalette() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setShown((now) => !now);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return { shown, open: () => setShown(true), close: () => setShown(false) };
}
