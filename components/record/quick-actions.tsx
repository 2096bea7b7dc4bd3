'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { useOfferActions } from '@/components/layout/page-actions';
import type { PaletteItem } from '@/components/layout/palette-item';
import { useShortcut } from '@/components/layout/shortcuts';
import { Button } from '@/components/ui/button';
import { Menu, type MenuHandle } from '@/components/ui/menu';

interface QuickActionsProps {
  items: readonly PaletteItem[];
  /** Parts of the page that the palette leads to as well. */
  parts: readonly PaletteItem[];
}

/** Quick Actions (+): what this reader can add to the account, by button, by `c` and from the palette. */
export function QuickActions({ items, parts }: QuickActionsProps) {
  const t = useTranslations('record');
  const menu = useRef<MenuHandle>(null);
  useOfferActions([...parts, ...items]);
  useShortcut(items.length > 0 ? 'c' : null, t('add'), () => menu.current?.open());
  if (items.length === 0) return null;
  const trigger = (
    <Button kind="primary" icon="plus">
      {t('add')}
    </Button>
  );
  return <Menu trigger={trigger} groups={[{ items: items.map(({ id: _id, ...item }) => item) }]} handle={menu} />;
}
