'use client';

import { useOptimistic, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';

interface FollowButtonProps {
  following: boolean;
  onFollow: (follow: boolean) => Promise<void>;
}

/** Pins the account to the rail, or takes it off; shown at once, put back if it fails. */
export function FollowButton({ following, onFollow }: FollowButtonProps) {
  const t = useTranslations('accountHead');
  const [shown, show] = useOptimistic(following);
  const [, start] = useTransition();
  const toggle = () =>
    start(async () => {
      show(!shown);
      await onFollow(!shown);
    });
  return (
    <IconButton
      icon="star"
      label={t('follow')}
      aria-pressed={shown}
      onClick={toggle}
      className="aria-pressed:text-accent-ink aria-pressed:[&_path]:fill-current"
    />
  );
}
