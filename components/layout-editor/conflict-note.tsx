'use client';

import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';

interface ConflictNoteProps {
  onMine: () => void;
  onTheirs: () => void;
}

/** Someone else saved meanwhile: nothing is lost, and the editor says which state goes on. */
export function ConflictNote({ onMine, onTheirs }: ConflictNoteProps) {
  const t = useTranslations('layout');
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 rounded-md bg-average-soft px-3 py-2 text-average">
      <p className="grow basis-60">
        <strong className="font-strong">{t('conflict.title')}</strong> {t('conflict.text')}
      </p>
      <Button size="small" onClick={onTheirs}>
        {t('conflict.theirs')}
      </Button>
      <Button size="small" kind="primary" onClick={onMine}>
        {t('conflict.mine')}
      </Button>
    </div>
  );
}
