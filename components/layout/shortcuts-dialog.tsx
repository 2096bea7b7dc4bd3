'use client';

import { useTranslations } from 'use-intl/react';
import { useShortcutList } from '@/components/layout/shortcuts';
import { usePaletteKeys } from '@/components/layout/use-palette-keys';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/tag';

interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Single keys are switched off: says so, and lists only what still works. */
  singleKeys: boolean;
}

/** The keys that do something on this page. */
export function ShortcutsDialog({ open, onOpenChange, singleKeys }: ShortcutsDialogProps) {
  const t = useTranslations('shell');
  const bound = useShortcutList();
  const always = [
    { keys: usePaletteKeys(), label: t('search.label') },
    { keys: t('keys.escape'), label: t('shortcuts.closeLayer') },
    { keys: t('keys.notices'), label: t('shortcuts.notices') },
  ];
  const shown = [...always, ...(singleKeys ? bound : [])];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts.title')}>
      {!singleKeys && <p className="mb-3 text-ink-2">{t('shortcuts.off')}</p>}
      <dl className="grid grid-cols-[1fr_auto] items-center">
        {shown.map(({ keys, label }) => (
          <div key={keys} className="group contents">
            <dt className="border-b border-grid py-1.5 group-last:border-b-0">{label}</dt>
            <dd className="flex h-full items-center justify-end gap-1 border-b border-grid group-last:border-b-0">
              {keys.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
