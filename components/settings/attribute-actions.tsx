'use client';

import { useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/components/ui/button';
import type { FormOutcome } from '@/lib/kit/form-outcome';

type Act = () => Promise<FormOutcome<unknown>>;

interface AttributeActionsProps {
  label: string;
  /** Absent at either end of the list. */
  up?: Act;
  down?: Act;
  archive: Act;
  restore: Act;
}

/** Moves an attribute one place, or archives it with a way back. */
export function AttributeActions({ label, up, down, archive, restore }: AttributeActionsProps) {
  const t = useTranslations('settings');
  const [pending, start] = useTransition();
  const run = (act: Act, then?: () => void) =>
    start(async () => {
      const outcome = await act();
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
      else then?.();
    });
  const undo = { label: t('attributes.undo'), onClick: () => run(restore) };
  return (
    <>
      <IconButton kind="quiet" size="small" icon="arrow-up" label={t('attributes.up', { label })} disabled={!up} onClick={() => up && run(up)} />
      <IconButton
        kind="quiet"
        size="small"
        icon="arrow-down"
        label={t('attributes.down', { label })}
        disabled={!down}
        onClick={() => down && run(down)}
      />
      <Button
        kind="quiet"
        size="small"
        busy={pending}
        onClick={() => run(archive, () => toast(t('attributes.archived', { label }), { action: undo, duration: 10_000 }))}
      >
        {t('attributes.archive')}
      </Button>
    </>
  );
}
