'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface DeleteButtonProps {
  remove: () => Promise<FormOutcome<unknown>>;
  /** Brings it back as it was. */
  restore: () => Promise<FormOutcome<unknown>>;
  /** The page without the record's drawer, and with it: undo opens it again. */
  closeHref: string;
  openHref: string;
}

/** Deletes the record that is open, with a way back. */
export function DeleteButton({ remove, restore, closeHref, openHref }: DeleteButtonProps) {
  const t = useTranslations('record');
  const router = useRouter();
  const [pending, start] = useTransition();
  const undo = async () => {
    const outcome = await restore();
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else {
      toast(t('restored'));
      router.push(openHref, { scroll: false });
    }
  };
  const act = () =>
    start(async () => {
      const outcome = await remove();
      if ('errors' in outcome) {
        toast.error(outcome.errors[0]?.message);
        return;
      }
      router.push(closeHref, { scroll: false });
      toast(t('deleted'), { action: { label: t('undo'), onClick: () => void undo() }, duration: 10_000 });
    });
  return <IconButton kind="quiet" icon="trash" label={t('delete')} aria-busy={pending || undefined} onClick={act} />;
}
