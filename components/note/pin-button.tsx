'use client';

import { useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface PinButtonProps {
  pinned: boolean;
  pin: (pinned: boolean) => Promise<FormOutcome<unknown>>;
}

/** Keeps a note at the top of the feed, or lets it go. */
export function PinButton({ pinned, pin }: PinButtonProps) {
  const t = useTranslations('note');
  const [pending, start] = useTransition();
  const act = () =>
    start(async () => {
      const outcome = await pin(!pinned);
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    });
  return (
    <IconButton
      kind="quiet"
      icon="pin"
      label={pinned ? t('unpin') : t('pin')}
      aria-pressed={pinned}
      aria-busy={pending || undefined}
      onClick={act}
      className="aria-pressed:text-accent-ink"
    />
  );
}
