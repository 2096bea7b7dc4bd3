'use client';

import { useTranslations } from 'use-intl/react';
import { type Deletion, useDeletion } from '@/components/record/use-deletion';
import { IconButton } from '@/components/ui/button';

/** Deletes the record whose drawer is open, with a way back. */
export function DeleteButton(deletion: Deletion) {
  const t = useTranslations('record');
  const { pending, act } = useDeletion(deletion);
  return <IconButton kind="quiet" icon="trash" label={t('delete')} aria-busy={pending || undefined} onClick={act} />;
}
