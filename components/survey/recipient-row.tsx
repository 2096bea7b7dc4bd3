'use client';

import { useTranslations } from 'use-intl/react';
import { Checkbox } from '@/components/ui/checkbox';
import { cx } from '@/components/ui/cx';
import type { Recipient } from '@/lib/features/invitation/contract';
import { formatDay } from '@/lib/kit/date-format';

interface RecipientRowProps {
  person: Recipient;
  chosen: boolean;
  onToggle: () => void;
  locale: string;
}

/** A contact who can be chosen, or who can't be asked now and why. */
export function RecipientRow({ person, chosen, onToggle, locale }: RecipientRowProps) {
  const t = useTranslations('survey');
  const { name, title, email, standing, askedOn, freeFrom } = person;
  const isFree = standing === 'free';
  const line = isFree
    ? [title, email].filter(Boolean).join(' · ')
    : t(`standing.${standing}`, { day: formatDay(askedOn, locale), from: formatDay(freeFrom, locale) });
  return (
    <label className="flex min-h-9 items-center gap-2.5 rounded-sm px-1.5 py-1 hover:bg-hover">
      <Checkbox checked={chosen} disabled={!isFree} onChange={onToggle} />
      <span className="min-w-0 grow">
        <span className={cx('block cut', !isFree && 'text-ink-2')}>{name}</span>
        <span className="block cut text-sm text-ink-2">{line}</span>
      </span>
    </label>
  );
}
