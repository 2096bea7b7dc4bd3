'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { LIBRARY_PATH } from '@/lib/features/publication/table';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface DeletePublicationProps {
  id: string;
  remove: () => Promise<FormOutcome<unknown>>;
  /** Brings it back as it was. */
  restore: () => Promise<FormOutcome<unknown>>;
}

/** Deletes the publication that is open, with a way back. */
export function DeletePublication({ id, remove, restore }: DeletePublicationProps) {
  const t = useTranslations('publication');
  const router = useRouter();
  const [pending, start] = useTransition();
  const undo = async () => {
    const outcome = await restore();
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else {
      toast(t('act.restored'));
      router.push(`${LIBRARY_PATH}/${id}`);
    }
  };
  const act = () =>
    start(async () => {
      const outcome = await remove();
      if ('errors' in outcome) {
        toast.error(outcome.errors[0]?.message);
        return;
      }
      router.push(LIBRARY_PATH);
      toast(t('act.deleted'), { action: { label: t('act.undo'), onClick: () => void undo() }, duration: 10_000 });
    });
  return (
    <Button kind="danger" size="small" busy={pending} onClick={act}>
      {t('act.delete')}
    </Button>
  );
}
