'use client';

import { type ComponentProps, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { ArchiveButton } from '@/components/settings/archive-button';
import { IconButton } from '@/components/ui/button';
import type { FormOutcome } from '@/lib/kit/form-outcome';

type Act = () => Promise<FormOutcome<unknown>>;

interface AttributeActionsProps extends ComponentProps<typeof ArchiveButton> {
  /** Absent at either end of the list. */
  up?: Act;
  down?: Act;
}

/** Moves an attribute one place, or archives it with a way back. */
export function AttributeActions({ label, up, down, ...archiving }: AttributeActionsProps) {
  const t = useTranslations('settings');
  const [pending, start] = useTransition();
  const run = (act: Act) =>
    start(async () => {
      const outcome = await act();
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    });
  return (
    <>
      <IconButton
        kind="quiet"
        size="small"
        icon="arrow-up"
        label={t('attributes.up', { label })}
        disabled={!up || pending}
        onClick={() => up && run(up)}
      />
      <IconButton
        kind="quiet"
        size="small"
        icon="arrow-down"
        label={t('attributes.down', { label })}
        disabled={!down || pending}
        onClick={() => down && run(down)}
      />
      <ArchiveButton label={label} {...archiving} />
    </>
  );
}
