'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

/** Who sees a layout, and why, behind a button. */
export function WhyDialog({ children }: { children: ReactNode }) {
  const t = useTranslations('layout');
  return (
    <Dialog title={t('why.title')} trigger={<Button size="small">{t('why.title')}</Button>} form="sheet" wide>
      {children}
    </Dialog>
  );
}
