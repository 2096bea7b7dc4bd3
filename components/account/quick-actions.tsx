'use client';

import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Menu, type MenuItem } from '@/components/ui/menu';

/** What one can add to this account. */
export function QuickActions({ items }: { items: readonly MenuItem[] }) {
  const t = useTranslations('accountHead');
  const trigger = (
    <Button kind="primary" icon="plus" className="phone:ml-auto">
      <span className="phone:sr-only">{t('quickActions')}</span>
    </Button>
  );
  return <Menu groups={[{ items }]} trigger={trigger} />;
}
