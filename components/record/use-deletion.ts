import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import type { FormOutcome } from '@/lib/kit/form-outcome';

export interface Deletion {
  remove: () => Promise<FormOutcome<unknown>>;
  /** Brings it back as it was. */
  restore: () => Promise<FormOutcome<unknown>>;
  /** Where one is without the record, and with it: undo goes there again. */
  closeHref: string;
  openHref: string;
}

/** Deletes the record that is open, and offers the way back for a while. */
export function useDeletion({ remove, restore, closeHref, openHref }: Deletion): { pending: boolean; act: () => void } {
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
  return { pending, act };
}
