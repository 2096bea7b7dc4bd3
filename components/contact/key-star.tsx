'use client';

import { useOptimistic, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface KeyStarProps {
  isKey: boolean;
  onChange: (change: { isKey: boolean }) => Promise<FormOutcome<unknown>>;
}

/** Marks a contact as one of those who count; shown at once, put back if it fails. */
export function KeyStar({ isKey, onChange }: KeyStarProps) {
  const t = useTranslations('contact');
  const [shown, show] = useOptimistic(isKey);
  const [, start] = useTransition();
  const toggle = () =>
    start(async () => {
      show(!shown);
      const outcome = await onChange({ isKey: !shown });
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    });
  return (
    <IconButton
      kind="quiet"
      icon="star"
      label={t('star')}
      aria-pressed={shown}
      onClick={toggle}
      className="aria-pressed:text-accent-ink aria-pressed:[&_path]:fill-current"
    />
  );
}
