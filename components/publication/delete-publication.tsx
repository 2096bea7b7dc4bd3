'use client';

import { useTranslations } from 'use-intl/react';
import { type Deletion, useDeletion } from '@/components/record/use-deletion';
import { Button } from '@/components/ui/button';

/** Deletes the publication whose page is open, with a way back. */
export function DeletePublication(deletion: Deletion) {
  const t = useTranslations('record');
  const { pending, act } = useDeletion(deletion);
  return (
    <Button kind="danger" size="small" busy={pending} onClick={act}>
      {t('delete')}
    </Button>
  );
}
