'use client';

import { Toaster as Sonner } from 'sonner';
import { useTranslations } from 'use-intl/react';

const classNames = {
  toast:
    'flex w-(--width) items-center gap-2 rounded-lg border border-line-strong bg-surface px-3 py-2.5 font-sans text-md text-ink shadow-pop focus-visible:shadow-focus!',
  content: 'grow',
  title: 'font-medium',
  description: 'text-sm text-ink-2',
  actionButton: 'min-h-6 flex-none rounded-sm px-2 font-medium text-accent-ink hover:bg-hover',
  closeButton: 'grid size-6 flex-none place-items-center text-ink-3 hover:text-ink',
  icon: 'flex-none text-ink-2',
};

/** Where `toast()` of sonner speaks: what was done, with its undo. */
export function Toaster() {
  const t = useTranslations('controls');
  return (
    <Sonner
      containerAriaLabel={t('notifications')}
      position="bottom-right"
      mobileOffset={{ bottom: '72px' }}
      toastOptions={{ unstyled: true, classNames }}
    />
  );
}
