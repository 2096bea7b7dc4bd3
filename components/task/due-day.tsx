'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { Band } from '@/components/ui/band';
import { formatDay } from '@/lib/kit/date-format';

/** A due day; a word says that it has passed. */
export function DueDay({ day, isOverdue }: { day: string | null; isOverdue: boolean }) {
  const t = useTranslations('task');
  const text = formatDay(day, useLocale());
  return isOverdue ? <Band tone="poor">{t('overdueSince', { day: text })}</Band> : <span className="whitespace-nowrap">{text}</span>;
}
